using System.Net;
using System.Text;
using NewsArchive.Scraper.Samples;

namespace NewsArchive.Tests.Scraper.Samples;

public sealed class SampleSiteTests
{
    [Fact]
    public async Task Every_page_of_the_set_is_served_under_its_address_and_no_other()
    {
        await using var site = await SampleSite.StartAsync(CancellationToken.None);
        using var http = new HttpClient();
        foreach (var page in SamplePage.All)
        {
            using var response = await AskAsync(http, site, page.Url);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal($"text/html; charset={page.Charset}", response.Content.Headers.ContentType!.ToString());
            Assert.Equal(page.Read(1), await response.Content.ReadAsByteArrayAsync());
        }

        using var unknown = await AskAsync(http, site, "https://briefs.newsarchive.example/unknown");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var otherHost = await AskAsync(http, site, "https://other.newsarchive.example/2024/08/brics");
        Assert.Equal(HttpStatusCode.NotFound, otherHost.StatusCode);
    }

    [Fact]
    public async Task A_page_with_two_editions_shows_the_chosen_one()
    {
        const string Url = "https://briefs.newsarchive.example/2024/07/caspian-sea";
        await using var site = await SampleSite.StartAsync(CancellationToken.None);
        using var http = new HttpClient();
        using var first = await AskAsync(http, site, Url);
        site.Edition = 2;
        using var second = await AskAsync(http, site, Url);

        Assert.DoesNotContain("Aktau", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Aktau", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_only()
    {
        await using var site = await SampleSite.StartAsync(CancellationToken.None);
        Assert.Equal("127.0.0.1", new Uri(site.Address).Host);
    }

    [Fact]
    public void Every_character_of_a_page_exists_in_the_encoding_it_is_served_in()
    {
        foreach (var page in SamplePage.All)
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page.Charset) ?? Encoding.GetEncoding(page.Charset);
            for (var edition = 1; edition <= page.Editions.Count; edition++)
            {
                var served = encoding.GetString(page.Read(edition));
                Assert.Equal(Encoding.UTF8.GetString((page with { Charset = "utf-8" }).Read(edition)), served);
            }
        }
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, SampleSite site, string url)
    {
        var address = new Uri(url);
        using var request = new HttpRequestMessage(HttpMethod.Get, site.Address + address.AbsolutePath);
        request.Headers.Host = address.Host;
        return await http.SendAsync(request);
    }
}
