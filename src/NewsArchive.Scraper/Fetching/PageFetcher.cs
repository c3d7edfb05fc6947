using System.Net;
using System.Text;
using Microsoft.Extensions.Options;

namespace NewsArchive.Scraper.Fetching;

/// <summary>
/// Asks for an address over HTTP: named, bounded in time, size and redirects, public addresses only unless the settings say otherwise.
/// Never throws for what a server does; the result says how it went.
/// </summary>
public sealed class PageFetcher : IDisposable
{
    private readonly ScraperOptions _options;
    private readonly TimeProvider _clock;
    private readonly PageQuestion _question;
    private readonly PageAnswer _answer;
    private readonly HttpMessageInvoker _http;

    /// <summary>Makes a fetcher; one serves the whole process.</summary>
    public PageFetcher(IOptions<ScraperOptions> options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _clock = clock;
        _question = new PageQuestion(_options);
        _answer = new PageAnswer(_options, clock);
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
        var visit = new PageVisit(request, manners);
        var result = await FollowAsync(visit, cancellationToken);
        return result with { Status = visit.Status, Elapsed = visit.Elapsed, HasMoved = visit.HasMoved };
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<FetchResult> FollowAsync(PageVisit visit, CancellationToken cancellationToken)
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
                return new FetchResult.Failed($"more than {_options.MaxRedirects} redirects: the site sends in a circle, or wants cookies", MayRecover: false);
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
    private async Task<(FetchResult? Result, string? Location)> AskAsync(PageVisit visit, CancellationToken cancellationToken)
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
            using var request = _question.For(visit);
            using var response = await SendAsync(request, limit.Token);
            visit.Status = (int)response.StatusCode;
            answer = new HostAnswer(visit.Status, FetchFailure.RetryAfterOf(response, _clock.GetUtcNow()));
            return IsRedirect(response.StatusCode) ? Redirect(response) : (await _answer.ReadAsync(request, response, visit, limit.Token), null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new FetchResult.Failed($"time-out: the page was not complete after {2 * _options.TimeoutSeconds} s, twice Scraper__TimeoutSeconds", MayRecover: true), null);
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
            throw new HttpRequestException(HttpRequestError.Unknown, $"time-out: no answer within {_options.TimeoutSeconds} s; Scraper__TimeoutSeconds is the limit", null, HttpStatusCode.RequestTimeout);
        }
    }

    private static bool TryReadAddress(string text, Uri? from, out Uri address) =>
        (from is null ? Uri.TryCreate(text.Trim(), UriKind.Absolute, out address!) : Uri.TryCreate(from, text.Trim(), out address!))
        && address.Scheme is "http" or "https" && address.Host.Length > 0;

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;
}
