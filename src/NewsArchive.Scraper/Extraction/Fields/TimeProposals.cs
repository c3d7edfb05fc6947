using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>A time that one source of the page proposes.</summary>
/// <param name="Read">The time as printed and as understood.</param>
/// <param name="Rule">The source's name for people.</param>
/// <param name="Trust">How far the source is trusted.</param>
internal sealed record TimeProposal(PrintedTime Read, string Rule, double Trust)
{
    /// <summary>Sources that agree because they are the same words, seen twice, count once.</summary>
    public string Family => Rule is "json-ld" or "og" or "meta" or "microdata" or "url" ? Rule : "visible";
}

/// <summary>Gathers the times of publication and change from all places of a page.</summary>
internal static partial class TimeProposals
{
    /// <summary>The trust in what structured data call the date of publication.</summary>
    public const double Structured = 3;

    private const int MostVisible = 10;

    private static readonly string[] PublishedMetas =
    [
        "article:published_time", "article:published:time", "og:article:published_time", "og:published_time", "itemprop:datepublished", "datepublished", "date", "pubdate", "publishdate", "publish-date",
        "publish_date", "published", "published_time", "published-date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date",
        "dcterms.created", "dcterms.issued", "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article:post_date", "article_date_original",
        "datecreated", "creation_date", "displaydate", "last-published", "release_date", "itemprop:datecreated", "og:pubdate", "rnews:datepublished", "pub_date", "article:published",
        "bt:pubdate", "vr:published", "citation_publication_date", "citation_online_date", "dcsext.articlefirstpublished", "iso-8601-publish-date", "article-published-date",
    ];

    private static readonly string[] ModifiedMetas =
    [
        "article:modified_time", "article:modified:time", "og:article:modified_time", "og:updated_time", "itemprop:datemodified", "datemodified", "last-modified", "lastmod", "dcterms.modified",
        "dc.date.modified", "article.updated", "modified_time", "updated", "revision_date", "bt:moddate", "article:modified",
    ];

    /// <summary>What the page says of publication, most trusted first; words that are no date are kept without a time.</summary>
    public static List<TimeProposal> Published(PageSources sources, ArticlePlace place)
    {
        var page = sources.Page;
        var order = DateOrders.Of(page.Language);
        var found = new List<TimeProposal>();
        void Add(string? text, string rule, double trust)
        {
            if (PrintedDates.Read(text, order) is { } read)
            {
                found.Add(new TimeProposal(read, rule, trust));
            }
        }

        Add(sources.Data.Text("datePublished"), "json-ld", sources.Data.IsArticle ? Structured : 2);
        foreach (var name in PublishedMetas)
        {
            if (page.Metas.TryGetValue(name, out var contents))
            {
                var isGraph = name.StartsWith("article:", StringComparison.Ordinal) || name.StartsWith("og:", StringComparison.Ordinal);
                Add(contents[0], isGraph ? "og" : "meta", isGraph ? 1.4 : 1);
            }
        }

        foreach (var mark in page.Marks.Where(mark => mark.Kind is MarkKind.Published))
        {
            Add(mark.Value, mark.Rule, place.IsNear(mark.Position) ? 1.2 : 0.8);
            Add(mark.Text, mark.Rule, place.IsNear(mark.Position) ? 1.1 : 0.7);
        }

        Add(sources.Data.Text("dateCreated") ?? sources.Data.Text("uploadDate"), "json-ld", 0.9);
        Add(AddressDate(page.Url), "url", 0.65);
        // Reading the page's own lines is the dearest part; where its data agree they could add nothing.
        if (sources.Proposals is not null || !IsSettled(found))
        {
            AddMarks(page, place, order, found);
            VisibleTimes.AddLines(page, place, order, found);
        }

        return found;
    }

    /// <summary>True when structured data name an instant, others the same day, and none another.</summary>
    private static bool IsSettled(List<TimeProposal> found)
    {
        if (found.Count < 2 || found[0] is not { Rule: "json-ld", Read: { Time: { } first, Precision: TimePrecision.Instant } })
        {
            return false;
        }

        var families = 0;
        foreach (var other in found)
        {
            if (other.Read.Time is not { } time || (time - first).Duration() > TimeSpan.FromHours(26))
            {
                return false;
            }

            families += other.Family != "json-ld" ? 1 : 0;
        }

        return families > 0;
    }

    /// <summary>What the page says of its last change, most trusted first.</summary>
    public static IEnumerable<TimeProposal> Modified(PageSources sources)
    {
        var order = DateOrders.Of(sources.Page.Language);
        if (PrintedDates.Read(sources.Data.Text("dateModified"), order) is { } data)
        {
            yield return new TimeProposal(data, "json-ld", Structured);
        }

        foreach (var name in ModifiedMetas)
        {
            if (PrintedDates.Read(sources.Page.Meta(name), order) is { } meta)
            {
                yield return new TimeProposal(meta, "meta", 1);
            }
        }

        foreach (var mark in sources.Page.Marks.Where(mark => mark.Kind is MarkKind.Modified))
        {
            if ((PrintedDates.Read(mark.Value, order) ?? PrintedDates.Read(mark.Text, order)) is { } marked)
            {
                yield return new TimeProposal(marked, mark.Rule, 1);
            }
        }
    }

    /// <summary>Times beside the headline come first; ones far below belong to other articles.</summary>
    private static void AddMarks(Page page, ArticlePlace place, DateOrder order, List<TimeProposal> found)
    {
        var times = page.Marks.Where(mark => mark.Kind is MarkKind.Time)
            .OrderBy(mark => mark.Position < place.Head - 5 ? 1000 + mark.Position : Math.Abs(mark.Position - place.Head));
        foreach (var mark in times.Take(MostVisible))
        {
            if (VisibleTimes.TellsChange(mark))
            {
                continue;
            }

            var trust = place.IsNear(mark.Position) ? 0.9 : 0.3;
            if (PrintedDates.Read(mark.Value, order) is { Time: not null } value)
            {
                found.Add(new TimeProposal(value, mark.Rule, trust));
            }
            else if (PrintedDates.Read(mark.Text, order) is { Time: not null } text && text.Printed.Length < VisibleTimes.LongestLine)
            {
                found.Add(new TimeProposal(text, mark.Rule, trust));
            }
        }

        foreach (var mark in page.Marks.Where(mark => mark.Kind is MarkKind.Byline && place.IsNear(mark.Position)).Take(4))
        {
            if (PrintedDates.Read(mark.Text, order) is { Time: not null } read)
            {
                found.Add(new TimeProposal(read, "byline", 0.7));
            }
        }
    }

    private static string? AddressDate(string url) =>
        UrlDate().Match(url) is { Success: true } match ? $"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}-{match.Groups[3].Value.PadLeft(2, '0')}" : null;

    [GeneratedRegex(@"/((?:19|20)\d\d)[/-]?(0\d|1[0-2]|[1-9](?=/))[/-]?([0-3]\d|[1-9](?=/))(?=[/_-])")]
    private static partial Regex UrlDate();
}
