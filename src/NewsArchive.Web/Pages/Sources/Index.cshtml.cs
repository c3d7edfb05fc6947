using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>Who published what the archive holds.</summary>
public sealed class IndexModel(ArchiveDbContext db) : PageModel
{
    /// <summary>The sources by name.</summary>
    public IReadOnlyList<SourceRow> Sources { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var counts = await db.Articles.Where(article => article.RemovedAt == null).GroupBy(article => article.SourceId)
            .Select(group => new { SourceId = group.Key, Count = group.Count(), Newest = group.Max(article => article.SortAt) })
            .ToDictionaryAsync(group => group.SourceId, cancellationToken);
        var sources = await db.Sources.Where(source => source.RemovedAt == null).OrderBy(source => source.NameKey)
            .Select(source => new { source.Id, source.Name, source.Host, Feeds = source.Feeds.Count }).ToListAsync(cancellationToken);
        Sources = [.. sources.Select(source => counts.TryGetValue(source.Id, out var count)
            ? new SourceRow(source.Id, source.Name, source.Host, source.Feeds, count.Count, count.Newest)
            : new SourceRow(source.Id, source.Name, source.Host, source.Feeds, 0, null))];
    }

    /// <summary>A source.</summary>
    public sealed record SourceRow(int Id, string Name, string? Host, int Feeds, int Articles, DateTimeOffset? Newest);
}
