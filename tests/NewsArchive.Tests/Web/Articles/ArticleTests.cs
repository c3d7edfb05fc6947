using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Annotations;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Mentions;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;
using NewsArchive.Web.Requests;

namespace NewsArchive.Tests.Web.Articles;

public sealed class ArticleTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_article_shows_its_text_exactly_with_offsets()
    {
        var id = await site.StoreOneAsync(Make.Incoming("🎉 Fair", "A lead.", ["One 🎉 two.", "Three\nfour."], published: Make.Now));
        var page = await site.GetPageAsync($"/articles/{id}");
        await using var db = site.CreateContext();
        var version = await db.ArticleVersions.SingleAsync(one => one.ArticleId == id, TestContext.Current.CancellationToken);
        var map = new CodePointMap(version.Text);
        var blocks = page.QuerySelectorAll("#text [data-start]");
        Assert.Equal(["🎉 Fair", "A lead.", "One 🎉 two.", "Three\nfour."], blocks.Select(block => block.TextContent));
        foreach (var block in blocks)
        {
            var start = int.Parse(block.GetAttribute("data-start")!, CultureInfo.InvariantCulture);
            Assert.Equal(block.TextContent, map.Slice(start, start + new CodePointMap(block.TextContent).Length));
        }

        Assert.Equal($"{version.Id}", page.QuerySelector("#text")!.GetAttribute("data-version"));
        Assert.Contains("22 Nov 2026, 10:00 UTC", page.QuerySelector(".dateline")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_article_and_version_are_not_found()
    {
        var id = await site.StoreOneAsync(Make.Incoming());
        Assert.Contains("nothing here", (await site.GetPageAsync("/articles/999999", HttpStatusCode.NotFound)).Body!.TextContent, StringComparison.Ordinal);
        await site.GetPageAsync($"/articles/{id}?version=7", HttpStatusCode.NotFound);
        await site.GetPageAsync($"/articles/{id}/versions?from=3&to=4", HttpStatusCode.NotFound);
        await site.GetPageAsync("/articles/999999/versions", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_removed_article_is_not_found()
    {
        var id = await site.StoreOneAsync(Make.Incoming());
        await using var db = site.CreateContext();
        (await db.Articles.SingleAsync(article => article.Id == id, TestContext.Current.CancellationToken)).Remove("asked for", Make.Now);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await site.GetPageAsync($"/articles/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        const string hostile = "<script>alert(1)</script> \"quoted\" & <b>bold</b>";
        var id = await site.StoreOneAsync(Make.Incoming(hostile, hostile, [hostile]));
        var page = await site.GetPageAsync($"/articles/{id}");
        Assert.Equal(hostile, page.QuerySelector("h1")!.TextContent);
        Assert.Equal(hostile, page.QuerySelector(".body p")!.TextContent);
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/js/", script.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Annotations_mentions_tags_and_entities_are_shown_apart()
    {
        var id = await site.StoreOneAsync(Make.Incoming("Kremlin news", null, ["Ministers met in Kazan today."]));
        await using var db = site.CreateContext();
        var version = await db.ArticleVersions.SingleAsync(one => one.ArticleId == id, TestContext.Current.CancellationToken);
        // The site's own search for new names must not see the name before its mention is there.
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var kazan = new Entity("Kazan", EntityType.Place, null, Make.Now);
        var tag = new Tag("summits", Make.Now);
        db.AddRange(kazan, tag);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var map = new CodePointMap(version.Text);
        var annotation = new Annotation(id, version.Id, TextAnchor.Find(map, "met in Kazan").Single(), Person.LocalId, AnnotationMethod.Manual, Make.Now);
        annotation.Describe(3, null, "A note.", [tag], Make.Now);
        var place = TextAnchor.Find(map, "Kazan").Single();
        db.AddRange(annotation, new ArticleTag(id, tag.Id, Person.LocalId, Make.Now), new ArticleEntity(id, kazan.Id, Person.LocalId, Make.Now));
        db.Add(new Mention(version.Id, id, kazan.Id, kazan.Aliases.Single().Id, place.Start, place.End));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        var page = await site.GetPageAsync($"/articles/{id}");
        Assert.Equal("met in Kazan", string.Concat(page.QuerySelectorAll($"mark[data-annotation='{annotation.Id}']").Select(mark => mark.TextContent)));
        Assert.Contains(page.QuerySelectorAll("mark"), mark => mark.ClassList.Contains("label-3"));
        Assert.Equal("Kazan", page.QuerySelector($".mention[data-entity='{kazan.Id}']")!.TextContent);
        Assert.Contains("A note.", page.QuerySelector("#annotations")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("summits", page.QuerySelector("#tags")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Kazan", page.QuerySelector("#entities")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(".label-3 { --colour: #3d7a3a; }", await site.Client.GetStringAsync("/colours.css", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_version_says_so_and_the_change_is_shown()
    {
        const string url = "https://paper.example/changes";
        var results = await site.StoreAsync(
            Make.Incoming("Before", null, ["It opens on Monday.", "It stays."], url), Make.Incoming("After", null, ["It opens on Tuesday.", "It stays."], url));
        var id = results[0].ArticleId;
        var old = await site.GetPageAsync($"/articles/{id}?version=1");
        Assert.Equal("Before", old.QuerySelector("h1")!.TextContent);
        Assert.Contains("This is version 1", old.QuerySelector(".banner")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.GetPageAsync($"/articles/{id}")).QuerySelector(".banner"));

        var versions = await site.GetPageAsync($"/articles/{id}/versions");
        Assert.Equal(["Removed: Before", "Removed: Monday"], versions.QuerySelectorAll("del").Select(del => del.TextContent));
        Assert.Equal(["Added: After", "Added: Tuesday"], versions.QuerySelectorAll("ins").Select(ins => ins.TextContent));
    }

    [Fact]
    public async Task Provenance_names_addresses_status_and_hashes()
    {
        var incoming = Make.Incoming(url: "https://paper.example/provenance");
        incoming = incoming with { Capture = incoming.Capture with { Url = "https://paper.example/short", FinalUrl = "https://paper.example/provenance", Redirects = ["https://paper.example/hop"] } };
        var id = await site.StoreOneAsync(incoming);
        var provenance = (await site.GetPageAsync($"/articles/{id}")).QuerySelector("#provenance")!.TextContent;
        foreach (var part in new[] { "/short", "/hop", "/provenance", "status 200", CaptureBody.HashOf(incoming.Capture.Body.Span) })
        {
            Assert.Contains(part, provenance, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_names_are_looked_for_the_article_says_so()
    {
        var id = await site.StoreOneAsync(Make.Incoming("Samarkand hosts"));
        await using var holder = site.CreateContext();
        await using (await holder.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await holder.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Matching})", TestContext.Current.CancellationToken);
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EntityRegistry>()
                .AddAsync(new Change(Person.LocalId, Make.Now), "Samarkand", EntityType.Place, null, [], TestContext.Current.CancellationToken);
            Assert.Contains("being searched", (await site.GetPageAsync($"/articles/{id}")).QuerySelector("#entities")!.TextContent, StringComparison.Ordinal);
        }

        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PromptMatching>().RunAsync(TestContext.Current.CancellationToken);
        }

        await Eventually.TrueAsync(async () => !await holder.Aliases.AnyAsync(alias => alias.MatchedAt == null), "the names are found");
        Assert.Null((await site.GetPageAsync($"/articles/{id}")).QuerySelector("#entities [role=status]"));
    }
}
