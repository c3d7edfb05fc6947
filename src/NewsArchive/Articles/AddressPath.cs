using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>The path of an address without what is equal for all spellings and variants of one page.</summary>
internal static partial class AddressPath
{
    /// <summary>Shortest last segment that may be an article's own, so that "/amp/" before it is a variant and no section.</summary>
    private const int TellingLength = 8;

    private static readonly HashSet<string> Variants = new(StringComparer.OrdinalIgnoreCase) { "amp", "print", "druckansicht", "komplettansicht" };

    /// <summary>The path from its first slash, without a last one; "/" for a home page.</summary>
    public static string Reduce(string path)
    {
        var segments = AddressKey.Unescape(path).Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments.Count > 0)
        {
            // Sessions of old application servers: "story.do;jsessionid=A1".
            segments[^1] = Session().Replace(segments[^1], "");
        }

        if (segments.Count > 0 && (segments[^1].Length == 0 || IndexFile().IsMatch(segments[^1])))
        {
            segments.RemoveAt(segments.Count - 1);
        }

        DropVariants(segments);
        return "/" + string.Join('/', segments);
    }

    private static void DropVariants(List<string> segments)
    {
        if (segments.Count > 1 && Variants.Contains(segments[^1]))
        {
            segments.RemoveAt(segments.Count - 1);
        }

        if (segments.Count == 0)
        {
            return;
        }

        if (segments.Count > 1 && segments[^1].Length >= TellingLength)
        {
            // "/amp/story-of-a-harbour", "/news/amp/world-1234567", "/m/story-of-a-harbour"; a section "/mobile/" is too common to be one.
            var at = segments.FindIndex(segment => segment.Equals("amp", StringComparison.OrdinalIgnoreCase));
            if (at < 0 && segments[0] is "m" or "print")
            {
                at = 0;
            }

            if (at >= 0 && at < segments.Count - 1)
            {
                segments.RemoveAt(at);
            }
        }

        // "story.amp.html", and "story-1234567-amp.html"; without the number it may be a story of amplifiers.
        segments[^1] = NumberedVariant().Replace(DottedAmp().Replace(segments[^1], ""), "");
    }

    [GeneratedRegex(@"^(index|default)\.(amp\.)?(html?|shtml|xhtml|php\d?|aspx?|jsp|cgi)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IndexFile();

    [GeneratedRegex(";jsessionid=.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Session();

    [GeneratedRegex(@"(?<=.)\.amp(?=\.html?$|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DottedAmp();

    [GeneratedRegex(@"(?<=[0-9]{4})[-_,~](amp|print|druck|drucken)(?=\.[a-z]+$|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NumberedVariant();
}
