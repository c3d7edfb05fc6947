using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Articles;

public sealed class UnderstoodTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_list_says_how_the_query_was_understood()
    {
        await site.StoreAsync(Make.Incoming("Ibex on the ridge"), Make.Incoming("Goat", paragraphs: ["No ibex here."]));
        var page = await site.GetPageAsync("/articles?q=title%3Aibex+-goat");
        Assert.Equal("Ibex on the ridge", Assert.Single(page.QuerySelectorAll(".row h3")).TextContent);
        Assert.Equal("Understood as: articles with “ibex” in the headline, without “goat”", page.QuerySelector(".understood .fine")!.TextContent);
    }

    [Fact]
    public async Task Plain_words_need_no_explanation() =>
        Assert.Null((await site.GetPageAsync("/articles?q=red+square")).QuerySelector(".understood"));

    [Fact]
    public async Task A_mistake_is_marked_where_it_stands_and_the_rest_is_searched()
    {
        await site.StoreAsync(Make.Incoming("Chamois autor smith"));
        var page = await site.GetPageAsync("/articles?q=chamois+autor%3Asmith&lang=en");
        var problem = page.QuerySelector(".understood [role=alert]")!;
        Assert.Equal("chamois autor:smith", problem.QuerySelector(".typed")!.TextContent);
        Assert.Equal("autor:", problem.QuerySelector("mark")!.TextContent);
        Assert.Equal("/articles?q=chamois%20by%3Asmith&lang=en", problem.QuerySelector("a")!.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll(".row"));
    }

    [Theory]
    [InlineData("q=%22open+quote")]
    [InlineData("q=before%3Abanana")]
    [InlineData("q=OR")]
    [InlineData("q=((((")]
    [InlineData("q=?!")]
    [InlineData("q=<script>%3A\"%22'")]
    public async Task Nothing_typed_breaks_the_page_or_leaves_it_without_a_word(string query) =>
        Assert.NotEmpty((await site.GetPageAsync("/articles?" + query)).QuerySelectorAll(".understood [role]"));

    [Fact]
    public async Task The_json_twin_answers_hints_and_refuses_mistakes()
    {
        await site.StoreAsync(Make.Incoming("Marmot whistles"));
        var answer = await site.Client.GetFromJsonAsync<JsonElement>("/articles.json?q=title%3Amarmot+%22whistles", TestContext.Current.CancellationToken);
        Assert.Equal(1, answer.GetProperty("count").GetInt32());
        using var response = await site.Client.GetAsync("/articles.json?q=marmot+autor%3Ax", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("marmot by:x", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
