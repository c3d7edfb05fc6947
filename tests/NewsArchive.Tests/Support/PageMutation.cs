using System.Text;

namespace NewsArchive.Tests.Support;

/// <summary>
/// Breaks a page in the ways that templates, networks and hostile authors break pages: the same seed always breaks it the same way.
/// Also compiled into the benchmarks, for the long run.
/// </summary>
internal sealed class PageMutation(int seed)
{
    private const int Largest = 8_000_000;

    private static readonly string[] Tags =
    [
        "div", "p", "span", "b", "i", "a", "font", "table", "tr", "td", "ul", "li", "dl", "dd", "section", "article", "h1", "h2", "blockquote", "pre", "code", "select", "option",
        "svg", "math", "template", "form", "button", "script", "style", "textarea", "title", "noscript", "iframe", "figure", "figcaption", "time", "header", "nav", "object",
        "ruby", "rt", "details", "x-own", "base", "body", "html", "frameset", "plaintext", "marquee", "nobr", "center", "label", "main", "aside", "tt", "s",
    ];

    private static readonly string[] Attributes =
    [
        "class=caption", "class='related-links'", "class=\"byline\"", "hidden", "style='display:none'", "itemprop=articleBody", "itemprop=author", "rel=author",
        "class='newsletter hidden share'", "datetime=2024-05-03T10:00", "content='x'", "href='/author/x'", "role=dialog", "aria-hidden=true", "id=\"", "class='", "=x", "data-x=\"<p>\"",
    ];

    private static readonly string[] Words =
    [
        "word ", "By Ann Lee, ", "cookies on this website ", "3 May 2024 10:30 GMT ", "Read more: ", "2024-05-03 ", "漢字、", "عربى ", "x|y - ", "\u00ad", "\u200b", "a@b.c ", "   ", "\n",
        "1.", ",", "&amp;", "&#0;", "&nbsp", "<", "]]>", "\"", "\\", "(Photo: ", "--", "_", "\ud83d\ude00", "a\u0301\u0301",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The page, broken in one to four ways.</summary>
    public byte[] Of(string html)
    {
        var text = new StringBuilder(html);
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            Break(text);
            if (text.Length > Largest)
            {
                text.Length = Largest;
            }
        }

        return Encode(text.ToString());
    }

    private void Break(StringBuilder html)
    {
        switch (_random.Next(14))
        {
            case 0:
                Cut(html);
                break;
            case 1:
                Repeat(html);
                break;
            case 2:
                Swap(html);
                break;
            case 3:
                DropTags(html);
                break;
            case 4:
                html.Insert(Place(html), "<" + Pick(Tags) + " " + Pick(Attributes) + new string(' ', _random.Next(3)) + Many(Pick(Attributes) + " ", 20_000) + ">");
                break;
            case 5:
                html.Insert(Place(html), "<" + Pick(Tags) + " class='" + Many(Pick(Words).Trim('<') + "-", 60_000) + "'>");
                break;
            case 6:
                html.Insert(Place(html), Many(Pick(Words), 300_000));
                break;
            case 7:
                html.Insert(Place(html), Many(Tag() + (_random.Next(2) == 0 ? "" : Tag()), 60_000));
                break;
            case 8:
                html.Insert(Place(html), Many(Tag() + Pick(Words) + "</" + Pick(Tags) + ">", 60_000));
                break;
            case 9:
                var tag = Pick(Tags);
                html.Insert(Place(html), Many($"<{tag} {Pick(Attributes)}>Words that stand here and are many, more than fifty letters. {Pick(Words)}</{tag}>", 30_000));
                break;
            case 10:
                html.Insert(Place(html), "<table>" + Many("<tr>" + Many("<td>" + Pick(Words), 20), 3000));
                break;
            case 11:
                html.Replace("</" + Pick(Tags), Pick(Words));
                break;
            case 12:
                html.Insert(Place(html), "<script type='application/ld+json'>" + Json() + "</script>");
                break;
            default:
                html.Insert(Place(html), Many($"<meta name='{Pick(["author", "date", "keywords", "og:title", "description"])}' content=\"{Pick(Words)}\">", 30_000));
                break;
        }
    }

    private void Cut(StringBuilder html)
    {
        var start = Place(html);
        html.Remove(start, _random.Next(html.Length - start + 1));
    }

    private void Repeat(StringBuilder html)
    {
        var start = Place(html);
        var piece = html.ToString(start, Math.Min(html.Length - start, _random.Next(20_000)));
        html.Insert(start, Many(piece, Math.Min(200, 2_000_000 / (piece.Length + 1))));
    }

    private void Swap(StringBuilder html)
    {
        var start = Place(html);
        var piece = html.ToString(start, _random.Next(html.Length - start + 1));
        html.Remove(start, piece.Length).Insert(Place(html), piece);
    }

    private void DropTags(StringBuilder html)
    {
        var every = _random.Next(2, 30);
        var at = 0;
        var kept = string.Concat(html.ToString().Split('<').Select(piece => ++at % every == 0 && piece.Contains('>', StringComparison.Ordinal) ? piece[(piece.IndexOf('>', StringComparison.Ordinal) + 1)..] : "<" + piece));
        html.Clear().Append(kept);
    }

    private string Json() => _random.Next(5) switch
    {
        0 => Many("[", 100_000),
        1 => "[" + Many("{\"@type\":\"NewsArticle\",\"headline\":\"" + Pick(Words).Replace("\"", "", StringComparison.Ordinal) + "\"},", 30_000) + "{}]",
        2 => "{\"@type\":\"Article\",\"headline\":\"x\",\"author\":[" + Many("{\"name\":\"Ann Lee\"},", 30_000) + "{}]}",
        3 => "{\"@type\":\"Article\",\"articleBody\":\"" + Many("word <p> ", 300_000) + "\"}",
        _ => Many(Pick(["\"", "{", "}", "\\", ":", ","]), 200_000),
    };

    private string Tag() => $"<{Pick(Tags)}{(_random.Next(3) == 0 ? " " + Pick(Attributes) : "")}>";

    /// <summary>A piece a random number of times, small numbers as likely as large ones.</summary>
    private string Many(string piece, int most)
    {
        var count = (int)Math.Pow(most, _random.NextDouble());
        return new StringBuilder().Insert(0, piece, Math.Min(count, (Largest / (piece.Length + 1)) + 1)).ToString();
    }

    private int Place(StringBuilder html) => _random.Next(html.Length + 1);

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private byte[] Encode(string html)
    {
        var bytes = (_random.Next(8) switch { 0 => Encoding.Unicode, 1 => Encoding.Latin1, _ => Encoding.UTF8 }).GetBytes(html);
        if (_random.Next(3) == 0)
        {
            for (var wrong = _random.Next(200); wrong > 0 && bytes.Length > 0; wrong--)
            {
                bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
            }
        }

        return bytes;
    }
}
