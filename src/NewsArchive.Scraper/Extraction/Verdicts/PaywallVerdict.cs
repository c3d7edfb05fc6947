using System.Globalization;
using System.Text.Json.Nodes;
using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Scraper.Extraction.Structured;

namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>
/// Says whether only the beginning of an article was given. That the data call an article paid is a claim: sites make it of texts that are
/// whole in the page as well. So the text itself must look cut, or be short above the words that ask for payment.
/// </summary>
internal static class PaywallVerdict
{
    private const int VeryShort = 800;
    private const int Short = 1200;
    private const int Preview = 4000;
    private const int LongestArticle = 30_000;
    private const int LongestWall = 400;
    private const int Reach = 15;
    private const int Near = 4;
    private const double MuchMore = 2;
    private const double AsMuch = 1.3;

    /// <summary>True when the page holds only the beginning of its article.</summary>
    public static bool IsStub(PageReading reading)
    {
        if (reading.BodyRule == "site-rule" || reading.Length == 0)
        {
            return false;
        }

        var claim = Claims(reading);
        var wall = FindWall(reading, claim);
        if (wall.Left is { } left && reading.Length * 100 / Math.Max(1, 100 - left) < LongestArticle)
        {
            return true;
        }

        var ratio = CountedWords(reading);
        if (ratio is > 0 and < AsMuch || (!wall.IsThere && !claim))
        {
            return false;
        }

        return (claim && ratio >= MuchMore && reading.Length < Preview)
            || (wall.IsThere && reading.Length < (wall.IsCut ? Preview : claim ? Short : wall.IsNear ? VeryShort : 0))
            || (claim && wall.IsCut && wall.EndsInDots && reading.Length < Preview);
    }

    private static bool Claims(PageReading reading) =>
        IsFalse(reading.Sources.Data["isAccessibleForFree"])
        || JsonLdValues.Each(reading.Sources.Data["hasPart"]).OfType<JsonObject>().Any(part => IsFalse(part["isAccessibleForFree"]))
        || reading.Page.Meta("article:content_tier") is "locked" or "premium" or "paid";

    private static bool IsFalse(JsonNode? node) => node is JsonValue value
        && (value.TryGetValue<bool>(out var free) ? !free : value.TryGetValue<string>(out var text) && text.ToLowerInvariant() is "false" or "no" or "http://schema.org/false");

    /// <summary>How many times the words that were read the data count for the article; 0 when they do not count.</summary>
    private static double CountedWords(PageReading reading)
    {
        if (!double.TryParse(JsonLdValues.Text(reading.Sources.Data["wordCount"]), CultureInfo.InvariantCulture, out var counted) || counted < 50)
        {
            return 0;
        }

        var words = reading.Paragraphs.Sum(paragraph => paragraph.AsSpan().Count(' ') + 1);
        return counted / Math.Max(1, words);
    }

    /// <summary>Looks at the end of the text and a little behind it for words that ask for payment.</summary>
    private static Wall FindWall(PageReading reading, bool claim)
    {
        var (page, body) = (reading.Page, reading.Body);
        var last = body.End - 1;
        while (last > body.First && body.Drops.IsDropped(last))
        {
            last--;
        }

        var wall = new Wall();
        var ending = "";
        for (var i = Math.Max(body.First, last - Reach); i < Math.Min(page.Blocks.Count, Math.Max(body.End, last + Reach)); i++)
        {
            var block = page.Blocks[i];
            var asks = block.Text.Length <= LongestWall && IsAsking(page, block, claim, reading.Length >= Preview);
            wall = asks ? wall with { IsThere = true, IsNear = wall.IsNear || i <= last + Near, Left = wall.Left ?? LeftIn(block.Text) } : wall;
            ending = !asks && i <= last && !body.Drops.IsDropped(i) && block.Kind is not BlockKind.Heading ? block.Text : ending;
        }

        var end = ending.AsSpan().TrimEnd("\"”“»’' )]");
        var dots = end.EndsWith("…") || end.EndsWith("...") || end.EndsWith("[");
        return wall with { EndsInDots = dots, IsCut = dots || (BlockWeights.Length(ending) >= 60 && end.Length > 0 && (char.IsLetterOrDigit(end[^1]) || end[^1] == ',')) };
    }

    /// <summary>Labels at teasers of other paid articles and templates that are hidden say nothing of this one.</summary>
    private static bool IsAsking(Page page, TextBlock block, bool claim, bool isLong)
    {
        // Above a long text the words prove nothing; only a share that is left can.
        if (LeftIn(block.Text) is null && (isLong || !PaywallWords.Ask(block.Text)))
        {
            return false;
        }

        for (var box = block.Box; box >= 0; box = page.Boxes[box].Parent)
        {
            var kind = page.Boxes[box].Kind;
            if (kind is ClutterKind.Related or ClutterKind.Navigation or ClutterKind.Footer or ClutterKind.Aside or ClutterKind.Comments
                || (kind is ClutterKind.Hidden && !claim))
            {
                return false;
            }
        }

        return true;
    }

    private static int? LeftIn(string text) =>
        text.Contains('%', StringComparison.Ordinal) && PaywallWords.Left().Match(text) is { Success: true } match ? int.Parse(match.Groups["left"].Value, CultureInfo.InvariantCulture) : null;

    /// <summary>What stands at the end of the text.</summary>
    private readonly record struct Wall(bool IsThere, bool IsNear, int? Left, bool IsCut, bool EndsInDots);
}
