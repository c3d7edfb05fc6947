using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Runs;
using NewsArchive.Texts;
using DbSource = NewsArchive.Sources.Source;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>
/// Everything that was ever collected, run by run, the last first. Polls and looks at known articles that found nothing are left out unless
/// asked for: there are a hundred of them for each that found something.
/// </summary>
public sealed class IndexModel(ArchiveDbContext db, RunList list) : PageModel
{
    private const int PageSize = 50;

    private const int MostOffered = 500;

    /// <summary>The runs.</summary>
    public IReadOnlyList<RunEntry> Runs { get; private set; } = [];

    /// <summary>What the address asks for.</summary>
    public RunFilter Filter { get; private set; } = new();

    /// <summary>The source as it was typed.</summary>
    [BindProperty(Name = "source", SupportsGet = true)]
    public string? Source { get; set; }

    /// <summary>Names of sources, to choose from.</summary>
    public IReadOnlyList<string> Sources { get; private set; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public int? Next { get; private set; }

    /// <summary>True when anything is filtered.</summary>
    public bool IsFiltered => Filter with { Before = null } != new RunFilter();

    /// <summary>Shows them.</summary>
    /// <param name="kind">Only those that do this.</param>
    /// <param name="state">Only those in this state.</param>
    /// <param name="quiet">"yes": also polls that found nothing.</param>
    /// <param name="before">Only those before this one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task OnGetAsync(string? kind, string? state, string? quiet, int? before, CancellationToken cancellationToken)
    {
        Filter = new RunFilter
        {
            Kind = Read<RunKind>(kind, "kind"),
            State = Read<RunState>(state, "state"),
            SourceId = await ReadSourceAsync(cancellationToken),
            WithQuiet = quiet is "yes",
            Before = before,
        };
        var rows = await list.ReadAsync(Filter, PageSize + 1, cancellationToken);
        Runs = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Runs[^1].Id : null;
        Sources = await db.Sources.Where(source => source.RemovedAt == null).OrderBy(source => source.NameKey).Select(source => source.Name).Take(MostOffered).ToListAsync(cancellationToken);
    }

    /// <summary>The address of this list, from a run on.</summary>
    public string LinkTo(int? before, bool withQuiet)
    {
        Dictionary<string, string?> query = new()
        {
            ["kind"] = Filter.Kind is { } kind ? OutcomeText.Name(kind) : null,
            ["state"] = Filter.State is { } state ? OutcomeText.Name(state) : null,
            ["source"] = Filter.SourceId is null ? null : Source,
            ["quiet"] = withQuiet ? "yes" : null,
            ["before"] = before?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString("/runs", query.Where(part => part.Value is not null));
    }

    private TEnum? Read<TEnum>(string? name, string what)
        where TEnum : struct, Enum
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        var value = OutcomeText.Find<TEnum>(name);
        if (value is null)
        {
            ModelState.AddModelError(what, $"There is no {what} “{name}”; choose one of the list. It was left out.");
        }

        return value;
    }

    private async Task<int?> ReadSourceAsync(CancellationToken cancellationToken)
    {
        var name = ArchiveText.NormalizeLine(Source);
        if (name.Length == 0)
        {
            return null;
        }

        var key = DbSource.KeyOf(name);
        var id = await db.Sources.Where(source => source.NameKey == key).Select(source => (int?)source.Id).FirstOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            ModelState.AddModelError("source", $"There is no source “{name}”; choose one of the list. It was left out.");
        }

        return id;
    }
}
