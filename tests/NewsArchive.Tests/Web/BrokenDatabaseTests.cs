using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Pages;

namespace NewsArchive.Tests.Web;

public sealed class BrokenDatabaseTests
{
    [Fact]
    public async Task Without_a_server_the_site_says_so()
    {
        await using var site = Site("Host=127.0.0.1;Port=1;Database=none;Timeout=2");
        await AssertAsync(site, "does not answer");
    }

    [Fact]
    public async Task Without_tables_the_site_names_the_command()
    {
        var name = await TestDatabase.CreateEmptyAsync();
        try
        {
            await using var site = Site(TestDatabase.For(name) + ";Pooling=false");
            await AssertAsync(site, "newsarchive migrate");
        }
        finally
        {
            await TestDatabase.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task AssertAsync(WebApplicationFactory<IndexModel> site, string told)
    {
        using var client = site.CreateClient();
        foreach (var path in new[] { "/articles", "/readyz" })
        {
            using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Contains(told, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        using var health = await client.GetAsync("/healthz", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    private static WebApplicationFactory<IndexModel> Site(string connectionString) =>
        new WebApplicationFactory<IndexModel>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("ConnectionStrings:Archive", connectionString);
        });
}
