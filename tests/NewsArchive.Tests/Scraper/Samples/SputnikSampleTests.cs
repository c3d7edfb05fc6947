using System.Text;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Scraper.Samples;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Samples;

/// <summary>The article that the archive was made for, scraped from its page, against what is known of it.</summary>
public sealed class SputnikSampleTests(LoadedSample sample) : IClassFixture<LoadedSample>
{
    private const string Url =
        "https://sputnikglobe.com/20240816/sign-of-anxiety-pentagon-keeps-an-eye-on-deepening-russia-iran-collaboration-1119789114.html";

    internal const string Title = "Sign of Anxiety? Pentagon Keeps an Eye on ‘Deepening’ Russia-Iran Collaboration";

    internal const string Lead =
        "Tehran is expected to sign a comprehensive cooperation agreement with Moscow on the sidelines of the BRICS summit in the Russian city of Kazan in October.";

    internal static readonly string[] Paragraphs =
    [
        "The US Department of Defense \"has seen a deepening cooperation and relationship between Russia and Iran,\" Deputy Pentagon press secretary Sabrina Singh told reporters, commenting on Russian Security Council Secretary Sergei Shoigu’s recent visit to the Islamic Republic.",
        "\"While I can’t speculate what this visit entails, you know, we've seen these visits of leaders happen over the course of the last two years,\" she added, in an apparent nod to Russian President Vladimir Putin and former Iranian President Ebrahim Raisi.",
        "Shoigu visited Iran earlier this month to discuss global and regional security issues as well as those related to bilateral trade and economic cooperation.",
        "Iran President Masoud Pezeshkian, for his part, recently stressed that Russia has consistently stood by Iran \"during challenging times\" and that Tehran \"deeply values this friendship.\"",
        "Pezeshkian also touted Russia as a strategic ally of Iran, adding that his government will remain committed to expanding Tehran-Moscow cooperation, especially within the frameworks of BRICS, the Shanghai Cooperation Organization (of which Iran is a member), and the Eurasian Economic Union.",
        "Russian and Iranian warships earlier implemented joint missions as part of the Maritime Security Belt – 2024 naval drills that were conducted near the Gulf of Oman.",
    ];

    [Fact]
    public async Task Its_text_is_title_lead_and_six_paragraphs_each_once()
    {
        var version = await ReadAsync();
        Assert.Equal(string.Join("\n\n", [Title, Lead, .. Paragraphs]), version.Text);
        Assert.Equal(Title, version.Title);
        Assert.Equal(Lead, version.Lead);
        Assert.Equal(Paragraphs[0], new CodePointMap(version.Text).Slice(version.BodyStart, version.BodyStart + Paragraphs[0].Length));
    }

    [Fact]
    public async Task Its_facts_are_those_of_the_page()
    {
        var version = await ReadAsync();
        Assert.Equal(new DateTimeOffset(2024, 8, 16, 6, 52, 0, TimeSpan.Zero), version.PublishedAt);
        Assert.Equal(TimePrecision.Instant, version.PublishedPrecision);
        Assert.Equal(new DateTimeOffset(2024, 8, 16, 7, 28, 0, TimeSpan.Zero), version.ModifiedAt);
        Assert.Equal("Sputnik International", version.SiteName);
        Assert.Equal("en", version.Language);
        Assert.Empty(version.Authors);
        Assert.Equal(["russia", "iran", "world", "vladimir putin", "ebrahim raisi", "sergei shoigu", "visit"], version.Keywords);
    }

    [Fact]
    public async Task It_stands_under_its_canonical_address_and_its_source()
    {
        var article = await sample.ReadAsync(Url);
        Assert.Equal(("Sputnik International", "sputnikglobe.com"), (article.Source.Name, article.Source.Host));
        Assert.True(article.IsSample);
        Assert.Equal(1, article.CurrentVersion);
    }

    [Fact]
    public async Task It_was_fetched_over_HTTP_and_kept_as_it_came()
    {
        var capture = (await ReadAsync()).Capture;
        Assert.Equal((CaptureOrigin.Http, 200, Url), (capture.Origin, capture.Status, capture.FinalUrl));
        Assert.Equal("127.0.0.1", capture.RemoteAddress);
        await using var db = sample.CreateContext();
        var body = await db.CaptureBodies.SingleAsync(body => body.Sha256 == capture.BodySha256);
        Assert.Equal(SamplePage.All.Single(page => page.Url == Url).Read(1), body.Decompress());
    }

    [Fact]
    public async Task A_search_for_Shoigu_finds_it_and_nothing_else()
    {
        await using var db = sample.CreateContext();
        var found = await db.ArticleSearch.Where(entry => entry.Words.Matches(EF.Functions.WebSearchToTsQuery("english", "Shoigu")))
            .Join(db.Articles, entry => entry.ArticleId, article => article.Id, (_, article) => article.Url).ToListAsync();
        Assert.Equal([Url], found);
    }

    /// <summary>The dump has the page's text with line breaks where links stood, so blanks are left out of the comparison.</summary>
    [Fact]
    public async Task It_agrees_with_the_dump_that_the_project_began_with()
    {
        var dump = Assert.Single(Directory.GetFiles(SharedFiles.Find("seeds"), "000_*.txt"));
        var lines = await File.ReadAllLinesAsync(dump);
        var dateline = Array.IndexOf(lines, "06:52 GMT 16.08.2024");
        var version = await ReadAsync();

        Assert.Equal(Url, lines[0].Split(' ')[^1]);
        Assert.Equal(lines[dateline - 1], version.Title);
        Assert.Equal(Solid(string.Join(' ', lines[(dateline + 1)..])), Solid(version.Text[version.TitleEnd..]));
    }

    private async Task<ArticleVersion> ReadAsync() => Assert.Single((await sample.ReadAsync(Url)).Versions);

    private static string Solid(string text) => new StringBuilder().AppendJoin("", text.Where(character => !char.IsWhiteSpace(character))).ToString();
}
