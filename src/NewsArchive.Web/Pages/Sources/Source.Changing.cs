using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using NewsArchive.Operations;
using NewsArchive.Scraper.Polling;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Sources;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>What people do with a source.</summary>
public sealed partial class SourceModel
{
    private const string TryAgain = "Somebody else changed this source at the same moment. Look at it and try again.";

    /// <summary>Collects nothing from it until it is resumed.</summary>
    public Task<IActionResult> OnPostPauseAsync(int id, [FromServices] SourceTending tending, [FromServices] PersonalChange changes, CancellationToken cancellationToken) =>
        TendAsync(id, changes, change => tending.PauseAsync(change, id, cancellationToken), "Paused: nothing is collected from it until you resume it.");

    /// <summary>Collects from it again.</summary>
    public Task<IActionResult> OnPostResumeAsync(int id, [FromServices] SourceTending tending, [FromServices] PersonalChange changes, CancellationToken cancellationToken) =>
        TendAsync(id, changes, change => tending.ResumeAsync(change, id, cancellationToken), "Resumed: its feeds are asked again.");

    /// <summary>Takes it out of collection.</summary>
    public Task<IActionResult> OnPostRemoveAsync(int id, [FromServices] SourceTending tending, [FromServices] PersonalChange changes, CancellationToken cancellationToken) =>
        TendAsync(id, changes, change => tending.RemoveAsync(change, id, cancellationToken), "Removed from collection. Its articles stay.");

    /// <summary>Takes it into collection again.</summary>
    public Task<IActionResult> OnPostRestoreAsync(int id, [FromServices] SourceTending tending, [FromServices] PersonalChange changes, CancellationToken cancellationToken) =>
        TendAsync(id, changes, change => tending.RestoreAsync(change, id, cancellationToken), "Collected from again, with its feeds as they were.");

    /// <summary>Asks its feeds now.</summary>
    public async Task<IActionResult> OnPostRunAsync(int id, [FromServices] SourceTending tending, [FromServices] ScrapeSignal signal, CancellationToken cancellationToken)
    {
        var feeds = await tending.AskNowAsync(id, Now, cancellationToken);
        signal.Ring();
        return Done(id, feeds == 0 ? "No feed was asked: it has none that is polled." : $"{TimeText.Counted(feeds, "feed")} {(feeds == 1 ? "is" : "are")} asked now. What comes of it stands under Runs.");
    }

    /// <summary>Sets its name and the pace of its hosts.</summary>
    public async Task<IActionResult> OnPostSettingsAsync(
        int id, string? name, string? delay, [FromServices] SourceTending tending, [FromServices] FeedTending feeds, [FromServices] PersonalChange changes, CancellationToken cancellationToken)
    {
        double? seconds = double.TryParse(delay, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) && read <= FeedTending.LongestDelay ? read : null;
        if (seconds is null && !string.IsNullOrWhiteSpace(delay))
        {
            return await RefuseAsync(id, "Give the delay in seconds, such as 5 or 0.5, at most an hour; or leave it empty.", cancellationToken);
        }

        var change = changes.Begin();
        if (!await tending.RenameAsync(change, id, name, cancellationToken))
        {
            return await RefuseAsync(id, $"“{name}” was not saved: the name is empty, too long, or another source has it.", cancellationToken);
        }

        await feeds.SetDelayAsync(id, seconds, cancellationToken);
        return Done(id, "Saved.");
    }

    /// <summary>Stops polling a feed.</summary>
    public async Task<IActionResult> OnPostStopFeedAsync(int id, int feed, [FromServices] FeedTending feeds, CancellationToken cancellationToken) =>
        await feeds.StopAsync(id, feed, cancellationToken) ? Done(id, "This feed is not asked any more, until you start it again.") : NotFound();

    /// <summary>Polls a feed again.</summary>
    public async Task<IActionResult> OnPostStartFeedAsync(int id, int feed, [FromServices] FeedTending feeds, [FromServices] ScrapeSignal signal, CancellationToken cancellationToken)
    {
        var isThere = await feeds.StartAsync(id, feed, cancellationToken);
        signal.Ring();
        return isThere ? Done(id, "This feed is asked now.") : NotFound();
    }

    /// <summary>Removes a feed.</summary>
    public async Task<IActionResult> OnPostRemoveFeedAsync(int id, int feed, [FromServices] FeedTending feeds, CancellationToken cancellationToken) =>
        await feeds.RemoveAsync(id, feed, cancellationToken) ? Done(id, "The feed was removed. Its articles stay, and it can be added again.") : NotFound();

    /// <summary>Says which links of a listing page are articles.</summary>
    public async Task<IActionResult> OnPostPatternAsync(int id, int feed, string? pattern, [FromServices] FeedTending feeds, CancellationToken cancellationToken) =>
        await feeds.MatchAsync(id, feed, pattern, cancellationToken)
            ? Done(id, "Saved. The next poll reads the page's links by it.")
            : await RefuseAsync(id, "A pattern is a path that begins with /, with * for any characters, such as /news/*.", cancellationToken);

    /// <summary>Collects what it published in a time of the past.</summary>
    public async Task<IActionResult> OnPostBackfillAsync(int id, string? after, string? before, bool undated, [FromServices] SitemapBackfill backfill, CancellationToken cancellationToken)
    {
        var (range, problem) = BackfillRange.Read(after, before, undated);
        if (range is null)
        {
            return await RefuseAsync(id, problem!, cancellationToken);
        }

        var (run, refusal) = await backfill.BeginAsync(id, range, PersonalChange.PersonId, cancellationToken);
        return run is null ? await RefuseAsync(id, refusal!, cancellationToken) : Redirect($"/runs/{run.Id}");
    }

    /// <summary>Takes back what was just done.</summary>
    public async Task<IActionResult> OnPostUndoAsync(int id, Guid step, [FromServices] Undo undo, CancellationToken cancellationToken)
    {
        var result = await undo.StepAsync(PersonalChange.PersonId, step, cancellationToken);
        return Done(id, result.Outcome == UndoOutcome.Undone ? "Undone." : "It was changed again since, so nothing was undone.");
    }

    private async Task<IActionResult> TendAsync(int id, PersonalChange changes, Func<Change, Task<bool>> act, string said)
    {
        var change = changes.Begin();
        if (await act(change))
        {
            Flash.Leave(TempData, said, change.Step);
            return Redirect($"/sources/{id}");
        }

        return await db.Sources.FindAsync(id) is null ? NotFound() : Done(id, TryAgain);
    }

    private RedirectResult Done(int id, string said)
    {
        Flash.Leave(TempData, said);
        return Redirect($"/sources/{id}");
    }

    private async Task<IActionResult> RefuseAsync(int id, string problem, CancellationToken cancellationToken)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(id, cancellationToken);
    }
}
