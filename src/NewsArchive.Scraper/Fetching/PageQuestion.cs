namespace NewsArchive.Scraper.Fetching;

/// <summary>Writes the request for the address that a visit has come to: who asks, what is wanted and what is known already.</summary>
internal sealed class PageQuestion(ScraperOptions options)
{
    /// <summary>The request; one of a host with a gateway is sent there in plain HTTP.</summary>
    public HttpRequestMessage For(PageVisit visit)
    {
        var address = visit.Final;
        var target = options.Gateways.ContainsKey(address.IdnHost)
            ? new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.IsDefaultPort ? -1 : address.Port }.Uri
            : address;
        var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
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
}
