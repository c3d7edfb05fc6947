using System.Text;
using NewsArchive.Articles;
using NewsArchive.Exports;

namespace NewsArchive.Web.Pages.Exports;

/// <summary>What the address of an export asks for: a filter as for the list of articles, a layout and options.</summary>
/// <param name="Filter">Which articles.</param>
/// <param name="Format">In which layout.</param>
public sealed record ExportChoice(ArticleFilter Filter, IExportFormat Format)
{
    private const int LongestName = 60;

    /// <summary>Whether texts that look like formulas are guarded in CSV.</summary>
    public bool FormulaGuard { get; private init; } = true;

    /// <summary>Whether what the machine found goes along.</summary>
    public bool IncludeSuggestions { get; private init; }

    /// <summary>Whether the data file leaves alone, without the package around it.</summary>
    public bool IsPlain { get; private init; }

    /// <summary>What could not be understood.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>The export that is meant.</summary>
    public ExportRequest Request => ExportRequest.For(Filter, Format) with { FormulaGuard = FormulaGuard, IncludeSuggestions = IncludeSuggestions };

    /// <summary>A name that tells in the downloads folder what this was.</summary>
    public string FileName
    {
        get
        {
            var name = $"newsarchive{Slug()}-{Format.Name}";
            return IsPlain && Format.SingleFile is { } file ? name + file[file.IndexOf('.', StringComparison.Ordinal)..] : name + ".zip";
        }
    }

    /// <summary>Reads the parameters of a request.</summary>
    public static ExportChoice Parse(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = ArticleFilter.Parse(query);
        var asked = query["format"].ToString();
        var format = ExportFormats.Find(asked);
        var problems = filter.Refusals.ToList();
        if (format is null && asked.Length > 0)
        {
            problems.Add($"There is no format “{asked}”. Choose one of {string.Join(", ", ExportFormats.All.Select(one => one.Name))}.");
        }

        return new ExportChoice(filter with { Page = null, Sort = ArticleOrder.Newest, ShowsCopies = false, Problems = [] }, format ?? ExportFormats.All[0])
        {
            FormulaGuard = query["guard"] != "off",
            IncludeSuggestions = query["suggestions"] == "on",
            IsPlain = query["plain"] == "on",
            Problems = problems,
        };
    }

    /// <summary>The words of the filter as part of a file name: letters and digits of any script, everything else a hyphen.</summary>
    private string Slug()
    {
        string?[] parts =
        [
            Filter.Q, Filter.Source, .. Filter.Entities, .. Filter.Tags, Filter.Label, Filter.Language,
            ArticleFilter.Text(Filter.After), ArticleFilter.Text(Filter.Before),
        ];
        var slug = new StringBuilder();
        foreach (var letter in string.Join(' ', parts.OfType<string>()).ToLowerInvariant().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(letter))
            {
                slug.Append(letter.ToString());
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }

            if (slug.Length >= LongestName)
            {
                break;
            }
        }

        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "" : "-" + text;
    }
}
