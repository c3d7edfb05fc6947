using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Fetching;

/// <summary>
/// Asks for an address over HTTP: named, bounded in time, size and redirects, public addresses only unless the settings say otherwise.
/// Never throws for what a server does; the result says how it went.
/// </summary>
public sealed class PageFetcher : IDisposable
{
    /// <summary>What headers say of bytes as they come over the line, and is not true of the capture's.</summary>
    private static readonly HashSet<string> OfPacked = new(StringComparer.OrdinalIgnoreCase) { "Content-Encoding", "Content-Length" };

    private readonly ScraperOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;

    /// <summary>Makes a fetcher; one serves the whole process.</summary>
    public PageFetcher(IOptions<ScraperOptions> options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _clock = clock;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = new GuardedConnection(_options).ConnectAsync,
            // A connection a page: then the address noted for a page is the one that answered it, and each is checked anew.
            PooledConnectionLifetime = TimeSpan.Zero,
            // Servers send addresses outside ASCII as they have them; today that is UTF-8.
            ResponseHeaderEncodingSelector = (name, _) => name == "Location" ? Encoding.UTF8 : null,
            UseCookies = false,
            // A proxy would be the one that connects, out of reach of the check of private addresses.
            UseProxy = false,
        });
    }

    private TimeSpan HeaderTimeout => TimeSpan.FromSeconds(_options.TimeoutSeconds);

    /// <summary>Asks for an address and follows its redirects.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="manners">Whom to ask before each request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FetchResult> FetchAsync(FetchRequest request, IRequestManners manners, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(manners);
        var visit = new Visit(request, manners);
        var result = await FollowAsync(visit, cancellationToken);
        return result with { Status = visit.Status, Elapsed = visit.Elapsed, HasMoved = visit.HasMoved };
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FollowAsync(Visit visit, CancellationToken cancellationToken)
    {
        if (!TryReadAddress(visit.Request.Url, null, out var address))
        {
            return new FetchResult.Refused($"not an http or https address: {visit.Request.Url}");
        }

        while (true)
        {
            visit.Final = address;
            var (result, location) = await AskAsync(visit, cancellationToken);
            if (result is not null)
            {
                return result;
            }

            if (visit.Redirects.Count == _options.MaxRedirects)
            {
                return new FetchResult.Failed($"more than {_options.MaxRedirects} redirects", MayRecover: false);
            }

            visit.HasMoved = (visit.Redirects.Count == 0 || visit.HasMoved) && visit.Status is 301 or 308;
            visit.Redirects.Add(address.AbsoluteUri);
            if (!TryReadAddress(location!, address, out address))
            {
                return new FetchResult.Refused($"redirected to what is not an http or https address: {location}");
            }
        }
    }

    /// <summary>Sends one request when its turn has come; gives the result, or where it was redirected to.</summary>
    private async Task<(FetchResult? Result, string? Location)> AskAsync(Visit visit, CancellationToken cancellationToken)
    {
        if (await visit.Manners.EnterAsync(visit.Final, cancellationToken) is { } refusal)
        {
            return refusal.TryAfter is { } wait
                ? (new FetchResult.Failed(refusal.Reason, MayRecover: true) { RetryAfter = wait, IsBusy = true }, null)
                : (new FetchResult.Refused(refusal.Reason), null);
        }

        var begun = _clock.GetTimestamp();
        var answer = default(HostAnswer);
        // The whole page, redirects included, has twice the time of an answer's beginning.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Later(2 * HeaderTimeout - visit.Elapsed));
        try
        {
            using var request = Ask(visit);
            using var response = await SendAsync(request, limit.Token);
            visit.Status = (int)response.StatusCode;
            answer = new HostAnswer(visit.Status, FetchFailure.RetryAfterOf(response, _clock.GetUtcNow()));
            return IsRedirect(response.StatusCode) ? Redirect(response) : (await ReadAsync(request, response, visit, limit.Token), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new FetchResult.Failed($"time-out: the page was not complete after {2 * _options.TimeoutSeconds} s", MayRecover: true), null);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            var failure = FetchFailure.Of(exception);
            answer = failure is FetchResult.Refused ? HostAnswer.None : answer;
            return (failure, null);
        }
        finally
        {
            visit.Elapsed += _clock.GetElapsedTime(begun);
            visit.Manners.Answered(answer);
        }
    }

    private static TimeSpan Later(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private static (FetchResult? Result, string? Location) Redirect(HttpResponseMessage response)
    {
        var location = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : "";
        return location.Length == 0
            ? (new FetchResult.Failed($"HTTP {(int)response.StatusCode} without saying where to", MayRecover: false), null)
            : (null, location);
    }

    private HttpRequestMessage Ask(Visit visit)
    {
        var address = visit.Final;
        var target = _options.Gateways.ContainsKey(address.IdnHost)
            ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.IsDefaultPort ? -1 : address.Port }.Uri
            : address;
        var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", visit.Request.Accept);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentCodings.Accepted);
        if (visit.Request.ETag is { } tag)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (visit.Request.LastModified is { } modified)
        {
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(HeaderTimeout);
        try
        {
            return await _http.SendAsync(request, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.Unknown, $"time-out: no answer within {_options.TimeoutSeconds} s", null, HttpStatusCode.RequestTimeout);
        }
    }

    private async Task<FetchResult> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, Visit visit, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new FetchResult.NotModified();
        }

        if (!response.IsSuccessStatusCode)
        {
            return FetchFailure.Of(response, _clock.GetUtcNow());
        }

        var target = visit.Request.Target;
        var body = await PageBody.ReadAsync(response.Content, target, target == FetchTarget.Page ? _options.MaxBytes : _options.MaxFeedBytes, cancellationToken);
        if (body.Refusal is not null)
        {
            return new FetchResult.Refused(body.Refusal);
        }

        var capture = new CaptureDraft
        {
            Origin = CaptureOrigin.Http,
            Url = visit.Request.Url,
            FinalUrl = visit.Final.AbsoluteUri,
            Redirects = [.. visit.Redirects],
            Status = (int)response.StatusCode,
            Headers = [.. HeadersOf(response, body.IsUnpacked)],
            MediaType = body.MediaType,
            Body = body.Bytes,
            Packed = body.Packed,
            CapturedAt = _clock.GetUtcNow(),
            RemoteAddress = request.Options.TryGetValue(GuardedConnection.RemoteAddress, out var remote) ? remote : null,
        };
        var isLocal = remote is not null && !PublicAddress.IsPublic(IPAddress.Parse(remote)) && !_options.Gateways.ContainsKey(visit.Final.IdnHost);
        return new FetchResult.Fetched(capture, body.Charset, isLocal);
    }

    private static bool TryReadAddress(string text, Uri? from, out Uri address) =>
        (from is null ? Uri.TryCreate(text.Trim(), UriKind.Absolute, out address!) : Uri.TryCreate(from, text.Trim(), out address!))
        && address.Scheme is "http" or "https" && address.Host.Length > 0;

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    /// <summary>All header lines but cookies: they are keys to a session and say nothing about the page.</summary>
    private static IEnumerable<CaptureHeader> HeadersOf(HttpResponseMessage response, bool isUnpacked) =>
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            .Where(header => !isUnpacked || !OfPacked.Contains(header.Key))
            .SelectMany(header => header.Value, (header, value) => new CaptureHeader(header.Key, value));

    /// <summary>How far one fetch has come.</summary>
    private sealed class Visit(FetchRequest request, IRequestManners manners)
    {
        public FetchRequest Request { get; } = request;

        public IRequestManners Manners { get; } = manners;

        public List<string> Redirects { get; } = [];

        public Uri Final { get; set; } = null!;

        public bool HasMoved { get; set; }

        public int? Status { get; set; }

        public TimeSpan Elapsed { get; set; }
    }
}
