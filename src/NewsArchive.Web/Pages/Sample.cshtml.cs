using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Fetches;
using NewsArchive.Persons;
using NewsArchive.Runs;
using NewsArchive.Scraper.Samples;

namespace NewsArchive.Web.Pages;

/// <summary>The sample set: what it is, and the buttons that load it and take it away.</summary>
public sealed class SampleModel(ArchiveDbContext db, SampleArticles articles, SampleSet set) : PageModel
{
    /// <summary>How many pages the set has.</summary>
    public static int Pages => SamplePage.All.Count;

    /// <summary>How many of its articles are in the lists.</summary>
    public int Present { get; private set; }

    /// <summary>Titles of those that somebody worked on.</summary>
    public IReadOnlyList<string> WorkedOn { get; private set; } = [];

    /// <summary>When it was last loaded; null when it never was.</summary>
    public LoadRow? LastLoad { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Present = await articles.CountAsync(cancellationToken);
        WorkedOn = await articles.WorkedOnAsync(cancellationToken);
        LastLoad = await db.Runs.Where(run => run.Kind == RunKind.Sample).OrderByDescending(run => run.Id)
            .Select(run => new LoadRow(
                run.Id, run.StartedAt, db.Fetches.Count(fetch => fetch.RunId == run.Id && (fetch.Outcome == Outcome.Failed || fetch.Outcome == Outcome.Skipped))))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Loads it.</summary>
    public async Task<IActionResult> OnPostLoadAsync(CancellationToken cancellationToken)
    {
        await set.LoadAsync(onlyIfEmpty: false, Person.LocalId, cancellationToken);
        return RedirectToPage();
    }

    /// <summary>Takes it away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        await articles.RemoveAsync(Person.LocalId, cancellationToken);
        return RedirectToPage();
    }

    /// <summary>A load of the set.</summary>
    public sealed record LoadRow(int RunId, DateTimeOffset At, int Troubles);
}
