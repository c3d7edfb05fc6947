using NewsArchive.Articles;

namespace NewsArchive.Tests.Scraper.Extraction.Verdicts;

public sealed class TextConfidenceTests
{
    private static readonly string Long = string.Concat(Enumerable.Range(1, 9).Select(i =>
        $"<p>On day {i} the divers found the wall as it had been left, and they went down again in the evening to look for the rest of it.</p>"));

    [Fact]
    public void Plain_article_is_sure_and_without_doubts()
    {
        var article = ArticlePage.Read(below: Long);

        Assert.InRange(article.Confidence["text"], 0.9, 1);
        Assert.Empty(article.Doubts);
    }

    [Fact]
    public void Text_that_the_data_repeat_is_surer_than_one_they_contradict()
    {
        var same = Data(string.Concat(ArticlePage.Read(below: Long).Paragraphs));
        var other = Data(string.Concat(Enumerable.Repeat("Quite another and much longer text stands in the data of this page. ", 45)));

        Assert.True(Confidence(head: same) > Confidence(head: ""));
        Assert.True(Confidence(head: other) < 0.65);
    }

    [Theory]
    [InlineData("<div>The council met in the evening to hear the report of the divers, and {0}</div>", "text outside paragraphs")]
    [InlineData("<p>The council met to hear of <a href='/x'>the harbour, the wall and the ferries</a> and of much else, and {0}</p>", "links")]
    [InlineData("<p>a line {0}</p>", "labels")]
    public void Signs_of_what_does_not_belong_lower_it(string html, string sign)
    {
        var filled = string.Concat(Enumerable.Range(1, 12).Select(i => html.Replace("{0}", sign == "labels" ? $"{i}" : $"what it heard from the divers on day {i} was told to everybody in the evening.", StringComparison.Ordinal)));

        Assert.True(Confidence(below: filled) < Confidence(), sign);
    }

    [Fact]
    public void Few_words_are_doubtful() =>
        Assert.NotEmpty(NewsArchive.Scraper.Extraction.ArticleExtractor.Extract(
            "<h1>Harbour reopens after a winter of repairs</h1><div><div>The harbour opened again on Monday, after four months in which no ship could enter.</div></div>", ArticlePage.Url).Doubts);

    [Theory]
    [InlineData(0.97, "sure")]
    [InlineData(0.7, "likely")]
    [InlineData(0.55, "unsure")]
    [InlineData(0.2, "doubtful")]
    public void Confidence_has_a_word(double confidence, string word) => Assert.Equal(word, ArticleDoubts.InWords(confidence));

    [Fact]
    public void Doubts_name_the_field_and_a_stub_is_told_once()
    {
        Dictionary<string, double> confidence = new() { ["text"] = 0.3, ["authors"] = 0.2, ["title"] = 0.9 };

        Assert.Equal(["The text may lack parts or hold what is not the article's", "The authors may be wrong or not all"], ArticleDoubts.Of(confidence, isPaywalled: false));
        Assert.Equal(["The text ends where the page asks for payment or an account", "The authors may be wrong or not all"], ArticleDoubts.Of(confidence, isPaywalled: true));
    }

    private static double Confidence(string head = "", string below = "") => ArticlePage.Read(head, below: Long + below).Confidence["text"];

    private static string Data(string body) => "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Harbour reopens\",\"articleBody\":\"" + body.Replace("\"", "", StringComparison.Ordinal) + "\"}</script>";
}
