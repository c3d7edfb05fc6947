using NewsArchive.Articles;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;

namespace NewsArchive.Scraper.Scraping;

/// <summary>The whole way of one page into the archive: fetch, extract, store.</summary>
public sealed class PageScrape(PageFetcher fetcher, ArticleIngest ingest)
{
    /// <summary>True when what it collects came with the product to try it with.</summary>
    public bool IsSample { get; init; }

    /// <summary>
    /// Collects one page. What the page or its server does wrong becomes an outcome with its reason; so does an error of this program, because
    /// the other pages are not to suffer from it. Only trouble with the database travels on.
    /// </summary>
    public async Task<ScrapedPage> ScrapeAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(url, cancellationToken) switch
            {
                FetchResult.Fetched page => new ScrapedPage(await StoreAsync(page, cancellationToken)),
                FetchResult.Refused refused => new ScrapedPage(new IngestResult(Outcome.Skipped, refused.Reason)),
                FetchResult.Failed failed => new ScrapedPage(new IngestResult(Outcome.Failed, failed.Reason), failed.MayRecover, failed.RetryAfter),
                var other => throw new InvalidOperationException($"A fetch cannot end as {other}."),
            };
        }
        catch (Exception exception) when (DatabaseTrouble.Refusal(exception) is { } refusal)
        {
            return new ScrapedPage(new IngestResult(Outcome.Failed, refusal)) { Error = exception };
        }
        catch (Exception exception) when (!DatabaseTrouble.Is(exception) && exception is not OperationCanceledException)
        {
            return new ScrapedPage(new IngestResult(Outcome.Failed, $"an error of this program: {exception.Message}")) { Error = exception };
        }
    }

    private async Task<IngestResult> StoreAsync(FetchResult.Fetched page, CancellationToken cancellationToken)
    {
        var finalUrl = page.Capture.FinalUrl ?? page.Capture.Url;
        var text = PageText.Decode(page.Capture.Body.Span, page.Charset);
        var article = PageAddress.Settle(ArticleExtractor.Extract(text.Text, finalUrl), finalUrl, page.IsLocal);
        var incoming = new IncomingArticle(article, page.Capture with { Charset = text.Charset }) { IsSample = IsSample };
        var results = await ingest.StoreAsync([incoming], cancellationToken);
        return results[0];
    }
}

/// <summary>What came of one page.</summary>
/// <param name="Result">How it ended and why.</param>
/// <param name="MayRecover">True when it failed and trying again later may help.</param>
/// <param name="RetryAfter">How long the server asked to be left alone.</param>
public sealed record ScrapedPage(IngestResult Result, bool MayRecover = false, TimeSpan? RetryAfter = null)
{
    /// <summary>The error of this program that it failed with, for the log.</summary>
    public Exception? Error { get; init; }
}
