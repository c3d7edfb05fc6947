using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Exports;

/// <summary>What is to leave the archive, and how.</summary>
public sealed record ExportRequest
{
    /// <summary>The request for what a filter shows. Order and page of the list do not matter here, nor whether it shows copies: all leave.</summary>
    public static ExportRequest For(ArticleFilter filter, IExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var all = filter with { Page = null, Sort = ArticleOrder.Newest, ShowsCopies = false };
        return new ExportRequest { Format = format, Articles = all.Apply, Query = all.ToQueryString().TrimStart('?') };
    }

    /// <summary>Which layout.</summary>
    public required IExportFormat Format { get; init; }

    /// <summary>Which articles. Removed ones stay out whatever it says.</summary>
    public Func<ArchiveDbContext, IQueryable<Article>> Articles { get; init; } = db => db.Articles;

    /// <summary>The filter as a query string, for the manifest; empty for everything.</summary>
    public string Query { get; init; } = "";

    /// <summary>Whether spreadsheet programs are kept from reading texts in CSV as formulas.</summary>
    public bool FormulaGuard { get; init; } = true;

    /// <summary>Whether what the machine found goes along, where the layout has a place for it.</summary>
    public bool IncludeSuggestions { get; init; }

    /// <summary>True when what the machine found really goes along.</summary>
    public bool WritesSuggestions => IncludeSuggestions && Format.HoldsSuggestions;
}

/// <summary>How far an export is.</summary>
/// <param name="Articles">Articles written.</param>
/// <param name="Total">Articles to write.</param>
/// <param name="Annotations">Annotations written.</param>
public readonly record struct ExportProgress(int Articles, int Total, long Annotations);

/// <summary>How much an export will hold.</summary>
public readonly record struct ExportSize(int Articles, int Annotations);
