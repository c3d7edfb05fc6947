using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Mentions;
using NewsArchive.Persons;
using NewsArchive.Scraper.Samples;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Samples;

/// <summary>An archive that holds the sample set, loaded the way the product does. For tests that only read it.</summary>
public sealed class LoadedSample : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    /// <summary>What loading said.</summary>
    public SampleLoad Load { get; private set; } = null!;

    /// <summary>Loads the set into an archive.</summary>
    internal static async Task<SampleLoad> LoadAsync(ArchiveDbContext db, bool onlyIfEmpty = false)
    {
        var ingest = new ArticleIngest(db, new GazetteerCache(), TimeProvider.System);
        var set = new SampleSet(db, ingest, new SampleArticles(db, TimeProvider.System), TimeProvider.System);
        return await set.LoadAsync(onlyIfEmpty, Person.LocalId, TestContext.Current.CancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        await using var db = CreateContext();
        Load = await LoadAsync(db);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    internal ArchiveDbContext CreateContext() => _database.CreateContext();

    /// <summary>The article of an address, with its versions and their captures.</summary>
    internal async Task<Article> ReadAsync(string url)
    {
        await using var db = CreateContext();
        return await db.Articles.Include(article => article.Source).Include(article => article.Versions).ThenInclude(version => version.Capture)
            .SingleAsync(article => article.Url == url);
    }

    /// <summary>The current version of a brief.</summary>
    internal async Task<ArticleVersion> ReadBriefAsync(string path)
    {
        var article = await ReadAsync($"https://briefs.newsarchive.example/{path}");
        return article.Versions.Single(version => version.Number == article.CurrentVersion);
    }
}
