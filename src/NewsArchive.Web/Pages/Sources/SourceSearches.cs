using System.Collections.Concurrent;
using NewsArchive.Scraper.Discovery;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>
/// The searches for feeds that people began, while they go on and for a while after: looking takes seconds, because sites are asked slowly,
/// and nobody should have to wait for an answer without seeing anything. They live in this process only.
/// </summary>
public sealed class SourceSearches(IServiceScopeFactory scopes, IHostApplicationLifetime host, TimeProvider clock)
{
    private const int MostAtOnce = 4;
    private const int MostKept = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, SourceSearch> _searches = new();

    /// <summary>Begins a search; null when too many are going on.</summary>
    public SourceSearch? Begin(string? typed, string? pattern)
    {
        var now = clock.GetUtcNow();
        foreach (var old in _searches.Values.Where(search => search.BegunAt < now - Kept).Concat(_searches.Values.OrderByDescending(search => search.BegunAt).Skip(MostKept)))
        {
            _searches.TryRemove(old.Id, out _);
        }

        if (_searches.Values.Count(search => !search.IsOver) >= MostAtOnce)
        {
            return null;
        }

        var begun = new SourceSearch(typed?.Trim() ?? "", pattern, now);
        _searches[begun.Id] = begun;
        begun.Work = Task.Run(() => RunAsync(begun), CancellationToken.None);
        return begun;
    }

    /// <summary>A search; null when it is not known, or no longer.</summary>
    public SourceSearch? Find(Guid id) => _searches.GetValueOrDefault(id);

    private async Task RunAsync(SourceSearch search)
    {
        await using var scope = scopes.CreateAsyncScope();
        search.Found = await scope.ServiceProvider.GetRequiredService<SourceDiscovery>().SearchAsync(search.Typed, search.Pattern, search, host.ApplicationStopping);
    }
}

/// <summary>One search for feeds and how far it is.</summary>
/// <param name="typed">What the person typed.</param>
/// <param name="pattern">Which paths are articles, when the person said so.</param>
/// <param name="begunAt">When it began.</param>
public sealed class SourceSearch(string typed, string? pattern, DateTimeOffset begunAt) : IProgress<IReadOnlyList<TriedAddress>>
{
    /// <summary>Its number in the address of its page.</summary>
    public Guid Id { get; } = Guid.NewGuid();

    /// <summary>What the person typed.</summary>
    public string Typed => typed;

    /// <summary>Which paths are articles, when the person said so.</summary>
    public string? Pattern => pattern;

    /// <summary>When it began.</summary>
    public DateTimeOffset BegunAt => begunAt;

    /// <summary>What was tried so far.</summary>
    public IReadOnlyList<TriedAddress> Tried { get; private set; } = [];

    /// <summary>What was found; null while it goes on, or when it broke off.</summary>
    public SiteFindings? Found { get; internal set; }

    /// <summary>True when nothing more will come.</summary>
    public bool IsOver => Work.IsCompleted;

    /// <summary>The search itself.</summary>
    internal Task Work { get; set; } = Task.CompletedTask;

    /// <inheritdoc />
    public void Report(IReadOnlyList<TriedAddress> value) => Tried = value;
}
