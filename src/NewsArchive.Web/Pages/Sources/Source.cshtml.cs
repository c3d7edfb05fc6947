using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Hosts;
using NewsArchive.Sources;
using DbSource = NewsArchive.Sources.Source;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>One source: how collecting from it works, what people can do about that, and its newest articles.</summary>
public sealed partial class SourceModel(ArchiveDbContext db, ArticleList list, SourceReport report, TimeProvider clock) : PageModel
{
    /// <summary>The source with its feeds.</summary>
    public DbSource Source { get; private set; } = null!;

    /// <summary>What it is doing.</summary>
    public SourceState State => ListedSource.StateOf(Source);

    /// <summary>The present.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>The filter that means its articles.</summary>
    public ArticleFilter Filter { get; private set; } = new();

    /// <summary>Its newest articles.</summary>
    public IReadOnlyList<ArticleRow> Newest { get; private set; } = [];

    /// <summary>How many it has, up to one more than <see cref="ArticleList.CountLimit"/>.</summary>
    public int Count { get; private set; }

    /// <summary>New articles by day.</summary>
    public DayChart Chart { get; private set; } = DayChart.Empty;

    /// <summary>What was asked for it lately, by how it ended.</summary>
    public IReadOnlyDictionary<Outcome, int> Outcomes { get; private set; } = new Dictionary<Outcome, int>();

    /// <summary>How its pages were read.</summary>
    public ExtractionQuality Quality { get; private set; } = new(0, 0, 0);

    /// <summary>What failed or was refused last.</summary>
    public IReadOnlyList<FailedFetch> Failures { get; private set; } = [];

    /// <summary>The hosts that are asked for it.</summary>
    public IReadOnlyList<CrawlHost> Hosts { get; private set; } = [];

    /// <summary>Its last backfills.</summary>
    public IReadOnlyList<BackfillState> Backfills { get; private set; } = [];

    /// <summary>What was wrong with what was asked for.</summary>
    public string? Problem { get; private set; }

    /// <summary>The delay that a person set; null for the scraper's setting.</summary>
    public double? Delay => Hosts.Select(host => host.DelaySeconds).FirstOrDefault(delay => delay is not null);

    /// <summary>How much was asked for it lately.</summary>
    public int Asked => Outcomes.Values.Sum();

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellationToken) => await ShowAsync(id, cancellationToken);

    /// <summary>A number of the outcomes, as a share of what was asked.</summary>
    public string Share(Outcome outcome) => ShareOf(Outcomes.GetValueOrDefault(outcome), Asked);

    /// <summary>Such as "3 (12 %)".</summary>
    public static string ShareOf(int part, int whole) =>
        whole == 0 ? "none" : $"{TimeText.Count(part)} ({(part / (double)whole).ToString("P0", System.Globalization.CultureInfo.InvariantCulture)})";

    private async Task<IActionResult> ShowAsync(int id, CancellationToken cancellationToken)
    {
        var source = await db.Sources.AsNoTracking().Include(one => one.Feeds).SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (source is null)
        {
            return NotFound();
        }

        Source = source;
        Filter = new ArticleFilter { Source = source.Name };
        Newest = (await list.ReadAsync(Filter, cancellationToken)).Rows;
        Count = await list.CountAsync(Filter, cancellationToken);
        Chart = DayChart.Of(await report.DaysAsync(id, cancellationToken));
        Outcomes = await report.OutcomesAsync(id, cancellationToken);
        Quality = await report.QualityAsync(id, cancellationToken);
        Failures = await report.FailuresAsync(id, cancellationToken);
        Hosts = await report.HostsAsync(id, cancellationToken);
        Backfills = await report.BackfillsAsync(id, cancellationToken);
        return Page();
    }
}
