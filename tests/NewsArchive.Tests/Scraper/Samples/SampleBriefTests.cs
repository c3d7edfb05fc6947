using Microsoft.EntityFrameworkCore;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Scraper.Samples;

/// <summary>What each brief of the sample set is there to show.</summary>
public sealed class SampleBriefTests(LoadedSample sample) : IClassFixture<LoadedSample>
{
    [Fact]
    public async Task The_changed_page_has_two_versions_and_shows_the_second()
    {
        var article = await sample.ReadAsync("https://briefs.newsarchive.example/2024/07/caspian-sea");
        Assert.Equal(["Where the Caspian Sea lies", "Where the Caspian Sea lies, and which five states border it"],
            article.Versions.OrderBy(version => version.Number).Select(version => version.Title));
        Assert.Equal(article.Versions.Single(version => version.Number == 2).Title, article.Title);
        Assert.DoesNotContain("Aktau", article.Versions.Single(version => version.Number == 1).Text, StringComparison.Ordinal);
        Assert.Contains("Aktau", article.Versions.Single(version => version.Number == 2).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_two_near_copies_are_two_articles_of_two_sources()
    {
        var one = await sample.ReadAsync("https://briefs.newsarchive.example/2024/08/transport-corridor");
        var other = await sample.ReadAsync("https://wire.newsarchive.example/a/1007");
        Assert.Equal(("NewsArchive Sample Briefs", "NewsArchive Sample Wire"), (one.Source.Name, other.Source.Name));
        var paragraphs = Assert.Single(one.Versions).Text.Split("\n\n");
        var copied = Assert.Single(other.Versions).Text.Split("\n\n");
        Assert.Equal(3, paragraphs.Intersect(copied).Count());
        Assert.NotEqual(paragraphs, copied);
    }

    [Fact]
    public async Task A_date_that_is_none_is_kept_as_printed_and_the_time_is_unknown()
    {
        var article = await sample.ReadAsync("https://briefs.newsarchive.example/brief/iso-8601");
        var version = Assert.Single(article.Versions);
        Assert.Equal("2024-13-45", version.PublishedPrinted);
        Assert.Null(version.PublishedAt);
        Assert.Equal(article.FirstSeenAt, article.SortAt);
    }

    [Fact]
    public async Task A_day_is_kept_as_a_day()
    {
        var version = await sample.ReadBriefAsync("de/kasan");
        Assert.Equal((new DateTimeOffset(2024, 6, 12, 0, 0, 0, TimeSpan.Zero), TimePrecision.Day), (version.PublishedAt, version.PublishedPrecision));
        Assert.Equal("de", version.Language);
        Assert.StartsWith("Die Stadt an der Wolga", version.Lead, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_in_windows_1251_is_read_by_the_header_of_its_response()
    {
        var version = await sample.ReadBriefAsync("ru/magate");
        Assert.Equal("Чем занимается МАГАТЭ", version.Title);
        Assert.Equal("windows-1251", version.Capture.Charset);
        Assert.Equal("ru", version.Language);
        Assert.Equal((new DateTimeOffset(2024, 7, 20, 9, 30, 0, TimeSpan.Zero), TimePrecision.Local), (version.PublishedAt, version.PublishedPrecision));
    }

    [Theory]
    [InlineData("fa/hormuz", "fa", "تنگه هرمز کجاست و چرا اهمیت دارد", "پیوند می\u200cدهد")]
    [InlineData("ar/world-heritage", "ar", "كيف تعمل قائمة التراث العالمي", "قيمة عالمية استثنائية")]
    public async Task Right_to_left_texts_keep_their_language_and_letters(string path, string language, string title, string passage)
    {
        var version = await sample.ReadBriefAsync(path);
        Assert.Equal((language, title), (version.Language, version.Title));
        Assert.Contains(passage, version.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offsets_behind_emoji_are_code_points_in_the_program_and_in_the_database()
    {
        var version = await sample.ReadBriefAsync("2024/07/unicode");
        Assert.Equal("😀 One character, several numbers: how Unicode counts", version.Title);
        Assert.Equal(52, version.TitleEnd);
        Assert.Equal(version.Text.EnumerateRunes().Count(), version.Length);
        Assert.Contains("an accent (\u00e9)", version.Text, StringComparison.Ordinal);
        Assert.Contains("👨\u200d👩\u200d👧", version.Text, StringComparison.Ordinal);

        await using var db = sample.CreateContext();
        foreach (var quote in (string[])["𝄞", "Gothic letter 𐍈", "three places off", "😀😀😀", "Unicode Standard"])
        {
            var anchor = Assert.Single(TextAnchor.Find(new CodePointMap(version.Text), quote));
            var inDatabase = await db.Database
                .SqlQuery<string>($"SELECT substring(text FROM {anchor.Start + 1} FOR {anchor.End - anchor.Start}) AS \"Value\" FROM article_versions WHERE id = {version.Id}")
                .SingleAsync();
            Assert.Equal(quote, inDatabase);
        }
    }

    [Fact]
    public async Task Authors_are_those_whom_the_page_credits()
    {
        Assert.Equal(["Sample Author", "Second Sample Author"], (await sample.ReadBriefAsync("2024/08/brics")).Authors);
        Assert.Equal(["Sample Author"], (await sample.ReadBriefAsync("2024/08/sco")).Authors);
        // An agency that is named alone is credited; that it is no person is said beside it.
        Assert.Equal(["NewsArchive Sample Wire"], Assert.Single((await sample.ReadAsync("https://wire.newsarchive.example/a/1007")).Versions).Authors);
    }

    [Fact]
    public async Task A_bare_page_leaves_open_what_it_does_not_say()
    {
        var version = await sample.ReadBriefAsync("brief/eurasian-economic-union");
        Assert.Equal("The Eurasian Economic Union in brief", version.Title);
        Assert.Null(version.PublishedAt);
        Assert.Null(version.PublishedPrinted);
        Assert.Empty(version.Authors);
        Assert.Equal(5, version.Text.Split("\n\n").Length);
    }

    [Fact]
    public async Task The_French_brief_has_its_accents_and_quotation_marks()
    {
        var version = await sample.ReadBriefAsync("fr/croix-rouge");
        Assert.Equal(("fr", "Le Comité international de la Croix-Rouge en bref"), (version.Language, version.Title));
        Assert.Contains("Cette « brève » d’exemple a été écrite pour NewsArchive ;", version.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_brief_is_long_enough_to_scroll()
    {
        var version = await sample.ReadBriefAsync("2024/08/organisations");
        Assert.True(version.Length > 4500, $"{version.Length} code points");
        Assert.Contains("The Non-Aligned Movement", version.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_around_the_articles_came_along()
    {
        string[] around = ["laceholder", "Read also", "Newsletter", "cookies", "Sample Author", "About these", "Home", "Advertisement", "Поделиться", "Item 1007"];
        await using var db = sample.CreateContext();
        foreach (var version in await db.ArticleVersions.ToListAsync())
        {
            Assert.DoesNotContain(around, word => version.Text.Contains(word, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_brief_says_in_its_last_paragraph_that_it_is_a_sample()
    {
        await using var db = sample.CreateContext();
        var briefs = await db.ArticleVersions.Where(version => version.SiteName != "Sputnik International" || version.SiteName == null).ToListAsync();
        Assert.Equal(15, briefs.Count);
        Assert.All(briefs, version => Assert.Contains("NewsArchive", version.Text.Split("\n\n")[^1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tags_and_entities_are_left_to_the_reader()
    {
        await using var db = sample.CreateContext();
        Assert.Equal(0, await db.Tags.CountAsync() + await db.Entities.CountAsync() + await db.Annotations.CountAsync() + await db.Operations.CountAsync());
    }
}
