using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Persons;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Browser;

/// <summary>Every main page is checked by axe, in light and dark.</summary>
public sealed class AccessibilityTests(TestSite site, Support.Browser browser) : IClassFixture<TestSite>, IClassFixture<Support.Browser>
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Main_pages_have_no_known_barrier(ColorScheme scheme)
    {
        var id = await StoreAsync();
        using var visitor = await Visitor.AtAsync(site.Address, "/entities");
        await visitor.SubmitAsync("form.fields[action='/entities']", ("Form.Name", "harbour"), ("Form.Type", "Place"), ("Form.Aliases", "port, " + scheme));
        await visitor.GoAsync("/tags");
        await visitor.SubmitAsync("form[action*=Add]", ("Form.Name", "shipping"));
        await browser.WalkAsync(
            site.Address,
            async page =>
            {
                foreach (var path in new[] { "/", "/articles?q=harbour&lang=en", "/articles?q=nothingatall", $"/articles/{id}", $"/articles/{id}?version=1", $"/articles/{id + 1}", $"/articles/{id}/versions", $"/articles/{id}/versions/2/reading", "/entities", "/entities/1", "/annotations", "/tags", "/changes", "/exports", "/sample", "/sources", "/sources/1", "/sources/add", "/runs", "/add", "/help" })
                {
                    await page.GotoAsync(path);
                    // The site's policy lets no script in but its own; axe goes past it.
                    var result = await page.RunAxe();
                    Assert.True(result.Violations.Length == 0, $"{path} in {scheme}:\n{string.Join('\n', result.Violations.Select(Describe))}");
                }
            },
            new BrowserNewContextOptions { ColorScheme = scheme, BypassCSP = true });
    }

    private async Task<long> StoreAsync()
    {
        const string url = "https://paper.example/harbour";
        var results = await site.StoreAsync(
            Make.Incoming("Harbour opens", "The lead.", ["The harbour was closed.", "It stays."], url), Stub(), Make.Incoming("Harbour opens late", "The lead.", ["The harbour is closed.", "It stays."], url));
        await using var db = site.CreateContext();
        var version = await db.ArticleVersions.SingleAsync(one => one.ArticleId == results[2].ArticleId && one.Number == 2, TestContext.Current.CancellationToken);
        var map = new CodePointMap(version.Text);
        foreach (var (quote, label) in new[] { ("harbour is closed", 1), ("closed", 2), ("lead", 3), ("stays", 4) })
        {
            var annotation = new Annotation(version.ArticleId, version.Id, TextAnchor.Find(map, quote).First(), Person.LocalId, AnnotationMethod.Manual, Make.Now);
            annotation.Describe(label, null, "A note.", [], Make.Now);
            db.Add(annotation);
        }

        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return version.ArticleId;
    }

    private static IncomingArticle Stub()
    {
        var incoming = Make.Incoming("Harbour for members only");
        return incoming with { Article = incoming.Article with { IsPaywalled = true } };
    }

    private static string Describe(AxeResultItem item) =>
        $"{item.Id}: {item.Help}\n  {string.Join("\n  ", item.Nodes.Take(4).Select(node => $"{node.Target} {node.Html} {string.Join(' ', node.Any.Select(check => check.Message))}"))}";
}
