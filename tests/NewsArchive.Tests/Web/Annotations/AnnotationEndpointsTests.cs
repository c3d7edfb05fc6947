using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Annotations;

public sealed class AnnotationEndpointsTests(TestSite site) : IClassFixture<TestSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passage_is_annotated_read_changed_deleted_and_brought_back()
    {
        var (visitor, version) = await OpenAsync("😀 Sergei Shoigu visited Iran");
        using var _ = visitor;
        using var added = await visitor.SendAsync(HttpMethod.Post, "/annotations", new
        {
            versionId = version,
            start = 2,
            end = 15,
            quote = "Sergei Shoigu",
            label = "PERSON",
            newEntityName = "Sergei Shoigu",
            newEntityType = "person",
            note = "First\nsecond",
            tags = new[] { "visit", "Iran" },
        });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var one = await ReadAsync(added);
        Assert.Equal((1, "PERSON", "Sergei Shoigu", "person", "First\nsecond", "local"), (
            one.GetProperty("revision").GetInt32(), Text(one, "label"), Text(one, "entity"), Text(one, "entityType"), Text(one, "note"), Text(one, "person")));
        Assert.Equal(["Iran", "visit"], one.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        var id = one.GetProperty("id").GetInt64();
        await using (var db = site.CreateContext())
        {
            Assert.Equal((2, 15), await db.Mentions.Where(mention => mention.VersionId == version).Select(mention => new ValueTuple<int, int>(mention.Start, mention.End)).SingleAsync(Cancellation));
            Assert.True(await db.Database.SqlQuery<bool>(
                $"SELECT substring(v.text FROM a.start + 1 FOR a.\"end\" - a.start) = a.quote AS \"Value\" FROM annotations a JOIN article_versions v ON v.id = a.version_id WHERE a.id = {id}").SingleAsync(Cancellation));
        }

        using var changed = await visitor.SendAsync(HttpMethod.Put, $"/annotations/{id}", new { revision = 1, label = "ORG" });
        Assert.Equal(2, (await ReadAsync(changed)).GetProperty("revision").GetInt32());
        using var removed = await visitor.SendAsync(HttpMethod.Delete, $"/annotations/{id}?revision=2");
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        using var gone = await site.Client.GetAsync($"/annotations/{id}", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Contains("was deleted", Text(await ReadAsync(gone), "detail"), StringComparison.Ordinal);

        using var undone = await visitor.SendAsync(HttpMethod.Post, $"/undo/{Text(await ReadAsync(removed), "step")}");
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        using var back = await site.Client.GetAsync($"/annotations/{id}", Cancellation);
        Assert.Equal("ORG", Text(await ReadAsync(back), "label"));
    }

    [Fact]
    public async Task The_last_step_is_undone_and_redone()
    {
        var (visitor, version) = await OpenAsync("Kazan hosts BRICS");
        using var _ = visitor;
        using var added = await visitor.SendAsync(HttpMethod.Post, "/annotations", Passage(version, 0, 5, "Kazan"));
        var id = (await ReadAsync(added)).GetProperty("id").GetInt64();
        using var undo = await visitor.SendAsync(HttpMethod.Post, "/undo");
        Assert.Equal(HttpStatusCode.OK, undo.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync(id));
        using var redo = await visitor.SendAsync(HttpMethod.Post, "/redo");
        Assert.Equal(HttpStatusCode.OK, redo.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(id));
        using var again = await visitor.SendAsync(HttpMethod.Post, "/redo");
        Assert.Contains("nothing to redo", Text(await ReadAsync(again), "detail"), StringComparison.Ordinal);
        using var unknown = await visitor.SendAsync(HttpMethod.Post, $"/undo/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("""{"versionId":V,"start":-1,"end":5,"quote":"Kazan","label":"LOC"}""", "is not inside the text")]
    [InlineData("""{"versionId":V,"start":0,"end":99999,"quote":"Kazan","label":"LOC"}""", "is not inside the text")]
    [InlineData("""{"versionId":V,"start":5,"end":5,"quote":"","label":"LOC"}""", "is not inside the text")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"quote":"Minsk","label":"LOC"}""", "the text reads “Kazan”")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"label":"LOC"}""", "needs start, end and quote")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"quote":"Kazan"}""", "Say something")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"quote":"Kazan","note":" \u0000 ","tags":["",null," "]}""", "Say something")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"quote":"Kazan","entityId":987654}""", "not in the registry")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"quote":"Kazan","newEntityName":"!?"}""", "cannot be the name")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"quote":"Kazan","newEntityName":"X","newEntityType":"king"}""", "newEntityType")]
    [InlineData("""{"versionId":V,"start":0.5,"end":5,"quote":"Kazan","label":"LOC"}""", "$.start")]
    [InlineData("""{"versionId":V,"start":"0","end":5,"quote":"Kazan","label":"LOC"}""", "$.start")]
    [InlineData("""{"versionId":V,"start":0,"end":99999999999,"quote":"Kazan","label":"LOC"}""", "$.end")]
    [InlineData("""{"start":0,"end":5,"quote":"Kazan","label":"LOC"}""", "versionId is missing")]
    [InlineData("""{"versionId":V,"start":0,"end":5,"quote":"\ud83d","label":"LOC"}""", "")]
    [InlineData("null", "empty")]
    [InlineData("[]", "not the JSON")]
    [InlineData("{", "not the JSON")]
    [InlineData("", "not the JSON")]
    public async Task What_does_not_fit_is_refused_with_what_to_do(string json, string reason)
    {
        var (visitor, version) = await OpenAsync("Kazan hosts BRICS");
        using var _ = visitor;
        using var response = await visitor.SendTextAsync(HttpMethod.Post, "/annotations", json.Replace("V", $"{version}", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(reason, Text(await ReadAsync(response), "detail"), StringComparison.Ordinal);
        await using var db = site.CreateContext();
        Assert.False(await db.Annotations.AnyAsync(annotation => annotation.VersionId == version, Cancellation));
    }

    [Fact]
    public async Task Too_long_parts_are_refused_and_too_long_bodies_are_not_even_read()
    {
        var (visitor, version) = await OpenAsync("Kazan hosts BRICS");
        using var _ = visitor;
        using var note = await visitor.SendAsync(HttpMethod.Post, "/annotations", new { versionId = version, note = new string('n', 20_001) });
        Assert.Contains("20000 are allowed", Text(await ReadAsync(note), "detail"), StringComparison.Ordinal);
        using var tag = await visitor.SendAsync(HttpMethod.Post, "/annotations", new { versionId = version, tags = new[] { new string('t', 81) } });
        Assert.Equal(HttpStatusCode.BadRequest, tag.StatusCode);
        using var tags = await visitor.SendAsync(HttpMethod.Post, "/annotations", new { versionId = version, tags = Enumerable.Range(0, 51).Select(i => $"t{i}") });
        Assert.Equal(HttpStatusCode.BadRequest, tags.StatusCode);
        using var body = await visitor.SendAsync(HttpMethod.Post, "/annotations", new { versionId = version, note = new string('n', 600_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, body.StatusCode);
        using var form = await visitor.SendTextAsync(HttpMethod.Post, "/annotations", "label=LOC", "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.StatusCode);
    }

    [Fact]
    public async Task Unknown_version_and_annotation_are_not_found()
    {
        var (visitor, _) = await OpenAsync("Kazan hosts BRICS");
        using var owner = visitor;
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Post, "/annotations", Passage(987654, 0, 5, "Kazan")),
            (HttpMethod.Put, "/annotations/987654", new { revision = 1, label = "LOC" }),
            (HttpMethod.Delete, "/annotations/987654?revision=1", null),
        })
        {
            using var response = await visitor.SendAsync(method, path, body);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Contains("Reload the article", Text(await ReadAsync(response), "detail"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_stale_revision_is_answered_with_the_present_state()
    {
        var (visitor, version) = await OpenAsync("Kazan hosts BRICS");
        using var _ = visitor;
        using var added = await visitor.SendAsync(HttpMethod.Post, "/annotations", Passage(version, 0, 5, "Kazan"));
        var id = (await ReadAsync(added)).GetProperty("id").GetInt64();
        using var theirs = await visitor.SendAsync(HttpMethod.Put, $"/annotations/{id}", new { revision = 1, label = "ORG", note = "theirs" });
        using var mine = await visitor.SendAsync(HttpMethod.Put, $"/annotations/{id}", new { revision = 1, label = "MISC" });
        using var removal = await visitor.SendAsync(HttpMethod.Delete, $"/annotations/{id}?revision=1");
        foreach (var refused in new[] { mine, removal })
        {
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            var current = (await ReadAsync(refused)).GetProperty("current");
            Assert.Equal(("ORG", "theirs", "local", 2), (Text(current, "label"), Text(current, "note"), Text(current, "changedBy"), current.GetProperty("revision").GetInt32()));
        }

        using var missing = await visitor.SendAsync(HttpMethod.Put, $"/annotations/{id}", new { label = "MISC" });
        using var nonsense = await visitor.SendAsync(HttpMethod.Delete, $"/annotations/{id}?revision=new");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (missing.StatusCode, nonsense.StatusCode));
    }

    [Fact]
    public async Task Requests_without_the_token_of_a_page_change_nothing()
    {
        var (visitor, version) = await OpenAsync("Kazan hosts BRICS");
        using var _ = visitor;
        foreach (var token in new[] { null, "", "made up" })
        {
            using var post = await visitor.SendAsync(HttpMethod.Post, "/annotations", JsonContent.Create(Passage(version, 0, 5, "Kazan")), token);
            using var undo = await visitor.SendAsync(HttpMethod.Post, "/undo", null, token);
            using var remove = await visitor.SendAsync(HttpMethod.Delete, "/annotations/1?revision=1", null, token);
            Assert.All([post, undo, remove], response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode));
            Assert.Contains("Reload the page", Text(await ReadAsync(post), "detail"), StringComparison.Ordinal);
        }

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("tag", "forged")]);
        using var forged = await site.Client.PostAsync(visitor.Page.Location.PathName + "?handler=AddTag", form, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        await using var db = site.CreateContext();
        Assert.False(await db.Annotations.AnyAsync(annotation => annotation.VersionId == version, Cancellation));
        Assert.False(await db.Tags.AnyAsync(tag => tag.Name == "forged", Cancellation));
    }

    private static object Passage(long version, int start, int end, string quote) => new { versionId = version, start, end, quote, label = "LOC" };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static Task<JsonElement> ReadAsync(HttpResponseMessage response) => response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

    private async Task<HttpStatusCode> StatusOfAsync(long id)
    {
        using var response = await site.Client.GetAsync($"/annotations/{id}", Cancellation);
        return response.StatusCode;
    }

    private async Task<(Visitor Visitor, long VersionId)> OpenAsync(string title)
    {
        // A text of its own: the same text twice is one article.
        var id = await site.StoreOneAsync(Make.Incoming(title, null, [$"{Guid.NewGuid()}"]));
        var visitor = await Visitor.AtAsync(site.Address, $"/articles/{id}");
        await using var db = site.CreateContext();
        return (visitor, await db.ArticleVersions.Where(version => version.ArticleId == id).Select(version => version.Id).SingleAsync(Cancellation));
    }
}
