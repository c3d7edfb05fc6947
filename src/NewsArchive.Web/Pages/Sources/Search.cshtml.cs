using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Scraper.Discovery;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Sources;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>How far looking for feeds is, and then what was found, to be chosen from.</summary>
public sealed class SearchModel(SourceSearches searches, SourceAdding adding, ScrapeSignal signal) : PageModel
{
    /// <summary>The search.</summary>
    public SourceSearch Search { get; private set; } = null!;

    /// <summary>What was found; null while the search goes on.</summary>
    public SiteFindings? Found => Search.Found;

    /// <summary>What was tried so far.</summary>
    public IReadOnlyList<TriedAddress> Tried => Found?.Tried ?? Search.Tried;

    /// <summary>What is wrong with the choice.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows it.</summary>
    public IActionResult OnGet(Guid id) => searches.Find(id) is { } search ? Show(search) : Redirect("/sources/add?lost=true");

    /// <summary>Takes the chosen feeds into collection.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, string? name, int[] feeds, CancellationToken cancellationToken)
    {
        if (searches.Find(id) is not { Found: { } found } search)
        {
            return Redirect("/sources/add?lost=true");
        }

        var chosen = feeds.Where(at => at >= 0 && at < found.Feeds.Count).Distinct().Select(at => found.Feeds[at]).ToList();
        if (chosen.Count == 0)
        {
            Problem = "Tick at least one feed.";
            return Show(search);
        }

        var wanted = chosen.Select(feed => new NewFeed(feed.Url, feed.Kind) { Title = feed.Title, Pattern = feed.Pattern }).ToList();
        var added = await adding.AddAsync(new NewSource(found.Host, name, found.HomeUrl, wanted), cancellationToken);
        signal.Ring();
        Flash.Leave(TempData, added.Added.Count == 0
            ? "These feeds were polled already; nothing changed."
            : $"{TimeText.Counted(added.Added.Count, "feed")} of {added.Name} {(added.Added.Count == 1 ? "is" : "are")} asked now, and again whenever something new is likely.");
        return Redirect($"/sources/{added.SourceId}");
    }

    private PageResult Show(SourceSearch search)
    {
        Search = search;
        return Page();
    }
}
