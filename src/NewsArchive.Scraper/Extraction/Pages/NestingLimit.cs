using System.Text;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>
/// Takes excessive nesting out of HTML before it is parsed. The HTML algorithm walks the open elements for every start tag, so a hundred
/// thousand nested boxes cost minutes; browsers cut at 512 levels for the same reason. Ordinary pages come back as the same string.
/// </summary>
internal static class NestingLimit
{
    private const int Deepest = 512;

    /// <summary>Only elements whose end tag must be written: an unclosed li or p is ordinary and does not nest.</summary>
    private static readonly string[] Counted =
        ["div", "span", "ul", "ol", "dl", "section", "article", "blockquote", "font", "table", "center", "b", "i", "em", "strong", "a", "main", "aside"];

    /// <summary>The page with start tags beyond the limit, and their end tags, left out.</summary>
    public static string Apply(string html)
    {
        var depth = 0;
        var cut = 0;
        StringBuilder? kept = null;
        var copied = 0;
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (StartsScript(html, at))
            {
                var end = html.IndexOf("</script", at, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                {
                    break;
                }

                at = end;
                continue;
            }

            var isEnd = html[at + 1] == '/';
            if (!IsCounted(html, at + (isEnd ? 2 : 1)))
            {
                continue;
            }

            if (!isEnd && depth < Deepest)
            {
                depth++;
            }
            else if (isEnd && cut == 0)
            {
                depth = Math.Max(0, depth - 1);
            }
            else
            {
                var close = html.IndexOf('>', at);
                close = close < 0 ? html.Length - 1 : close;
                kept ??= new StringBuilder(html.Length);
                kept.Append(html, copied, at - copied).Append(' ');
                copied = close + 1;
                cut += isEnd ? -1 : 1;
                at = close;
            }
        }

        return kept is null ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    private static bool StartsScript(string html, int at) =>
        at + 7 < html.Length && html[at + 1] is 's' or 'S' && string.Compare(html, at, "<script", 0, 7, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsCounted(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < 11 && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        var name = html.AsSpan(start, end - start);
        foreach (var counted in Counted)
        {
            if (name.Equals(counted, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
