using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Persons;
using NewsArchive.Scraper.Samples;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web;

/// <summary>The page /sample, used as a browser without scripts uses it.</summary>
public sealed class SampleTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task One_click_loads_the_sample_and_one_takes_it_away_but_what_was_worked_on()
    {
        await ClickAsync("Load the sample");
        var loaded = await site.GetPageAsync("/sample");
        Assert.Contains("15 of the sample's articles are in the archive.", Text(loaded), StringComparison.Ordinal);
        Assert.DoesNotContain("Load the sample", Text(loaded), StringComparison.Ordinal);

        await TagAsync(SamplePage.All[0].Url);
        await ClickAsync("Remove the sample");
        var removed = await site.GetPageAsync("/sample");
        Assert.Contains("1 of the sample's articles is in the archive, because you worked on it.", Text(removed), StringComparison.Ordinal);
        Assert.Contains("Sign of Anxiety?", Text(removed), StringComparison.Ordinal);
        Assert.DoesNotContain("Remove the sample", Text(removed), StringComparison.Ordinal);

        await ClickAsync("Load the sample");
        await using var db = site.CreateContext();
        Assert.Equal(15, await db.Articles.CountAsync(article => article.RemovedAt == null));
    }

    [Theory]
    [InlineData("Load")]
    [InlineData("Remove")]
    public async Task A_post_from_elsewhere_is_refused(string handler)
    {
        using var response = await site.Client.PostAsync($"/sample?handler={handler}", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    /// <summary>Reads the page, sends the form of a button with its token and cookie, and expects to be sent back to the page.</summary>
    private async Task ClickAsync(string button)
    {
        using var shown = await site.Client.GetAsync("/sample");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync());
        var form = page.QuerySelectorAll("form[method=post]").OfType<IHtmlFormElement>()
            .Single(form => form.QuerySelector("button")!.TextContent == button);
        var fields = form.QuerySelectorAll("input").OfType<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value);
        using var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", shown.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var response = await site.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.Redirect, "/sample"), (response.StatusCode, response.Headers.Location!.OriginalString));
    }

    private async Task TagAsync(string url)
    {
        await using var db = site.CreateContext();
        var article = await db.Articles.SingleAsync(article => article.Url == url);
        var tag = db.Tags.Add(new Tag("visit", Make.Now)).Entity;
        await db.SaveChangesAsync();
        db.ArticleTags.Add(new ArticleTag(article.Id, tag.Id, Person.LocalId, Make.Now));
        await db.SaveChangesAsync();
    }

    private static string Text(IHtmlDocument page) =>
        string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
