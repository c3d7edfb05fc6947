using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;

namespace NewsArchive.Scraper.Scraping;

/// <summary>The whole way of one page into the archive: fetch, extract, store.</summary>
public sealed class PageScrape(PageFetcher fetcher, ArticleIngest ingest, SiteRuleSet rules)
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
                FetchResult.Fetched page => await StoreAsync(page, cancellationToken),
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

    private async Task<ScrapedPage> StoreAsync(FetchResult.Fetched page, CancellationToken cancellationToken)
    {
        var first = Read(page);
        var read = first.SinglePage is { } single ? await ReadWholeAsync(first, single, cancellationToken) : first;
        var incoming = new IncomingArticle(read.Article, read.Capture) { IsSample = IsSample };
        var results = await ingest.StoreAsync([incoming], cancellationToken);
        return new ScrapedPage(results[0]) { Warnings = read.Warnings };
    }

    private ReadPage Read(FetchResult.Fetched page)
    {
        var finalUrl = page.Capture.FinalUrl ?? page.Capture.Url;
        var text = PageText.Decode(page.Capture.Body.Span, page.Charset);
        var read = ArticleExtractor.Read(text.Text, finalUrl, rules);
        return new ReadPage(PageAddress.Settle(read.Article, finalUrl, page.IsLocal), page.Capture with { Charset = text.Charset }, read.SinglePage, read.Warnings);
    }

    /// <summary>
    /// The whole article from the one page that a rule for the site names, under the address of the page asked for. It is asked for once, only
    /// on the same site; when it does not hold more of the article, the page asked for counts.
    /// </summary>
    private async Task<ReadPage> ReadWholeAsync(ReadPage first, string single, CancellationToken cancellationToken)
    {
        if (first.Article.CanonicalUrl is { } own && PageAddress.IsSameSite(single, own)
            && await fetcher.FetchAsync(single, cancellationToken) is FetchResult.Fetched page
            && Read(page) is var whole && whole.Article.Paragraphs.Sum(text => text.Length) > first.Article.Paragraphs.Sum(text => text.Length))
        {
            var article = whole.Article with
            {
                Url = first.Article.Url,
                CanonicalUrl = own,
                Rules = new Dictionary<string, string>(whole.Article.Rules) { [PageAddress.Field] = first.Article.Rules[PageAddress.Field] },
            };
            return whole with { Article = article };
        }

        return first;
    }

    private sealed record ReadPage(ExtractedArticle Article, CaptureDraft Capture, string? SinglePage, IReadOnlyList<string> Warnings);
}

/// <summary>What came of one page.</summary>
/// <param name="Result">How it ended and why.</param>
/// <param name="MayRecover">True when it failed and trying again later may help.</param>
/// <param name="RetryAfter">How long the server asked to be left alone.</param>
public sealed record ScrapedPage(IngestResult Result, bool MayRecover = false, TimeSpan? RetryAfter = null)
{
    /// <summary>What no longer works in the user's rules for the page's site.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The error of this program that it failed with, for the log.</summary>
    public Exception? Error { get; init; }
}
