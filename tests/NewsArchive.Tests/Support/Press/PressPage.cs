using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NewsArchive.Tests.Support.Press;

/// <summary>
/// The pages of one site as they come over the line: the article among all that real pages carry, in the proportions of real pages (about
/// 100 kB, 700 elements, a third of it scripts and styles). What stands around the article is another in each edition.
/// </summary>
internal sealed class PressPage
{
    private readonly PressHouse _house;
    private readonly PressWords _words;
    private readonly int _seed;
    private readonly string _head;
    private readonly string _header;
    private readonly string _footer;

    public PressPage(PressPlan plan, PressHouse house, PressWords words)
    {
        _house = house;
        _words = words;
        _seed = plan.Seed;
        var furniture = new PressFurniture(words, new PressDice(plan.Seed, house.Index, 20));
        _head = plan.IsSmall ? "" : furniture.Styles() + furniture.Scripts();
        _header = plan.IsSmall ? "<header><a href=\"/\">Home</a></header>" : furniture.Navigation(house.Name);
        _footer = plan.IsSmall ? "" : furniture.Footer(house.Name);
    }

    /// <summary>The page of an article in an edition.</summary>
    public string Of(int number, int edition)
    {
        var story = _house.Story(number, edition);
        var dice = new PressDice(_seed, _house.Index, number, 21, edition);
        var page = new StringBuilder(_house.IsSmall ? 4_000 : 120_000);
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        AppendMeta(page, story, _house.UrlOf(number));
        page.Append(_head).Append("</head>\n<body class=\"page page--article\">\n").Append(_header);
        page.Append("<main class=\"layout layout--wide\">\n<article class=\"story story--standard\">\n");
        AppendStory(page, story, ref dice);
        page.Append("</article>\n");
        if (!_house.IsSmall)
        {
            AppendSurroundings(page, ref dice);
        }

        return page.Append("</main>\n").Append(_footer).Append("</body>\n</html>\n").ToString();
    }

    private void AppendMeta(StringBuilder page, PressStory story, string url)
    {
        var published = story.Published.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        page.Append(CultureInfo.InvariantCulture, $"""
            <title>{story.Title} | {_house.Name}</title>
            <link rel="canonical" href="{url}">
            <link rel="alternate" type="application/rss+xml" title="{_house.Name}" href="/feed">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="description" content="{story.Lead}">
            <meta property="og:type" content="article">
            <meta property="og:title" content="{story.Title}">
            <meta property="og:description" content="{story.Lead}">
            <meta property="og:url" content="{url}">
            <meta property="og:site_name" content="{_house.Name}">
            <meta property="og:image" content="https://{_house.Host}/pictures/{story.Published.ToUnixTimeSeconds()}.jpg">
            <meta property="article:published_time" content="{published}">
            <meta name="author" content="{story.Author}">
            <script type="application/ld+json">
            """);
        page.Append(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["headline"] = story.Title,
            ["description"] = story.Lead,
            ["datePublished"] = published,
            ["dateModified"] = published,
            ["author"] = new Dictionary<string, string> { ["@type"] = "Person", ["name"] = story.Author },
            ["publisher"] = new Dictionary<string, string> { ["@type"] = "Organization", ["name"] = _house.Name },
            ["mainEntityOfPage"] = url,
        })).Append("</script>\n");
    }

    private void AppendStory(StringBuilder page, PressStory story, ref PressDice dice)
    {
        page.Append(CultureInfo.InvariantCulture, $"""
            <h1 class="story__headline">{story.Title}</h1>
            <p class="story__standfirst">{story.Lead}</p>
            <div class="story__byline"><span class="byline__by">By</span> <a rel="author" href="/authors/{story.Author.Replace(' ', '-').ToLowerInvariant()}">{story.Author}</a>
            <time datetime="{story.Published:yyyy-MM-ddTHH:mm:sszzz}">{story.Published:d MMMM yyyy, HH:mm}</time></div>
            <div class="story__body">

            """);
        for (var i = 0; i < story.Paragraphs.Count; i++)
        {
            AppendParagraph(page, story.Paragraphs[i], i, ref dice);
        }

        page.Append("</div>\n");
    }

    /// <summary>A paragraph, some with a link in it, some with an advertisement behind them.</summary>
    private void AppendParagraph(StringBuilder page, string text, int place, ref PressDice dice)
    {
        var blank = text.IndexOf(' ', text.Length / 2);
        page.Append("                <p class=\"story__paragraph\">\n                    ");
        if (place % 2 == 0 || blank < 0)
        {
            page.Append(text);
        }
        else
        {
            page.Append(CultureInfo.InvariantCulture, $"<a class=\"story__link\" href=\"{_house.PathOf(dice.Below(_house.Count))}\">{text.AsSpan(0, blank)}</a><em>{text.AsSpan(blank)}</em>");
        }

        page.Append("\n                </p>\n");
        if (place % 5 == 2 && !_house.IsSmall)
        {
            page.Append(CultureInfo.InvariantCulture, $"                <div class=\"ad-slot ad-slot--inline\"><div class=\"ad-slot__box\" data-slot=\"inline-{place}\" data-token=\"{dice.Below(int.MaxValue):x}\"><span class=\"ad-slot__label\">Advertisement</span></div></div>\n");
        }
    }

    /// <summary>What is another at each visit: teasers, the most read, comments.</summary>
    private void AppendSurroundings(StringBuilder page, ref PressDice dice)
    {
        page.Append("<aside class=\"related related--grid\"><h2 class=\"related__title\">More stories</h2>\n");
        for (var i = 0; i < 30; i++)
        {
            AppendTeaser(page, ref dice);
        }

        page.Append("</aside>\n<section class=\"comments\" id=\"comments\"><h2>Comments</h2>\n");
        for (var i = 6 + dice.Below(25); i > 0; i--)
        {
            page.Append(CultureInfo.InvariantCulture, $"""
                        <div class="comment comment--level-{dice.Below(3)}" data-comment-id="{dice.Below(int.MaxValue)}">
                            <div class="comment__meta"><span class="comment__author">{_words.Name(ref dice)}{dice.Below(99)}</span> <span class="comment__when">{1 + dice.Below(23)} hours ago</span></div>
                            <p class="comment__text">{_words.Words(ref dice, 6 + dice.Below(40))}</p>
                            <div class="comment__tools"><button class="comment__reply" type="button">Reply</button><button class="comment__like" type="button"><span>{dice.Below(90)}</span></button></div>
                        </div>

                """);
        }

        page.Append("</section>\n");
    }

    private void AppendTeaser(StringBuilder page, ref PressDice dice)
    {
        var other = dice.Below(_house.Count);
        page.Append(CultureInfo.InvariantCulture, $"""
                    <div class="teaser teaser--small col-span-4 md:col-span-6 lg:col-span-3 border-t border-solid border-gray-200" data-teaser-id="{other}" data-position="{dice.Below(100)}">
                        <div class="teaser__inner flex flex-col items-start justify-between">
                            <a class="teaser__link" href="{_house.PathOf(other)}?from=related&amp;place={dice.Below(9)}" data-track-click="related" data-track-label="{dice.Below(int.MaxValue):x}">
                                <figure class="teaser__figure">
                                    <picture class="teaser__picture">
                                        <source media="(min-width: 1024px)" srcset="/pictures/{other}-640.webp 640w, /pictures/{other}-960.webp 960w" type="image/webp">
                                        <img class="teaser__image" loading="lazy" width="320" height="180" src="/pictures/{other}-320.jpg" alt="{_words.Words(ref dice, 4)} &amp; more">
                                    </picture>
                                    <svg class="icon icon--camera" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M{dice.Below(16)} 4h3l1-2h6l1 2h3v10H1zM8 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6z" fill="currentColor"></path></svg>
                                </figure>
                                <h3 class="teaser__headline"><span class="teaser__kicker">{_words.Name(ref dice)}&nbsp;|</span> <span class="teaser__text">{PressWords.Capital(_words.Words(ref dice, 8))}</span></h3>
                            </a>
                            <div class="teaser__foot"><time class="teaser__time" datetime="2026-01-{1 + dice.Below(28):00}">{1 + dice.Below(23)} h</time> <span class="teaser__comments">{dice.Below(300)} comments</span></div>
                        </div>
                    </div>

            """);
    }
}
