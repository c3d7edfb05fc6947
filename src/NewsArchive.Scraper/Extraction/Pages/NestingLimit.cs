using System.Text;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>
/// Takes excessive markup out of HTML before it is parsed. The HTML algorithm walks the open elements for every start tag and opens
/// unclosed formatting again in every paragraph, so ten thousand nested elements cost seconds and a megabyte can become gigabytes;
/// browsers cut for the same reason. Real pages stay far below and come back as the same string. Tags that nest too deeply are left out,
/// their text and paragraphs stay; a page with more elements than any article has is cut where the limit is reached.
/// </summary>
internal sealed class NestingLimit
{
    /// <summary>With so few tags on so short a page nothing can take long, whatever they are.</summary>
    private const int HarmlessTags = 1000;

    private const int HarmlessLength = 1_000_000;

    /// <summary>What is longer, of a page or of one tag, holds pictures or data, not an article.</summary>
    private const int LongestPage = 6_000_000;

    private const int LongestTag = 64_000;
    private const int Deepest = 128;
    private const int MostFormats = 24;
    private const int MostElements = 50_000;
    private const int MostComments = 5000;

    private static readonly int Svg = string.GetHashCode("svg", StringComparison.OrdinalIgnoreCase);
    private static readonly int Formula = string.GetHashCode("math", StringComparison.OrdinalIgnoreCase);

    private readonly string _html;
    private readonly StringBuilder _kept = new();
    private readonly List<(int Name, TagNesting Nesting)> _open = [];
    private readonly Dictionary<int, int> _leftOut = [];
    private readonly Dictionary<int, int> _formats = [];
    private readonly HashSet<int> _seen = [];
    private int _openFormats;
    private int _closable;
    private int _strayEnds;
    private int _copied;

    private NestingLimit(string html) => _html = html;

    /// <summary>The page without the tags that nest too deeply.</summary>
    public static string Apply(string html) =>
        html.Length <= HarmlessLength && html.AsSpan().Count('<') <= HarmlessTags ? html : new NestingLimit(html).Cut();

    private string Cut()
    {
        var elements = 0;
        var comments = 0;
        var end = Math.Min(_html.Length, LongestPage);
        var tags = new TagScanner(_html.AsSpan(0, end));
        while (tags.Read())
        {
            if (tags.IsComment)
            {
                if (++comments > MostComments)
                {
                    Skip(tags.Start, tags.End);
                }

                continue;
            }

            var nesting = TagNestings.Of(tags.Name);
            var name = string.GetHashCode(tags.Name, StringComparison.OrdinalIgnoreCase);
            var isKept = tags.IsEnd ? Close(name, nesting) : Open(name, nesting, tags.End - tags.Start);
            if (!isKept)
            {
                Skip(tags.Start, tags.End);
            }
            else if (!tags.IsEnd || MakesElement(tags.Name))
            {
                elements += 1 + _openFormats;
                if (elements > MostElements)
                {
                    end = tags.Start;
                    break;
                }
            }

            if (nesting is TagNesting.Raw && !tags.IsEnd && !IsForeign())
            {
                tags.SkipRawText();
            }
        }

        return _copied == 0 && end == _html.Length ? _html
            : _kept.Append(_html, _copied, Math.Max(0, end - _copied)).ToString();
    }

    /// <summary>The end tag of a paragraph that was never begun makes an empty one.</summary>
    private bool MakesElement(ReadOnlySpan<char> name) => name.Length <= 2 && (name[0] | 0x20) is 'p' or 'b' && ++_strayEnds > _closable;

    /// <summary>Notes a start tag; false when it is to be left out.</summary>
    private bool Open(int name, TagNesting nesting, int length)
    {
        if (length > LongestTag && nesting is not TagNesting.Raw)
        {
            return LeaveOut(name, nesting);
        }

        switch (nesting)
        {
            case TagNesting.None or TagNesting.Link:
                _closable++;
                return true;
            case TagNesting.Raw when !IsForeign():
                return true;
            case TagNesting.Once:
                return _seen.Add(name);
            case TagNesting.Format:
                if (_openFormats >= MostFormats)
                {
                    return LeaveOut(name, nesting);
                }

                Count(_formats, name, 1);
                _openFormats++;
                return true;
            default:
                if (_open.Count >= Deepest)
                {
                    return LeaveOut(name, nesting);
                }

                _open.Add((name, nesting));
                return true;
        }
    }

    /// <summary>Notes an end tag; false when it is to be left out, because its start tag was.</summary>
    private bool Close(int name, TagNesting nesting)
    {
        if (_leftOut.GetValueOrDefault(name) > 0)
        {
            Count(_leftOut, name, -1);
            return false;
        }

        if (nesting is TagNesting.Format)
        {
            if (_formats.GetValueOrDefault(name) > 0)
            {
                Count(_formats, name, -1);
                _openFormats--;
            }

            return true;
        }

        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_open[i].Name == name)
            {
                _open.RemoveRange(i, _open.Count - i);
                break;
            }

            if (_open[i].Nesting is TagNesting.Wall || (nesting is not (TagNesting.Box or TagNesting.Wall) && _open[i].Nesting is TagNesting.Box))
            {
                break;
            }
        }

        return true;
    }

    /// <summary>In drawings and formulas there is no raw text.</summary>
    private bool IsForeign()
    {
        foreach (var (name, _) in _open)
        {
            if (name == Svg || name == Formula)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Leaves a start tag out; its end tag must go as well, else it would close another element.</summary>
    private bool LeaveOut(int name, TagNesting nesting)
    {
        if (nesting is not (TagNesting.None or TagNesting.Once))
        {
            Count(_leftOut, name, 1);
        }

        return false;
    }

    private void Skip(int start, int end)
    {
        _kept.Append(_html, _copied, start - _copied).Append(' ');
        _copied = end;
    }

    private static void Count(Dictionary<int, int> counts, int name, int change) => counts[name] = counts.GetValueOrDefault(name) + change;
}
