using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Scraper.Scraping;
using NewsArchive.Sources;

namespace NewsArchive.Web.Pages.Sources;

/// <summary>Where a source begins: its home page, a feed or a sitemap is typed, and the site is looked through.</summary>
public sealed class AddModel(ArchiveDbContext db, SourceSearches searches) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SourceForm Form { get; set; } = new();

    /// <summary>What is wrong with it.</summary>
    public string? Problem { get; private set; }

    /// <summary>The source that has this address already.</summary>
    public KnownRow? Known { get; private set; }

    /// <summary>Shows the form; the address may be given.</summary>
    public void OnGet(string? url, string? pattern, bool lost)
    {
        (Form.Url, Form.Pattern) = (url, pattern);
        Problem = lost ? "What was found is not known any more, because the site was restarted or too much time went by. Look again." : null;
    }

    /// <summary>Begins to look, and leads to the page that shows how far it is.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var addresses = TypedAddresses.Read(Form.Url);
        var (isFine, pattern) = FeedTending.ReadPattern(Form.Pattern);
        Problem = addresses.Problems.Count > 0 ? addresses.Problems[0]
            : addresses.Urls.Count != 1 ? "Type one address: the home page of a site, a feed or a sitemap."
            : !isFine ? "A pattern is a path that begins with /, with * for any characters, such as /news/*."
            : null;
        if (Problem is null && !Form.Again)
        {
            Known = await FindAsync(addresses.Urls[0], pattern, cancellationToken);
        }

        if (Problem is not null || Known is not null)
        {
            return Page();
        }

        if (searches.Begin(Form.Url, pattern) is { } search)
        {
            return Redirect($"/sources/add/{search.Id}");
        }

        Problem = "Too many sites are being looked through at this moment. Try again in a minute.";
        return Page();
    }

    /// <summary>The source that polls this very address, or whose home page it is.</summary>
    private async Task<KnownRow?> FindAsync(string url, string? pattern, CancellationToken cancellationToken)
    {
        var host = Source.HostOf(url);
        var isHome = pattern is null && new Uri(url).AbsolutePath == "/";
        return await db.Sources
            .Where(source => source.RemovedAt == null && source.Feeds.Any(feed => feed.NextPollAt != null && (feed.Url == url || (isHome && source.Host == host))))
            .Select(source => new KnownRow(source.Id, source.Name, source.Feeds.Count)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>What the form sends.</summary>
    public sealed class SourceForm
    {
        /// <summary>The address.</summary>
        public string? Url { get; set; }

        /// <summary>Which paths are articles, of a page without feeds.</summary>
        public string? Pattern { get; set; }

        /// <summary>True to look although the source is known.</summary>
        public bool Again { get; set; }
    }

    /// <summary>A source that is known already.</summary>
    public sealed record KnownRow(int Id, string Name, int Feeds);
}
