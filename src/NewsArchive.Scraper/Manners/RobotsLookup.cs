using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsArchive.Data;
using NewsArchive.Hosts;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Fetching;
using NewsArchive.Scraper.Robots;

namespace NewsArchive.Scraper.Manners;

/// <summary>
/// What the robots.txt of an address's origin says, asked for once a day by all workers together (RFC 9309, 2.4). A missing file allows all;
/// one that cannot be had forbids all until it can (2.3.1.4).
/// </summary>
public sealed class RobotsLookup(ArchiveDbContext db, PageFetcher fetcher, RobotsMemory memory, IOptions<ScraperOptions> options)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>A quarter of an hour by default.</summary>
    private TimeSpan KeptWhenUnreachable => TimeSpan.FromSeconds(30 * options.Value.RetrySeconds);

    /// <summary>Says whether an address may be asked; asks its host for the file when it is not known.</summary>
    internal async Task<RobotsVerdict> AskAsync(Uri address, HostManners manners, CancellationToken cancellationToken)
    {
        var origin = address.GetLeftPart(UriPartial.Authority).ToLowerInvariant();
        var known = memory.Find(origin) ?? await LoadAsync(origin, cancellationToken) ?? await FetchAsync(origin, manners, cancellationToken);
        if (known.Refusal is { } refusal)
        {
            return new RobotsVerdict(new RequestRefusal(refusal), null);
        }

        if (known.Problem is { } problem)
        {
            return new RobotsVerdict(new RequestRefusal($"{origin}/robots.txt cannot be had ({problem}); until it can, nothing of the site may be asked for", memory.Left(known)), null);
        }

        return known.Rules.Allows(address)
            ? new RobotsVerdict(null, known.Rules.CrawlDelay)
            : new RobotsVerdict(new RequestRefusal($"{origin}/robots.txt disallows it"), null);
    }

    private async Task<KnownRobots?> LoadAsync(string origin, CancellationToken cancellationToken)
    {
        var now = memory.Now;
        var file = await db.RobotsFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Origin == origin && file.ExpiresAt > now, cancellationToken);
        return file is null ? null : Remember(file);
    }

    private async Task<KnownRobots> FetchAsync(string origin, HostManners manners, CancellationToken cancellationToken)
    {
        var request = new FetchRequest($"{origin}/robots.txt") { Target = FetchTarget.Robots };
        var result = await fetcher.FetchAsync(request, new TurnsOnly(manners), cancellationToken);
        if (result is FetchResult.Refused { Status: null } refused)
        {
            // The host itself may not be asked, such as a private one: that is the reason, not its file.
            return new KnownRobots(RobotsRules.DisallowAll, memory.Now, null) { Refusal = refused.Reason };
        }

        var isUnreachable = result is FetchResult.Failed { MayRecover: true } || result.Status is >= 500;
        var now = memory.Now;
        var file = new RobotsFile(
            origin,
            isUnreachable && result.Status is < 500 ? null : result.Status,
            result is FetchResult.Fetched page ? PageText.Decode(page.Capture.Body.Span, page.Charset ?? "utf-8").Text.Replace("\0", "", StringComparison.Ordinal) : null,
            now,
            now + (isUnreachable ? KeptWhenUnreachable : Kept));
        // Who waits for a host that others ask has learned nothing about its file.
        return result is FetchResult.Failed { IsBusy: true } busy
            ? new KnownRobots(RobotsRules.DisallowAll, now, busy.Reason)
            : await StoreAsync(file, cancellationToken);
    }

    private async Task<KnownRobots> StoreAsync(RobotsFile file, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO robots_files (origin, status, text, fetched_at, expires_at)
            VALUES ({file.Origin}, {file.Status}, {file.Text}, {file.FetchedAt}, {file.ExpiresAt})
            ON CONFLICT (origin) DO UPDATE SET
              status = excluded.status, text = excluded.text, fetched_at = excluded.fetched_at, expires_at = excluded.expires_at
            """,
            cancellationToken);
        return Remember(file);
    }

    private KnownRobots Remember(RobotsFile file)
    {
        var problem = file.Status is null ? "no answer" : file.Status >= 500 ? $"HTTP {file.Status}" : null;
        var rules = problem is not null ? RobotsRules.DisallowAll : file.Text is null ? RobotsRules.AllowAll : RobotsRules.Read(file.Text, options.Value.AgentToken);
        return memory.Keep(file.Origin, new KnownRobots(rules, file.ExpiresAt, problem));
    }

    /// <summary>The manners of asking for robots.txt itself: it may always be asked for, at the host's pace.</summary>
    private sealed class TurnsOnly(HostManners manners) : IRequestManners
    {
        public Task<RequestRefusal?> EnterAsync(Uri address, CancellationToken cancellationToken) => manners.TakeTurnAsync(address, null, cancellationToken);

        public void Answered(HostAnswer answer) => manners.Answered(answer);
    }
}

/// <summary>The rules that this process has read lately, so that it asks the database for each origin only every few minutes.</summary>
public sealed class RobotsMemory(TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (KnownRobots Known, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>The present.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    internal KnownRobots? Find(string origin) => _known.TryGetValue(origin, out var entry) && entry.Until > Now ? entry.Known : null;

    internal KnownRobots Keep(string origin, KnownRobots known)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        var soon = Now + Fresh;
        _known[origin] = (known, known.ExpiresAt < soon ? known.ExpiresAt : soon);
        return known;
    }

    /// <summary>How long what is known still counts, at least a little.</summary>
    internal TimeSpan Left(KnownRobots known) => known.ExpiresAt - Now is var left && left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1);
}

/// <summary>Rules and how long they count.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="ExpiresAt">When they are to be asked for again.</param>
/// <param name="Problem">Why the file could not be had; null when it could, or when there is none.</param>
internal sealed record KnownRobots(RobotsRules Rules, DateTimeOffset ExpiresAt, string? Problem)
{
    /// <summary>Why the host is not asked for anything; null when it may be.</summary>
    public string? Refusal { get; init; }
}

/// <summary>What robots.txt says about an address.</summary>
internal readonly record struct RobotsVerdict(RequestRefusal? Refusal, TimeSpan? CrawlDelay);
