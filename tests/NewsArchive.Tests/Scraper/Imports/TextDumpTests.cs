using NewsArchive.Articles;
using NewsArchive.Scraper.Imports;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Imports;

public sealed class TextDumpTests
{
    /// <summary>Written for this test in the shape of the seed: nothing in it is anybody's text.</summary>
    private const string Dump =
        """
         date 2025-03-04 https://briefs.newsarchive.example/20250304/river-gauge-77.html
        Gauge Reads 'Normal' - Again
        Gauge Reads ‘Normal’ – Again
        The gauge at the old bridge was read twice on Tuesday.
        The first reading was taken at dawn by the keeper, Ada Lind, who wrote it into her book."It was the same as ever," she noted. The second reading followed at noon and differed by one centimetre.
        Gauge Reads ‘Normal’ – Again
        14:05 GMT 04.03.2025
        The gauge at the old bridge was read twice on Tuesday.
        The first reading was taken at dawn by the keeper, Ada Lind
        , who wrote it into her book.
        "It was the same as ever," she noted.
        Nobody else was at
        Old Bridge
        that morning, which the machine-readable text of this page does not mention at all, as happens.
        The second reading followed at noon
        and differed by one centimetre.
        """;

    [Fact]
    public void A_dump_with_two_texts_gives_the_complete_one_mended()
    {
        var article = TextDump.Read(Dump)!;

        Assert.Equal("https://briefs.newsarchive.example/20250304/river-gauge-77.html", article.Url);
        Assert.Equal("Gauge Reads ‘Normal’ – Again", article.Title);
        Assert.Equal("The gauge at the old bridge was read twice on Tuesday.", article.Lead);
        Assert.Equal(("2025-03-04T14:05:00+00:00", TimePrecision.Instant), (article.Published!.ToIso8601(), article.Published.Precision));
        Assert.Equal(
            [
                "The first reading was taken at dawn by the keeper, Ada Lind, who wrote it into her book.",
                "\"It was the same as ever,\" she noted.",
                "Nobody else was at",
                "Old Bridge that morning, which the machine-readable text of this page does not mention at all, as happens.",
                "The second reading followed at noon and differed by one centimetre.",
            ],
            article.Paragraphs);
    }

    [Fact]
    public void A_dump_with_one_text_and_no_dateline_has_its_day_from_the_header()
    {
        var article = TextDump.Read("date 2025-03-04 https://a.example/1\r\nHeadline\r\nOne paragraph.\r\nAnother one.\r\n")!;

        Assert.Equal(("Headline", null), (article.Title, article.Lead));
        Assert.Equal(("2025-03-04", TimePrecision.Day), (article.Published!.ToIso8601(), article.Published.Precision));
        Assert.Equal(["One paragraph.", "Another one."], article.Paragraphs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date 2025-03-04 https://a.example/1")]
    [InlineData("date yesterday https://a.example/1\nHeadline\nText.")]
    [InlineData("date 2025-03-04 mailto:a@a.example\nHeadline\nText.")]
    [InlineData("Headline\nText.")]
    public void What_is_no_dump_gives_nothing(string text) => Assert.Null(TextDump.Read(text));

    [Fact]
    public async Task The_seed_gives_exactly_its_table()
    {
        var seed = SharedFiles.Find("seeds/000_5a40bfa086196ce3.txt");
        var article = TextDump.Read(await File.ReadAllTextAsync(seed, TestContext.Current.CancellationToken))!;

        Assert.Equal("https://sputnikglobe.com/20240816/sign-of-anxiety-pentagon-keeps-an-eye-on-deepening-russia-iran-collaboration-1119789114.html", article.CanonicalUrl);
        Assert.Equal("Sign of Anxiety? Pentagon Keeps an Eye on ‘Deepening’ Russia-Iran Collaboration", article.Title);
        Assert.Equal("Tehran is expected to sign a comprehensive cooperation agreement with Moscow on the sidelines of the BRICS summit in the Russian city of Kazan in October.", article.Lead);
        Assert.Equal("2024-08-16T06:52:00+00:00", article.Published!.ToIso8601());
        Assert.Equal(("Sputnik International", "en"), (article.SiteName, article.Language));
        Assert.Null(article.Modified);
        Assert.Empty(article.Authors);
        Assert.Empty(article.Keywords);
        AssertParagraphs(article);
    }

    /// <summary>The facts of the table: six paragraphs, each sentence once, none broken, no blank before a comma.</summary>
    private static void AssertParagraphs(ExtractedArticle article)
    {
        string[] beginnings = ["The US Department of Defense", "\"While I can’t speculate", "Shoigu visited Iran", "Iran President Masoud Pezeshkian", "Pezeshkian also touted", "Russian and Iranian warships"];
        string[] ends = ["to the Islamic Republic.", "Ebrahim Raisi.", "economic cooperation.", "values this friendship.\"", "Eurasian Economic Union.", "Gulf of Oman."];
        Assert.Equal(6, article.Paragraphs.Count);
        Assert.All(article.Paragraphs.Zip(beginnings, ends), paragraph =>
        {
            Assert.StartsWith(paragraph.Second, paragraph.First, StringComparison.Ordinal);
            Assert.EndsWith(paragraph.Third, paragraph.First, StringComparison.Ordinal);
        });
        var body = string.Join("\n\n", article.Paragraphs);
        Assert.DoesNotContain(article.Paragraphs, paragraph => paragraph.Contains('\n', StringComparison.Ordinal));
        Assert.DoesNotContain(" ,", body, StringComparison.Ordinal);
        Assert.Contains("between Russia and Iran,\" Deputy Pentagon", body, StringComparison.Ordinal);
        Assert.Contains("Vladimir Putin and former Iranian", body, StringComparison.Ordinal);
        Assert.Contains("Tehran-Moscow cooperation, especially", body, StringComparison.Ordinal);
        Assert.Equal(1, body.Split("Security Council Secretary").Length - 1);
    }
}
