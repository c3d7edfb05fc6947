using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Fetching;

/// <summary>
/// Asks for one page over HTTP: named, bounded in time, size and redirects, public addresses only unless the settings say otherwise.
/// Never throws for what a server does; the result says how it went.
/// </summary>
public sealed class PageFetcher : IDisposable
{
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
            AutomaticDecompression = DecompressionMethods.All,
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

    /// <summary>Asks for a page and follows its redirects.</summary>
    public async Task<FetchResult> FetchAsync(string url, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(2 * HeaderTimeout);
        try
        {
            return await FollowAsync(url, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchResult.Failed($"time-out: the page was not complete after {2 * _options.TimeoutSeconds} s", MayRecover: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return FetchFailure.Of(exception);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FollowAsync(string url, CancellationToken cancellationToken)
    {
        var redirects = new List<string>();
        if (!TryReadAddress(url, null, out var address))
        {
            return new FetchResult.Refused($"not an http or https address: {url}");
        }

        while (true)
        {
            using var request = Ask(address);
            using var response = await SendAsync(request, cancellationToken);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(request, response, new Visit(url, address, redirects), cancellationToken);
            }

            var location = response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : "";
            if (location.Length == 0)
            {
                return new FetchResult.Failed($"HTTP {(int)response.StatusCode} without saying where to", MayRecover: false);
            }

            if (redirects.Count == _options.MaxRedirects)
            {
                return new FetchResult.Failed($"more than {_options.MaxRedirects} redirects", MayRecover: false);
            }

            redirects.Add(address.AbsoluteUri);
            if (!TryReadAddress(location, address, out address))
            {
                return new FetchResult.Refused($"redirected to what is not an http or https address: {location}");
            }
        }
    }

    private HttpRequestMessage Ask(Uri address)
    {
        var target = _options.Gateways.ContainsKey(address.IdnHost)
            ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.IsDefaultPort ? -1 : address.Port }.Uri
            : address;
        var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1");
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
        if (!response.IsSuccessStatusCode)
        {
            return FetchFailure.Of(response, _clock.GetUtcNow());
        }

        var body = await PageBody.ReadAsync(response.Content, _options.MaxBytes, cancellationToken);
        if (body.Refusal is not null)
        {
            return new FetchResult.Refused(body.Refusal);
        }

        var capture = new CaptureDraft
        {
            Origin = CaptureOrigin.Http,
            Url = visit.Asked,
            FinalUrl = visit.Final.AbsoluteUri,
            Redirects = visit.Redirects,
            Status = (int)response.StatusCode,
            Headers = [.. HeadersOf(response)],
            MediaType = body.MediaType,
            Body = body.Bytes,
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
    private static IEnumerable<CaptureHeader> HeadersOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            .SelectMany(header => header.Value, (header, value) => new CaptureHeader(header.Key, value));

    private sealed record Visit(string Asked, Uri Final, IReadOnlyList<string> Redirects);
}
