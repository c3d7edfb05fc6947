using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Data;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// How the text of a version is read from its page: the stored bytes are extracted once more, now, and every field and block is shown with
/// its reason. Nothing is stored and nobody is asked.
/// </summary>
public sealed class ReadingModel(ArchiveDbContext db, SiteRuleSet rules) : PageModel
{
    /// <summary>The version.</summary>
    public VersionView Version { get; private set; } = null!;

    /// <summary>The account of the extraction; null when the version was not read from a web page.</summary>
    public ExtractionReport? Report { get; private set; }

    /// <summary>The page's blocks, neighbours that were left out for one reason together.</summary>
    public IReadOnlyList<BlockGroup> Groups { get; private set; } = [];

    /// <summary>True when what is read now is what is stored.</summary>
    public bool IsSameText { get; private set; }

    /// <summary>Reads the page again and shows how.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int number, CancellationToken cancellationToken)
    {
        var found = await (
            from article in db.Articles
            where article.Id == id && article.RemovedAt == null
            from version in article.Versions
            where version.Number == number
            join body in db.CaptureBodies on version.Capture.BodySha256 equals body.Sha256
            select new
            {
                View = new VersionView(article.Id, version.Number, version.Title, version.Language, version.CaptureId)
                {
                    CreatedAt = version.CreatedAt,
                    IsHtml = version.Capture.MediaType == "text/html" || version.Capture.MediaType == "application/xhtml+xml",
                    Url = version.Capture.FinalUrl,
                    Charset = version.Capture.Charset,
                    TextSha256 = version.TextSha256,
                },
                Body = body,
            }).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return NotFound();
        }

        Version = found.View;
        if (Version.IsHtml)
        {
            Explain(found.Body);
        }

        return Page();
    }

    private void Explain(CaptureBody body)
    {
        var html = PageText.Decode(body.Decompress(), Version.Charset).Text;
        Report = ArticleExtractor.Explain(html, Version.Url, rules);
        Groups = BlockGroup.Of(Report.Blocks);
        var article = Report.Article;
        IsSameText = article is { Title: { } title, Paragraphs.Count: > 0 }
            && VersionText.Compose(title, article.Lead, article.Paragraphs).Sha256 == Version.TextSha256;
    }

    /// <summary>What the page says of the version.</summary>
    public sealed record VersionView(long ArticleId, int Number, string Title, string? Language, long CaptureId)
    {
        /// <summary>When it was stored.</summary>
        public required DateTimeOffset CreatedAt { get; init; }

        /// <summary>True when it was read from a web page, and not from a record or a dump.</summary>
        public required bool IsHtml { get; init; }

        /// <summary>The address that answered.</summary>
        public required string Url { get; init; }

        /// <summary>The encoding of the bytes.</summary>
        public required string? Charset { get; init; }

        /// <summary>SHA-256 of the stored text.</summary>
        public required string TextSha256 { get; init; }
    }
}

/// <summary>Neighbouring blocks of a page that were kept, or left out for one reason.</summary>
/// <param name="Reason">Why they were left out; null when they were kept.</param>
/// <param name="Texts">Their texts, in reading order.</param>
public sealed record BlockGroup(string? Reason, IReadOnlyList<string> Texts)
{
    /// <summary>Groups blocks, order kept.</summary>
    public static IReadOnlyList<BlockGroup> Of(IReadOnlyList<ExplainedBlock> blocks)
    {
        var groups = new List<BlockGroup>();
        var texts = new List<string>();
        for (var i = 0; i < blocks.Count; i++)
        {
            texts.Add(blocks[i].Text);
            if (i + 1 == blocks.Count || blocks[i + 1].Reason != blocks[i].Reason)
            {
                groups.Add(new BlockGroup(blocks[i].ReasonInWords, texts));
                texts = [];
            }
        }

        return groups;
    }
}
