using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Scraper.Discovery;
using NewsArchive.Sources;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>Who published what the archive holds, and how collecting from each works.</summary>
[RequestSizeLimit(FeedLists.MostBytes + (64 * 1024))]
public sealed class IndexModel(SourceList list, FeedLists lists, TimeProvider clock) : PageModel
{
    /// <summary>The sources by name.</summary>
    public IReadOnlyList<ListedSource> Sources { get; private set; } = [];

    /// <summary>What became of a list of feeds that was just given.</summary>
    public FeedListReport? Report { get; private set; }

    /// <summary>What is wrong with the file.</summary>
    public string? Problem { get; private set; }

    /// <summary>The present.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken) => Sources = await list.ReadAsync(cancellationToken);

    /// <summary>Takes a list of feeds in; the answer tells what became of each.</summary>
    public async Task OnPostOpmlAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null or { Length: 0 })
        {
            Problem = "Choose an OPML file first.";
        }
        else
        {
            using var reader = new StreamReader(file.OpenReadStream());
            Report = await lists.ImportAsync(await reader.ReadToEndAsync(cancellationToken), cancellationToken);
            Problem = Report.Problem is { } problem ? $"{file.FileName}: {problem}." : null;
        }

        Response.StatusCode = Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        Sources = await list.ReadAsync(cancellationToken);
    }
}
