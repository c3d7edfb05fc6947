using System.Net;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Tags;

/// <summary>The vocabulary's page, used by its forms.</summary>
public sealed class TagTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_tag_is_added_renamed_and_the_renaming_taken_back()
    {
        using var visitor = await Visitor.AtAsync(site.Address, "/tags");
        await visitor.SubmitAsync("form[action*=Add]", ("Form.Name", "sanctions"));
        await visitor.SubmitAsync("form[action*=Add]", ("Form.Name", "Sanctions"));
        Assert.Equal(["sanctions"], Names(visitor));

        await visitor.SubmitAsync("form[action*='id=']", ("Form.Name", "embargo"), ("Form.Description", "Trade measures"), ("Form.HasColour", "true"), ("Form.Colour", "#123456"));
        Assert.Equal(["embargo"], Names(visitor));
        Assert.Contains("#123456", await site.Client.GetStringAsync("/colours.css", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        using var changes = await Visitor.AtAsync(site.Address, "/changes");
        await changes.SubmitAsync("tbody tr:first-child form");
        using var back = await Visitor.AtAsync(site.Address, "/tags");
        Assert.Equal(["sanctions"], Names(back));

        await back.SubmitAsync("form[action*=Add]", ("Form.Name", "zz"));
        await back.SubmitAsync("form[action*='id=']", ("Form.Name", "ZZ"));
        Assert.Equal(HttpStatusCode.BadRequest, back.Status);
        Assert.Contains("another tag", back.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    private static string[] Names(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent.Trim())];
}
