using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Web.Pages;

namespace NewsArchive.Tests.Support;

/// <summary>
/// The whole site on a real port of loopback with a database of its own: for tests over HTTP and in a browser. One for a test class, as its
/// class fixture.
/// </summary>
public sealed class TestSite : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private readonly IReadOnlyDictionary<string, string> _settings;
    private Factory? _factory;
    private HttpClient? _client;

    /// <summary>A site with the usual settings.</summary>
    public TestSite()
        : this(new Dictionary<string, string>())
    {
    }

    /// <summary>A site with other settings, such as gateways and a worker.</summary>
    internal TestSite(IReadOnlyDictionary<string, string> settings) => _settings = settings;

    /// <summary>Where the site answers.</summary>
    public Uri Address => _client!.BaseAddress!;

    /// <summary>A client that does not follow redirects.</summary>
    public HttpClient Client => _client!;

    /// <summary>The site's services.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>A fresh context on the site's database.</summary>
    public ArchiveDbContext CreateContext() => _database.CreateContext();

    /// <summary>Stores articles as the scraper does, one after the other.</summary>
    public async Task<IReadOnlyList<IngestResult>> StoreAsync(params IncomingArticle[] articles)
    {
        var results = new List<IngestResult>();
        foreach (var article in articles)
        {
            await using var scope = Services.CreateAsyncScope();
            results.AddRange(await scope.ServiceProvider.GetRequiredService<ArticleIngest>().StoreAsync([article], TestContext.Current.CancellationToken));
        }

        return results;
    }

    /// <summary>Stores one article and tells its key.</summary>
    public async Task<long> StoreOneAsync(IncomingArticle article) => (await StoreAsync(article))[0].ArticleId!.Value;

    /// <summary>Asks for a page that must answer with a status, and reads it.</summary>
    public async Task<IHtmlDocument> GetPageAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{path} answered {(int)response.StatusCode}, not {(int)status}:\n{html}");
        return new HtmlParser().ParseDocument(html);
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _factory = new Factory(_database.ConnectionString, _settings);
        _factory.UseKestrel(0);
        _factory.StartServer();
        _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _factory.ClientOptions.BaseAddress };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        await _database.DisposeAsync();
    }

    // Any type of the site's assembly names it; every program has a "Program".
    private sealed class Factory(string connectionString, IReadOnlyDictionary<string, string> settings) : WebApplicationFactory<IndexModel>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // Production: what people run, without the developers' error page.
            builder.UseEnvironment("Production");
            builder.UseSetting("ConnectionStrings:Archive", connectionString);
            // What a test puts into the queue stays there for it to look at.
            builder.UseSetting("Scraper:Enabled", "false");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }
        }
    }
}
