using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web.Articles;

/// <summary>The list of articles for feed readers, spreadsheets and scripts.</summary>
public sealed class TwinsTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_names_its_twins()
    {
        await site.StoreAsync(Make.Incoming("Puffin"));
        var page = await site.GetPageAsync("/articles?q=puffin");
        Assert.Equal(
            ["/articles.atom?q=puffin", "/articles.feed.json?q=puffin", "/articles.json?q=puffin", "/articles.csv?q=puffin"],
            page.QuerySelectorAll("head link[rel=alternate]").Select(link => link.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_atom_feed_has_what_the_standard_asks_for()
    {
        await site.StoreAsync([.. Enumerable.Range(0, 27).Select(i => Make.Incoming($"Walrus <{i}> & co", published: Make.Now.AddHours(-i)))]);
        using var response = await site.Client.GetAsync("/articles.atom?q=walrus&sort=oldest&size=25", Cancellation);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var name in new[] { "id", "title", "updated" })
        {
            Assert.All([feed, .. feed.Elements(Atom + "entry")], element => Assert.NotEmpty(element.Element(Atom + name)!.Value));
        }

        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(25, entries.Count);
        Assert.Equal("Walrus <0> & co", entries[0].Element(Atom + "title")!.Value);
        Assert.All(entries, entry => Assert.Equal("The Paper", entry.Element(Atom + "author")!.Element(Atom + "name")!.Value));
        Assert.All(entries, entry => Assert.True(Uri.IsWellFormedUriString(entry.Element(Atom + "id")!.Value, UriKind.Absolute)));
        Assert.Equal(25, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal("2026-11-22T10:00:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.Equal("self", feed.Elements(Atom + "link").First().Attribute("rel")!.Value);

        var next = feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "next").Attribute("href")!.Value;
        var rest = XDocument.Parse(await site.Client.GetStringAsync(next, Cancellation)).Root!;
        Assert.Equal(2, rest.Elements(Atom + "entry").Count());
        Assert.Equal(feed.Element(Atom + "id")!.Value, rest.Element(Atom + "id")!.Value);
    }

    [Fact]
    public async Task An_empty_atom_feed_is_still_one()
    {
        var feed = XDocument.Parse(await site.Client.GetStringAsync("/articles.atom?q=nothingatall", Cancellation)).Root!;
        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.True(DateTimeOffset.TryParse(feed.Element(Atom + "updated")!.Value, CultureInfo.InvariantCulture, out _));
    }

    [Fact]
    public async Task The_json_feed_has_what_version_1_1_asks_for()
    {
        await site.StoreAsync(Make.Incoming("Narwhal", "The lead.", published: Make.Now), Make.Incoming("Narwhals", published: Make.Now.AddDays(-1)));
        var feed = await site.Client.GetFromJsonAsync<JsonElement>("/articles.feed.json?q=narwhal", Cancellation);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Equal("NewsArchive: narwhal", feed.GetProperty("title").GetString());
        Assert.Equal($"{site.Address}articles?q=narwhal", feed.GetProperty("home_page_url").GetString());
        Assert.False(feed.TryGetProperty("next_url", out _));
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Narwhal", "Narwhals"], items.Select(item => item.GetProperty("title").GetString()));
        Assert.All(items, item => Assert.Equal(JsonValueKind.String, item.GetProperty("id").ValueKind));
        Assert.All(items, item => Assert.NotNull(item.GetProperty("content_text").GetString()));
        Assert.Equal("2026-11-22T10:00:00Z", items[0].GetProperty("date_published").GetString());
    }

    [Fact]
    public async Task The_table_guards_against_formulas_and_says_where_it_goes_on()
    {
        await site.StoreAsync(
            [Make.Incoming("=HYPERLINK(\"x\") ibex", published: Make.Now.AddDays(1)), .. Enumerable.Range(0, 26).Select(i => Make.Incoming($"Ibex, \"{i}\"", published: Make.Now.AddHours(-i)))]);
        using var response = await site.Client.GetAsync("/articles.csv?q=ibex&size=25", Cancellation);
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        var titles = await TitlesAsync(response);
        Assert.Equal(25, titles.Count);
        Assert.Equal(["'=HYPERLINK(\"x\") ibex", "Ibex, \"0\""], titles.Take(2));
        var link = Assert.Single(response.Headers.GetValues("Link"));
        using var rest = await site.Client.GetAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)], Cancellation);
        Assert.Equal(["Ibex, \"24\"", "Ibex, \"25\""], await TitlesAsync(rest));
        using var all = await site.Client.GetAsync("/articles.csv?q=ibex", Cancellation);
        Assert.Equal(27, (await TitlesAsync(all)).Count);
        Assert.False(all.Headers.Contains("Link"));
    }

    [Fact]
    public async Task The_timeline_is_a_table_too()
    {
        var day = new DateTimeOffset(2024, 8, 1, 6, 0, 0, TimeSpan.Zero);
        await site.StoreAsync(Make.Incoming("Kestrel", published: day), Make.Incoming("Kestrels", published: day.AddDays(2)));
        Assert.Equal(
            "start,per,articles\r\n2024-08-01,day,1\r\n2024-08-02,day,0\r\n2024-08-03,day,1\r\n", await site.Client.GetStringAsync("/articles/timeline.csv?q=kestrel", Cancellation));
        Assert.Equal(
            "start,per,source,articles\r\n2024-08-01,month,The Paper,2\r\n", await site.Client.GetStringAsync("/articles/timeline.csv?q=kestrel&per=month&by=source", Cancellation));
    }

    private static async Task<List<string>> TitlesAsync(HttpResponseMessage response)
    {
        var table = await response.Content.ReadAsByteArrayAsync(Cancellation);
        await using var reader = new CsvDataReader(CsvReader.Create(table, new CsvReaderOptions()), false);
        var titles = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            titles.Add(reader.GetString(reader.GetOrdinal("title")));
        }

        return titles;
    }
}
