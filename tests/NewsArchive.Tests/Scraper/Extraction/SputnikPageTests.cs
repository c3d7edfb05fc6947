using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class SputnikPageTests
{
    private const string Page = "Samples/sputnik/page.html";

    [Fact]
    public void Page_gives_every_field_of_the_seed()
    {
        using var expected = JsonDocument.Parse(Sample("Samples/sputnik/expected.json"));
        var url = expected.RootElement.GetProperty("url").GetString()!;

        using var actual = JsonDocument.Parse(ExtractionJson.Write(ArticleExtractor.Extract(Sample(Page), url)));

        foreach (var field in expected.RootElement.EnumerateObject())
        {
            Assert.Equal(Text(field.Value), Text(actual.RootElement.GetProperty(field.Name)));
        }

        Assert.Equal("site-rule", actual.RootElement.GetProperty("rules").GetProperty("text").GetString());
    }

    [Fact]
    public void Page_reads_the_same_without_the_rule_of_its_site()
    {
        var ruled = ArticleExtractor.Extract(Sample(Page), "https://sputnikglobe.com/20240816/sign-of-anxiety-1119789114.html");
        var generic = ArticleExtractor.Extract(Sample(Page), "https://mirror.example.org/20240816/sign-of-anxiety-1119789114.html");

        Assert.Equal("generic", generic.Rules["text"]);
        Assert.Equal(ruled.Paragraphs, generic.Paragraphs);
        Assert.Equal(ruled.Lead, generic.Lead);
        Assert.Equal(ruled.Title, generic.Title);
    }

    [Fact]
    public void Missing_lead_is_not_taken_from_the_next_story()
    {
        var html = Sample(Page);
        var start = html.IndexOf("<div class=\"article__announce\">", StringComparison.Ordinal);
        var end = html.IndexOf("<div class=\"article__sharebar\">", StringComparison.Ordinal);

        var article = ArticleExtractor.Extract(html.Remove(start, end - start), "https://sputnikglobe.com/20240816/sign-of-anxiety-1119789114.html");

        Assert.Null(article.Lead);
        Assert.Equal(6, article.Paragraphs.Count);
    }

    [Fact]
    public void Site_without_its_expected_markup_falls_back_to_the_generic_algorithm()
    {
        var html = Sample(Page).Replace("article__body", "renamed", StringComparison.Ordinal);

        var article = ArticleExtractor.Extract(html, "https://sputnikglobe.com/20240816/sign-of-anxiety-1119789114.html");

        Assert.Equal("generic", article.Rules["text"]);
        Assert.Equal(6, article.Paragraphs.Count);
    }

    private static string Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? string.Join('\n', value.EnumerateArray().Select(item => item.GetString())) : value.ToString();

    private static string Sample(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, path));
}
