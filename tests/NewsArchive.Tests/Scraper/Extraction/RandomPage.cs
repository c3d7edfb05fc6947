using System.Globalization;
using System.Net;
using CsCheck;
using NewsArchive.Articles;

namespace NewsArchive.Tests.Scraper.Extraction;

/// <summary>
/// Pages put together at random from text, clutter and broken markup. Every paragraph of text carries a number of its own, in the order of
/// the page, so that one sees where an extracted paragraph comes from.
/// </summary>
internal static class RandomPage
{
    private static readonly string[] Words =
        ["harbour", "council", "bridge", "on", "Monday", "the", "repairs", "of", "winter", "crane", "said", "mayor", "ferry", "a", "storm", "through", "workers", "and", "stone", "with"];

    private static readonly string[] Boxes =
        ["div", "section", "article", "div class='story'", "div class='content-body'", "main", "blockquote", "div class='related'", "aside", "figure", "table><tr><td", "ul><li", "div hidden", "header", "form"];

    private static readonly string[] Clutter =
    [
        "<figure><img src='a.jpg'><figcaption>Photo: Sample Agency</figcaption></figure>", "<p class='caption'>The harbour on a summer evening.</p>",
        "<div class='share'><a href='#'>Share</a> <a href='#'>Mail</a></div>", "<p>Read more: <a href='/x'>Another story of the harbour</a></p>",
        "<div class='newsletter'><p>Our letter every morning, at no cost and with all that matters.</p></div>", "<nav><a href='/'>Home</a><a href='/news'>News</a></nav>",
        "<script>var html = '<p>script words</p>';</script>", "<style>p > b { color: red }</style>", "<!-- <p>comment words</p> -->", "<time datetime='2024-05-03'>3 May 2024</time>",
        "<p>By Ann Lee</p>", "<h2>What was repaired</h2>", "<br><br>", "<p>Advertisement</p>", "<a title='<p>attribute words</p>' href='/y'>A link</a>", "<textarea><p>form words</p></textarea>",
        "<noscript><p>noscript words</p></noscript>", "<template><p>template words</p></template>", "<svg><title>drawn words</title><path d='M0'/></svg>", "<hr>", "&nbsp;", "\u200b",
    ];

    private static readonly string[] Faults =
        ["</div>", "</p>", "<b>", "</b>", "<i>", "<p>", "<a href='/z'>", "<td>", "</td>", "<!-->", "</span>", "<span hidden>", "<dl>", "</article>", "<li>", "</body>", "<table>", "</table>", "<font color=red>", "\"'", "&#0;"];

    /// <summary>Pages whose tags all close.</summary>
    public static Gen<string> Sound { get; } = Of(0);

    /// <summary>Pages in which tags are missing, crossed and out of place.</summary>
    public static Gen<string> Broken { get; } = Of(4);

    /// <summary>A plain page of an extracted article: its headline and its paragraphs, and nothing else.</summary>
    public static string Plain(ExtractedArticle article)
    {
        var title = WebUtility.HtmlEncode(article.Title);
        var paragraphs = article.Paragraphs.Select(text => $"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        return $"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>{string.Concat(paragraphs)}</article></body></html>";
    }

    private static Gen<string> Of(int faults) =>
        from kinds in Gen.Int[0, 9 + faults].Array[3, 40]
        from choices in Gen.Int[0, 1000].Array[kinds.Length]
        from words in Gen.Int[0, Words.Length - 1].Array[400]
        select Build(kinds, choices, words);

    private static string Build(int[] kinds, int[] choices, int[] words)
    {
        var html = new List<string> { $"<html><head><title>{ArticlePage.Title} | The Paper</title></head><body><h1>{ArticlePage.Title}</h1>" };
        var open = new Stack<string>();
        for (var i = 0; i < kinds.Length; i++)
        {
            var choice = choices[i];
            switch (kinds[i])
            {
                case < 5:
                    html.Add($"<p>{Text(i, choice, words)}</p>");
                    break;
                case 5:
                    var box = Boxes[choice % Boxes.Length];
                    html.Add($"<{box}>");
                    open.Push(string.Concat(box.Split("><").Reverse().Select(tag => $"</{tag.Split(' ')[0]}>")));
                    break;
                case 6 when open.Count > 0:
                    html.Add(open.Pop());
                    break;
                case < 10:
                    html.Add(Clutter[choice % Clutter.Length]);
                    break;
                default:
                    html.Add(Faults[choice % Faults.Length]);
                    break;
            }
        }

        return string.Concat(html) + string.Concat(open) + "</body></html>";
    }

    private static string Text(int number, int choice, int[] words)
    {
        var sentence = string.Join(' ', Enumerable.Range(0, 6 + (choice % 30)).Select(i => Words[words[(number + i + choice) % words.Length]]));
        var marked = choice % 3 == 0 ? sentence.Replace("the ", "<b>the</b> ", StringComparison.Ordinal) : sentence;
        return string.Create(CultureInfo.InvariantCulture, $"In number n{number}n it is told that {marked}.");
    }
}
