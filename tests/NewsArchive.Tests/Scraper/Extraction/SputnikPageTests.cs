using System.Runtime.CompilerServices;
using System.Text.Json;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class SputnikPageTests
{
    private const string Page = "Samples/sputnik/page.html";
    private const string Ruled = "https://sputnikglobe.com/20240816/sign-of-anxiety-1119789114.html";
    private const string Mirror = "https://mirror.example.org/20240816/sign-of-anxiety-1119789114.html";

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
        var ruled = ArticleExtractor.Extract(Sample(Page), Ruled);
        var generic = ArticleExtractor.Extract(Sample(Page), Mirror);

        Assert.Equal("generic", generic.Rules["text"]);
        Assert.Equal(ruled.Paragraphs, generic.Paragraphs);
        Assert.Equal(ruled.Lead, generic.Lead);
        Assert.Equal(ruled.Title, generic.Title);
    }

    [Theory]
    [InlineData(Ruled, true)]
    [InlineData(Ruled, false)]
    [InlineData(Mirror, true)]
    [InlineData(Mirror, false)]
    public void Three_further_articles_change_nothing_with_or_without_a_lead(string url, bool hasLead)
    {
        var html = Sample(Page);
        var expected = ArticleExtractor.Extract(html, url);
        var further = html[html.LastIndexOf("<div class=\"article\">", StringComparison.Ordinal)..html.IndexOf("</body>", StringComparison.Ordinal)];
        html = html.Replace("</body>", $"{further}{further.Replace("further story", "third story", StringComparison.Ordinal)}</body>", StringComparison.Ordinal);

        var article = ArticleExtractor.Extract(hasLead ? html : WithoutLead(html), url);

        Assert.Equal(hasLead ? expected.Lead : null, article.Lead);
        Assert.Equal(expected.Title, article.Title);
        Assert.Equal(expected.Paragraphs, article.Paragraphs);
        Assert.Equal(expected.Published, article.Published);
        Assert.Equal(expected.Authors, article.Authors);
    }

    [Fact]
    public void Site_without_its_expected_markup_falls_back_to_the_generic_algorithm()
    {
        var html = Sample(Page).Replace("article__body", "renamed", StringComparison.Ordinal);

        var article = ArticleExtractor.Extract(html, Ruled);

        Assert.Equal("generic", article.Rules["text"]);
        Assert.Equal(6, article.Paragraphs.Count);
    }

    private static string WithoutLead(string html)
    {
        var start = html.IndexOf("<div class=\"article__announce\">", StringComparison.Ordinal);
        return html.Remove(start, html.IndexOf("<div class=\"article__sharebar\">", StringComparison.Ordinal) - start);
    }

    private static string Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.Array ? string.Join('\n', value.EnumerateArray().Select(item => item.GetString())) : value.ToString();

    private static string Sample(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, path));
}
