using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Sources;

namespace NewsArchive.Scraper.Scraping;

/// <summary>The way of one page into the archive: fetch, extract, store.</summary>
public sealed class PageScrape(PageFetcher fetcher, ArticleIngest ingest, SiteRuleSet rules)
{
    /// <summary>True when what it collects came with the product to try it with.</summary>
    public bool IsSample { get; init; }

    /// <summary>Collects one page and stores it.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="manners">Whom to ask before each request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ScrapedPage> ScrapeAsync(string url, IRequestManners manners, CancellationToken cancellationToken)
    {
        var page = await ReadAsync(new FetchRequest(url), manners, cancellationToken);
        if (page.Incoming is null)
        {
            return page.Ended!;
        }

        try
        {
            var results = await ingest.StoreAsync([page.Incoming], cancellationToken);
            return new ScrapedPage(results[0]) { Warnings = page.Warnings, Trace = page.Trace };
        }
        catch (Exception exception) when (DatabaseTrouble.Refusal(exception) is { } refusal)
        {
            return new ScrapedPage(new IngestResult(Outcome.Failed, refusal)) { Error = exception, Trace = page.Trace };
        }
        catch (Exception exception) when (!DatabaseTrouble.Is(exception) && exception is not OperationCanceledException)
        {
            return Broken(exception, page.Trace);
        }
    }

    /// <summary>
    /// Fetches and extracts one page. What the page or its server does wrong becomes an outcome with its reason; so does an error of this
    /// program, because the other pages are not to suffer from it. Only trouble with the database travels on.
    /// </summary>
    public async Task<CollectedPage> ReadAsync(FetchRequest request, IRequestManners manners, CancellationToken cancellationToken)
    {
        var trace = default(FetchTrace);
        try
        {
            var result = await fetcher.FetchAsync(request, manners, cancellationToken);
            trace = TraceOf(result);
            if (result is not FetchResult.Fetched fetched)
            {
                return CollectedPage.Of(ScrapedPage.Of(result) with { Trace = trace });
            }

            var first = Read(fetched);
            var read = first.SinglePage is { } single ? await ReadWholeAsync(first, single, manners, cancellationToken) : first;
            return new CollectedPage(trace, read.Warnings) { Incoming = new IncomingArticle(read.Article, read.Capture) { IsSample = IsSample } };
        }
        catch (Exception exception) when (!DatabaseTrouble.Is(exception) && exception is not OperationCanceledException)
        {
            return CollectedPage.Of(Broken(exception, trace));
        }
    }

    /// <summary>What asking took.</summary>
    internal static FetchTrace TraceOf(FetchResult result) =>
        new(result.Status, result is FetchResult.Fetched page ? page.Capture.Body.Length : null, result.Elapsed);

    private static ScrapedPage Broken(Exception exception, FetchTrace trace) =>
        new(new IngestResult(Outcome.Failed, $"an error of this program: {exception.Message}")) { Error = exception, Trace = trace };

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
    private async Task<ReadPage> ReadWholeAsync(ReadPage first, string single, IRequestManners manners, CancellationToken cancellationToken)
    {
        if (first.Article.CanonicalUrl is { } own && Source.IsSameSite(single, own)
            && await fetcher.FetchAsync(new FetchRequest(single), manners, cancellationToken) is FetchResult.Fetched page
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

