using System.Net;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Fetching;

/// <summary>Reads an answer that is no redirect: the capture of the page, or why there is none.</summary>
internal sealed class PageAnswer(ScraperOptions options, TimeProvider clock)
{
    /// <summary>What headers say of bytes as they come over the line, and is not true of the capture's.</summary>
    private static readonly HashSet<string> OfPacked = new(StringComparer.OrdinalIgnoreCase) { "Content-Encoding", "Content-Length" };

    /// <summary>Reads it to its end, or as far as the limits allow.</summary>
    public async Task<FetchResult> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, PageVisit visit, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return new FetchResult.NotModified();
        }

        if (!response.IsSuccessStatusCode)
        {
            return FetchFailure.Of(response, clock.GetUtcNow());
        }

        var target = visit.Request.Target;
        var body = await PageBody.ReadAsync(response.Content, target, target == FetchTarget.Page ? options.MaxBytes : options.MaxFeedBytes, cancellationToken);
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
            CapturedAt = clock.GetUtcNow(),
            RemoteAddress = request.Options.TryGetValue(GuardedConnection.RemoteAddress, out var remote) ? remote : null,
        };
        var isLocal = remote is not null && !PublicAddress.IsPublic(IPAddress.Parse(remote)) && !options.Gateways.ContainsKey(visit.Final.IdnHost);
        return new FetchResult.Fetched(capture, body.Charset, isLocal);
    }

    /// <summary>All header lines but cookies: they are keys to a session and say nothing about the page.</summary>
    private static IEnumerable<CaptureHeader> HeadersOf(HttpResponseMessage response, bool isUnpacked) =>
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => !header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            .Where(header => !isUnpacked || !OfPacked.Contains(header.Key))
            .SelectMany(header => header.Value, (header, value) => new CaptureHeader(header.Key, value));
}
