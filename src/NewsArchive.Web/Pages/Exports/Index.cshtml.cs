using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Exports;

namespace NewsArchive.Web.Pages.Exports;

/// <summary>Where a filtered set leaves: how much it is, in which layout, how it will look.</summary>
public sealed class IndexModel(ArticleExport export, ArchiveDbContext db) : PageModel
{
    private const int PreviewRecords = 3;

    private const int LongestLine = 900;

    /// <summary>Whole pages have more lines than anybody wants to see here.</summary>
    private const int MostLines = 60;

    /// <summary>What is asked for.</summary>
    public ExportChoice Choice { get; private set; } = null!;

    /// <summary>How much that is.</summary>
    public ExportSize Size { get; private set; }

    /// <summary>The first records, long lines cut.</summary>
    public IReadOnlyList<string> Preview { get; private set; } = [];

    /// <summary>How many more lines the first records have.</summary>
    public int MoreLines { get; private set; }

    /// <summary>The filter's parts in words.</summary>
    public IReadOnlyList<(string Kind, string Text)> Parts { get; private set; } = [];

    /// <summary>The filter as hidden fields of the form.</summary>
    public IEnumerable<(string Name, string Value)> FilterFields =>
        from part in QueryHelpers.ParseQuery(Choice.Filter.ToQueryString())
        from value in part.Value
        select (part.Key, value);

    /// <summary>Shows what would leave.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Choice = ExportChoice.Parse(Request.Query);
        Size = await export.MeasureAsync(Choice.Request, cancellationToken);
        Parts = await PartsAsync(cancellationToken);
        var preview = await export.PreviewAsync(Choice.Request, PreviewRecords, cancellationToken);
        var lines = preview.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Preview = [.. lines.Take(MostLines).Select(Cut)];
        MoreLines = Math.Max(0, lines.Length - MostLines);
    }

    private static string Cut(string line)
    {
        var text = line.TrimEnd('\r');
        if (text.Length <= LongestLine)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestLine - 1]) ? LongestLine - 1 : LongestLine;
        return $"{text[..end]} … and {TimeText.Count(text.Length - end)} more characters";
    }

    private async Task<IReadOnlyList<(string Kind, string Text)>> PartsAsync(CancellationToken cancellationToken)
    {
        var filter = Choice.Filter;
        var parts = new List<(string, string?)>
        {
            ("words", filter.Q), ("source", filter.Source), ("label", filter.Label), ("language", filter.Language),
            ("copies of article", filter.Story?.ToString(CultureInfo.InvariantCulture)),
            ("after", ArticleFilter.Text(filter.After)), ("before", ArticleFilter.Text(filter.Before)),
        };
        parts.AddRange(filter.Tags.Select(tag => ("tag", (string?)tag)));
        parts.AddRange(filter.NotSources.Select(source => ("not source", (string?)source)));
        parts.AddRange(filter.NotLanguages.Select(language => ("not language", (string?)language)));
        parts.AddRange(filter.NotTags.Select(tag => ("not tag", (string?)tag)));
        // Entities may stand in the address by key; people want to read names.
        var entities = filter.Entities.AddRange(filter.NotEntities);
        var ids = entities.Select(entity => int.TryParse(entity, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).ToArray();
        var names = await db.Entities.Where(entity => ids.Contains(entity.Id)).ToDictionaryAsync(entity => entity.Id, entity => entity.Name, cancellationToken);
        parts.AddRange(entities.Select((entity, at) => (at < filter.Entities.Length ? "entity" : "not entity", (string?)names.GetValueOrDefault(ids[at], entity))));
        return [.. parts.Where(part => part.Item2 is not null).Select(part => (part.Item1, part.Item2!))];
    }
}
