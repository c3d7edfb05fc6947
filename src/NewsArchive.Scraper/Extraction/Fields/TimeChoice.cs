using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Chooses when an article was published and changed. The source that says most exactly wins within the same day.</summary>
internal static partial class TimeChoice
{
    private static readonly string[] PublishedMetas =
    [
        "article:published_time", "article:published:time", "og:article:published_time", "og:published_time", "itemprop:datepublished", "datepublished", "date", "pubdate", "publishdate", "publish-date",
        "publish_date", "published", "published_time", "published-date", "parsely-pub-date", "sailthru.date", "dc.date", "dc.date.issued", "dcterms.date",
        "dcterms.created", "dcterms.issued", "article.published", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article:post_date", "article_date_original",
        "datecreated", "creation_date", "displaydate", "last-published", "release_date", "itemprop:datecreated", "og:pubdate", "rnews:datepublished",
    ];

    private static readonly string[] ModifiedMetas =
    [
        "article:modified_time", "article:modified:time", "og:article:modified_time", "og:updated_time", "itemprop:datemodified", "datemodified", "last-modified", "lastmod", "dcterms.modified",
        "dc.date.modified", "article.updated", "modified_time", "updated",
    ];

    /// <summary>When the article was published; null when nothing says.</summary>
    public static Found<PrintedTime>? Published(PageSources sources)
    {
        Found<PrintedTime>? best = null;
        foreach (var (text, rule) in PublishedTexts(sources))
        {
            if (PrintedDates.Read(text) is not { } read)
            {
                continue;
            }

            if (best is null || best.Value.Time is null)
            {
                best = read.Time is not null || best is null ? new Found<PrintedTime>(read, rule) : best;
            }
            else if (SaysMore(read, best.Value))
            {
                best = new Found<PrintedTime>(read, rule);
            }

            if (best.Value is { Time: not null, Precision: TimePrecision.Instant })
            {
                break;
            }
        }

        return best;
    }

    /// <summary>When the publisher says it last changed; null when nothing says.</summary>
    public static Found<PrintedTime>? Modified(PageSources sources)
    {
        if (PrintedDates.Read(sources.Data.Text("dateModified")) is { Time: not null } data)
        {
            return new Found<PrintedTime>(data, "json-ld");
        }

        if (PrintedDates.Read(sources.Page.Meta(ModifiedMetas)) is { Time: not null } meta)
        {
            return new Found<PrintedTime>(meta, "meta");
        }

        var mark = sources.Page.Marks.Find(mark => mark.Kind is MarkKind.Modified);
        return mark is not null && PrintedDates.Read(mark.Value ?? mark.Text) is { Time: not null } marked ? new Found<PrintedTime>(marked, mark.Rule) : null;
    }

    private static bool SaysMore(PrintedTime read, PrintedTime best)
    {
        if (read.Time is not { } time || best.Time is not { } known || read.Precision >= best.Precision)
        {
            return false;
        }

        // A local clock time gains an offset only from a source with the same clock; a day gains a clock only from the same day.
        return best.Precision is TimePrecision.Local ? time.DateTime == known.DateTime : time.Date == known.Date;
    }

    private static IEnumerable<(string? Text, string Rule)> PublishedTexts(PageSources sources)
    {
        var page = sources.Page;
        yield return (sources.Data.Text("datePublished"), "json-ld");
        foreach (var name in PublishedMetas)
        {
            if (page.Metas.TryGetValue(name, out var contents))
            {
                yield return (contents[0], name.StartsWith("article:", StringComparison.Ordinal) ? "og" : "meta");
            }
        }

        foreach (var mark in page.Marks.Where(mark => mark.Kind is MarkKind.Published))
        {
            yield return (mark.Value, mark.Rule);
            yield return (mark.Text, mark.Rule);
        }

        yield return (sources.Data.Text("dateCreated") ?? sources.Data.Text("uploadDate"), "json-ld");
        foreach (var (text, rule) in Visible(page))
        {
            yield return (text, rule);
        }

        yield return (AddressDate(page.Url), "url");
    }

    /// <summary>Times beside the first headline come first; ones far below belong to other articles.</summary>
    private static IEnumerable<(string? Text, string Rule)> Visible(Page page)
    {
        var head = page.Marks.Find(mark => mark.Kind is MarkKind.Headline)?.Position ?? 0;
        var times = page.Marks.Where(mark => mark.Kind is MarkKind.Time).OrderBy(mark => mark.Position < head - 5 ? 1000 + mark.Position : Math.Abs(mark.Position - head));
        foreach (var mark in times.Take(8))
        {
            if (PrintedDates.Read(mark.Value) is { Time: not null })
            {
                yield return (mark.Value, mark.Rule);
            }
            else if (PrintedDates.Read(mark.Text) is { Time: not null })
            {
                yield return (mark.Text, mark.Rule);
            }
        }

        foreach (var mark in page.Marks.Where(mark => mark.Kind is MarkKind.Byline).Take(4))
        {
            if (PrintedDates.Read(mark.Text) is { Time: not null } read)
            {
                yield return (mark.Text, "byline");
            }
        }
    }

    private static string? AddressDate(string url) =>
        UrlDate().Match(url) is { Success: true } match ? $"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}-{match.Groups[3].Value.PadLeft(2, '0')}" : null;

    [GeneratedRegex(@"/((?:19|20)\d\d)[/-]?(0\d|1[0-2]|[1-9](?=/))[/-]?([0-3]\d|[1-9](?=/))(?=[/_-])")]
    private static partial Regex UrlDate();
}
