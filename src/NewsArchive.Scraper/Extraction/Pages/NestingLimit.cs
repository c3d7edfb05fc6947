using System.Text;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>
/// Takes excessive nesting out of HTML before it is parsed. The HTML algorithm walks the open elements for every start tag, so a hundred
/// thousand nested boxes cost minutes; browsers cut at 512 levels for the same reason. Real pages stay far below and come back as the
/// same string; beyond the limit only text and paragraphs are kept.
/// </summary>
internal sealed class NestingLimit
{
    private const int Deepest = 256;

    /// <summary>Only elements whose end tag must be written: an unclosed li or p is ordinary and does not nest.</summary>
    private static readonly string[] Boxes = ["div", "ul", "ol", "dl", "section", "article", "blockquote", "table", "center", "main", "aside", "form"];

    private static readonly string[] Lines = ["span", "font", "b", "i", "em", "strong", "a", "u", "small", "big"];

    private static readonly string[] Paragraphs = ["p", "br"];

    private readonly string _html;
    private readonly StringBuilder _kept = new();
    private int _copied;

    private NestingLimit(string html) => _html = html;

    /// <summary>The page without the tags that nest too deeply.</summary>
    public static string Apply(string html) => new NestingLimit(html).Cut();

    private string Cut()
    {
        var boxes = 0;
        var lines = 0;
        for (var at = _html.IndexOf('<'); at >= 0 && at + 1 < _html.Length; at = _html.IndexOf('<', at + 1))
        {
            if (At(at, "<script"))
            {
                at = _html.IndexOf("</script", at, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                {
                    break;
                }

                continue;
            }

            var isEnd = _html[at + 1] == '/';
            var isBox = IsAny(at + (isEnd ? 2 : 1), Boxes);
            var isLine = !isBox && IsAny(at + (isEnd ? 2 : 1), Lines);
            var isTooDeep = boxes > Deepest || (isLine && lines > Deepest) || (!isEnd && ((isBox && boxes == Deepest) || (isLine && lines == Deepest)));
            boxes = Math.Max(0, boxes + (isBox ? (isEnd ? -1 : 1) : 0));
            lines = Math.Max(0, lines + (isLine ? (isEnd ? -1 : 1) : 0));
            if (isTooDeep && !IsAny(at + (isEnd ? 2 : 1), Paragraphs))
            {
                at = Skip(at);
            }
        }

        return _copied == 0 ? _html : _kept.Append(_html, _copied, _html.Length - _copied).ToString();
    }

    /// <summary>Leaves a tag out; returns where it ends.</summary>
    private int Skip(int at)
    {
        var close = _html.IndexOf('>', at);
        close = close < 0 ? _html.Length - 1 : close;
        _kept.Append(_html, _copied, at - _copied).Append(' ');
        _copied = close + 1;
        return close;
    }

    private bool At(int at, string tag) => string.Compare(_html, at, tag, 0, tag.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private bool IsAny(int start, string[] names)
    {
        var end = start;
        while (end < _html.Length && end - start < 11 && char.IsAsciiLetterOrDigit(_html[end]))
        {
            end++;
        }

        var name = _html.AsSpan(start, end - start);
        foreach (var known in names)
        {
            if (name.Length == known.Length && name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
