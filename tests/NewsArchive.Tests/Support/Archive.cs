using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Mentions;
using NewsArchive.Operations;
using NewsArchive.Persons;

namespace NewsArchive.Tests.Support;

/// <summary>The product's own services over a test database: one scope, as one request has it.</summary>
internal sealed class Archive : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    public Archive(TestDatabase database)
    {
        var settings = new Dictionary<string, string?> { ["ConnectionStrings:Archive"] = database.ConnectionString };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        _services = new ServiceCollection().AddLogging().AddArchive(configuration).BuildServiceProvider(validateScopes: true);
        _scope = _services.CreateAsyncScope();
    }

    /// <summary>The context of the scope.</summary>
    public ArchiveDbContext Db => Get<ArchiveDbContext>();

    /// <summary>A service of the scope.</summary>
    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>A change by the local person, now.</summary>
    public static Change Change() => new(Person.LocalId, DateTimeOffset.UtcNow);

    /// <summary>Stores an article and gives its current version.</summary>
    public async Task<ArticleVersion> StoreAsync(IncomingArticle article)
    {
        var result = Assert.Single(await Get<ArticleIngest>().StoreAsync([article], TestContext.Current.CancellationToken));
        Assert.NotNull(result.ArticleId);
        return Db.ArticleVersions.Single(version => version.ArticleId == result.ArticleId && version.Number == result.Version);
    }

    /// <summary>Looks for changed names to the end.</summary>
    public async Task MatchAsync() => Assert.True(await Get<MentionUpdate>().RunAsync(TestContext.Current.CancellationToken));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
