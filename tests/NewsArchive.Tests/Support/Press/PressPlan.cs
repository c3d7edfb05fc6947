using System.Text.Json;

namespace NewsArchive.Tests.Support.Press;

/// <summary>
/// What the played news sites are like. The same plan gives the same sites, addresses, texts and faults in every process, so that a judge can
/// tell what the archive must hold without asking the server.
/// </summary>
public sealed record PressPlan
{
    /// <summary>Another seed gives other words, pages and faults.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many sites there are, each with a host of its own.</summary>
    public int Sites { get; init; } = 100;

    /// <summary>How many articles a site has.</summary>
    public int ArticlesPerSite { get; init; } = 200;

    /// <summary>True for pages of a few kilobytes instead of real-sized ones.</summary>
    public bool IsSmall { get; init; }

    /// <summary>Share of the articles whose answer has a fault, 0 to 1.</summary>
    public double FaultShare { get; init; }

    /// <summary>Which faults are played; all when it is empty.</summary>
    public IReadOnlyList<PressFault> Faults { get; init; } = [];

    /// <summary>Share of the articles whose text is another in the next edition, 0 to 1.</summary>
    public double ChangeShare { get; init; } = 0.2;

    /// <summary>Share of the articles that are slightly edited copies of a story that other sites have too, 0 to 1.</summary>
    public double WireShare { get; init; } = 0.1;

    /// <summary>Share of the articles that are the same as the one before on the same site, under another address, 0 to 1.</summary>
    public double RepeatShare { get; init; }

    /// <summary>Crawl-delay that every fifth site asks for in its robots.txt, in seconds; 0 for none.</summary>
    public double CrawlDelaySeconds { get; init; }

    /// <summary>True when every tenth site answers 503 to the question for its robots.txt, which closes the site to robots.</summary>
    public bool HasClosedSites { get; init; }

    /// <summary>Milliseconds that every answer waits before it begins, as a far server does.</summary>
    public int LatencyMilliseconds { get; init; }

    /// <summary>Reads a plan as <see cref="ToString"/> writes it.</summary>
    public static PressPlan Parse(string json) => JsonSerializer.Deserialize<PressPlan>(json) ?? throw new JsonException("A plan is a JSON object.");

    /// <inheritdoc />
    public override string ToString() => JsonSerializer.Serialize(this);
}
