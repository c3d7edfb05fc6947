using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using NewsArchive.Fetches;
using NewsArchive.Runs;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>One run: how far it came, and for every address how it ended and why. With scripts it follows the run by itself.</summary>
public sealed class RunModel(RunList list, RunOutlook outlook, FetchList addresses, FetchRequests requests) : PageModel
{
    private const int PageSize = 100;

    /// <summary>The run.</summary>
    public RunEntry Run { get; private set; } = null!;

    /// <summary>How long it will still take; null when nobody can know.</summary>
    public TimeSpan? Left { get; private set; }

    /// <summary>Its addresses.</summary>
    public IReadOnlyList<FetchEntry> Fetches { get; private set; } = [];

    /// <summary>Which of them are shown.</summary>
    public FetchFilter Filter { get; private set; } = new(0);

    /// <summary>Where the next page begins; null on the last.</summary>
    public long? Next { get; private set; }

    /// <summary>Shows it.</summary>
    /// <param name="id">Its key.</param>
    /// <param name="outcome">Name of an outcome, or "waiting": only addresses that ended so.</param>
    /// <param name="q">Only addresses that contain this.</param>
    /// <param name="after">Only addresses after this one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(int id, string? outcome, string? q, long? after, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(id, cancellationToken) is not { } run)
        {
            return NotFound();
        }

        Run = run;
        Left = await outlook.ReadAsync(run, cancellationToken);
        Filter = Read(id, outcome, q) with { After = after };
        if (!string.IsNullOrEmpty(outcome) && Filter is { Outcome: null, IsWaiting: false })
        {
            ModelState.AddModelError("outcome", $"There is no outcome “{outcome}”, so all addresses are shown.");
        }

        var rows = await addresses.ReadAsync(Filter, PageSize + 1, cancellationToken);
        Fetches = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? Fetches[^1].Id : null;
        return Page();
    }

    /// <summary>Lets it rest until it is resumed; what a worker has in hand is still brought to its end.</summary>
    public Task<IActionResult> OnPostPauseAsync(int id, CancellationToken cancellationToken) => ChangeAsync(id, run => run.WhyNotPause, async () =>
    {
        await requests.PauseAsync(id, cancellationToken);
        return "Paused. What is being fetched just now is still brought to its end.";
    }, cancellationToken);

    /// <summary>Lets it go on.</summary>
    public Task<IActionResult> OnPostResumeAsync(int id, CancellationToken cancellationToken) => ChangeAsync(id, run => run.WhyNotResume, async () =>
    {
        await requests.ResumeAsync(id, cancellationToken);
        return "Resumed.";
    }, cancellationToken);

    /// <summary>Asks once more for what failed.</summary>
    public Task<IActionResult> OnPostRetryAsync(int id, CancellationToken cancellationToken) => ChangeAsync(id, run => run.WhyNotRetry, async () =>
    {
        var count = await requests.RetryFailedAsync(id, cancellationToken);
        return count == 1 ? "One address is to be tried again." : $"{TimeText.Count(count)} addresses are to be tried again.";
    }, cancellationToken);

    /// <summary>The filter that a query means; what is not known is left out.</summary>
    internal static FetchFilter Read(int id, string? outcome, string? q) => new(id)
    {
        Outcome = OutcomeText.Find<Outcome>(outcome),
        IsWaiting = outcome == OutcomeText.Waiting,
        Words = string.IsNullOrWhiteSpace(q) ? null : q,
    };

    /// <summary>The address of this page with another outcome or from another place on.</summary>
    public string LinkTo(string? outcome, long? after = null, string file = "")
    {
        Dictionary<string, string?> query = new()
        {
            ["outcome"] = outcome,
            ["q"] = Filter.Words,
            ["after"] = after?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString($"/runs/{Run.Id}{file}", query.Where(part => part.Value is not null));
    }

    /// <summary>The name in the address of the outcome that is shown; null for all.</summary>
    public string? Shown => Filter.IsWaiting ? OutcomeText.Waiting : Filter.Outcome is { } outcome ? OutcomeText.Name(outcome) : null;

    private async Task<IActionResult> ChangeAsync(int id, Func<RunEntry, string?> whyNot, Func<Task<string>> change, CancellationToken cancellationToken)
    {
        if (await list.FindAsync(id, cancellationToken) is not { } run)
        {
            return NotFound();
        }

        // It may have ended since the page was shown; then the button meant nothing any more.
        Flash.Leave(TempData, whyNot(run) ?? await change());
        return Redirect($"/runs/{id}");
    }
}
