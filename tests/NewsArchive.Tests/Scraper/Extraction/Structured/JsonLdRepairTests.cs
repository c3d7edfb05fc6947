using NewsArchive.Scraper.Extraction.Structured;

namespace NewsArchive.Tests.Scraper.Extraction.Structured;

public sealed class JsonLdRepairTests
{
    [Theory]
    [InlineData("""{"headline":"She said "no" and left","a":1}""", """She said "no" and left""")]
    [InlineData("""{"headline":"The "old", the "new" and the quay","a":1}""", """The "old", the "new" and the quay""")]
    [InlineData("""{"headline":"Harbour reopens" "a":1}""", "Harbour reopens")]
    [InlineData("""{"a":{"b":1}},"headline":"Harbour reopens"}""", "Harbour reopens")]
    [InlineData("""{"a":[1,2,"headline":"lost"}],"headline":"Harbour reopens"}""", "Harbour reopens")]
    [InlineData("""{"headline":"Harbour reopens","text":"cut off in the mid""", "Harbour reopens")]
    [InlineData("""{"headline":"Harbour reopens","a":""", "Harbour reopens")]
    [InlineData("""{"headline":"Harbour reopens"};window.dataLayer=[];""", "Harbour reopens")]
    [InlineData("""<!-- {"headline":"Harbour reopens"} -->""", "Harbour reopens")]
    [InlineData("""{"a":undefined,"b":'x',"headline":"Harbour reopens"}""", "Harbour reopens")]
    [InlineData("""{"a":1,"a":2,"headline":"Harbour reopens"}""", "Harbour reopens")]
    [InlineData("{\"headline\":\"Harbour\nreopens\",\"a\":\"b\\'c\"}", "Harbour reopens")]
    [InlineData("{\"headline\":\"Harbour reopens\", // our best story\n\"a\":1 1}", "Harbour reopens")]
    public void What_was_meant_is_read(string script, string headline) => Assert.Equal(headline, Headline(script));

    [Fact]
    public void Several_objects_in_one_script_are_all_read()
    {
        var data = StructuredArticle.Read(["""{"@type":"WebSite","name":"Harbour News"}{"@type":"NewsArticle","headline":"Harbour reopens"}"""], "https://news.example.org/a");

        Assert.Equal("Harbour reopens", data.Text("headline"));
        Assert.Equal(["Harbour News"], data.Publishers());
    }

    [Fact]
    public void Value_that_is_cut_off_is_left_out_not_made_up() => Assert.Null(Headline("""{"a":1,"headline":"Harbour reop"""));

    [Fact]
    public void Headline_cut_inside_an_emoji_is_no_text() => Assert.Null(Headline("""{"headline":"Harbour \ud83d","a":1}"""));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("}}}]]")]
    [InlineData("[[[[{\"a\":[}]")]
    [InlineData("window.dataLayer = window.dataLayer || [];")]
    [InlineData("\"\\")]
    [InlineData("{\"a\" \"b\" \"c\"")]
    [InlineData("{,,,:::")]
    [InlineData("{\"a\": 007, \"b\": \ud83d, \"c\": 1e5x}")]
    public void Nonsense_gives_nothing(string script) => Assert.Null(Headline(script));

    private static string? Headline(string script) =>
        StructuredArticle.Read([script.Replace("{\"headline\"", "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024\",\"headline\"", StringComparison.Ordinal)
            .Replace("{\"a\"", "{\"@type\":\"NewsArticle\",\"datePublished\":\"2024\",\"a\"", StringComparison.Ordinal)], "https://news.example.org/a").Text("headline");
}
