using NewsArchive.Articles;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Imports;

/// <summary>
/// Reads the plain-text dump of a page: "date YYYY-MM-DD URL", the headline once or several times, then the story once or twice. Where it
/// stands twice, the first is the page's machine-readable text (paragraphs run together, some missing) and the last what the page showed
/// (complete, but broken wherever a link stood). The last is taken, and the first tells which of its line breaks are none.
/// </summary>
public static class TextDump
{
    private const int LongestDateline = 60;

    /// <summary>The article of a dump; null when it is not one.</summary>
    public static ExtractedArticle? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = ArchiveText.Normalize(text).Split('\n').Select(ArchiveText.NormalizeLine).Where(line => line.Length > 0).ToList();
        if (lines.Count < 2 || ImportFormats.DumpHeader().Match(lines[0]) is not { Success: true } header
            || ArticleUrl.Canonicalize(header.Groups["url"].Value) is not { } url)
        {
            return null;
        }

        var headline = TypographicText.Fold(lines[1]);
        var headlines = lines.Where(line => TypographicText.Fold(line) == headline).ToList();
        var shown = lines.FindLastIndex(line => TypographicText.Fold(line) == headline) + 1;
        var rest = lines[shown..];
        var dateline = rest.Count > 0 ? ReadDateline(rest[0]) : null;
        var story = dateline is null ? rest : rest[1..];
        var machineReadable = lines[1..shown];
        var lead = LeadOf(story, machineReadable);
        var site = SiteRules.For(url);
        return new ExtractedArticle
        {
            Url = url,
            CanonicalUrl = url,
            Title = headlines.MaxBy(TypographicText.CountTypographic),
            Lead = lead,
            SiteName = site?.SiteName,
            Language = site?.Language,
            Published = dateline ?? PrintedDates.Read(header.Groups["date"].Value),
            Paragraphs = BrokenParagraphs.Mend(lead is null ? story : story[1..], string.Join('\n', machineReadable)),
            Rules = RulesOf(hasLead: lead is not null, hasDateline: dateline is not null, site),
        };
    }

    private static Dictionary<string, string> RulesOf(bool hasLead, bool hasDateline, SiteRule? site)
    {
        var rules = new Dictionary<string, string>
        {
            ["canonicalUrl"] = "dump-header",
            ["title"] = "dump-headline",
            ["published"] = hasDateline ? "dump-dateline" : "dump-header",
            ["text"] = "dump",
        };
        Add(hasLead, "lead", "dump");
        Add(site?.SiteName is not null, "siteName", "site-rule");
        Add(site?.Language is not null, "language", "site-rule");
        return rules;

        void Add(bool isKnown, string field, string rule)
        {
            if (isKnown)
            {
                rules[field] = rule;
            }
        }
    }

    /// <summary>The standfirst is a line of its own in both texts, directly under the headline; body paragraphs are not, in the first.</summary>
    private static string? LeadOf(List<string> story, List<string> machineReadable)
    {
        if (story.Count < 2)
        {
            return null;
        }

        var folded = TypographicText.Fold(story[0]);
        return machineReadable.Exists(line => TypographicText.Fold(line) == folded) ? story[0] : null;
    }

    /// <summary>A line that says a day and a clock time and hardly anything else.</summary>
    private static PrintedTime? ReadDateline(string line)
    {
        var words = line.Split(' ').Count(word => word.Length > 1 && word.All(char.IsLetter));
        return line.Length <= LongestDateline && words <= 4 && PrintedDates.Read(line) is { Time: not null } time && time.Precision != TimePrecision.Day
            ? time
            : null;
    }
}
