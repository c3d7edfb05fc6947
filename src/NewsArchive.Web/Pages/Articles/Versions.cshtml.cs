using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>The versions of an article, and what changed from one to another.</summary>
public sealed class VersionsModel(ArchiveDbContext db) : PageModel
{
    /// <summary>So many of the last changes are told in a line; the others on demand.</summary>
    private const int MostSummaries = 20;

    /// <summary>Longer texts are compared on demand only.</summary>
    private const int LongestSummarised = 200_000;

    private Dictionary<int, ComparedVersion> _texts = [];

    /// <summary>The article.</summary>
    public ArticleHead Article { get; private set; } = null!;

    /// <summary>Its versions, the one captured last first.</summary>
    public IReadOnlyList<VersionRow> Versions { get; private set; } = [];

    /// <summary>What changed in each version against the one captured before it, in a line.</summary>
    public IReadOnlyDictionary<int, string> Summaries { get; private set; } = new Dictionary<int, string>();

    /// <summary>The one that the comparison starts from.</summary>
    public int From { get; private set; }

    /// <summary>The one that is compared with it.</summary>
    public int To { get; private set; }

    /// <summary>The comparison; null when there is only one version, or <see cref="Problem"/> says why not.</summary>
    public VersionComparison? Comparison { get; private set; }

    /// <summary>What is wrong with the numbers asked for.</summary>
    public string? Problem { get; private set; }

    /// <summary>Shows them; without numbers the last change.</summary>
    public async Task<IActionResult> OnGetAsync(long id, int? from, int? to, CancellationToken cancellationToken)
    {
        var article = await db.Articles.Where(one => one.Id == id && one.RemovedAt == null)
            .Select(one => new ArticleHead(one.Id, one.Title, one.Language, one.CurrentVersion, one.LastCheckedAt)).SingleOrDefaultAsync(cancellationToken);
        if (article is null)
        {
            return NotFound();
        }

        Article = article;
        Versions = await db.ArticleVersions.Where(version => version.ArticleId == id)
            .OrderByDescending(version => version.Capture.CapturedAt).ThenByDescending(version => version.Number)
            .Select(version => new VersionRow(version.Number, version.Capture.CapturedAt, version.Length, version.TextSha256, version.CaptureId)
            {
                Annotations = db.Annotations.Count(annotation => annotation.VersionId == version.Id && annotation.RemovedAt == null),
            })
            .ToListAsync(cancellationToken);
        To = to ?? article.CurrentVersion;
        From = from ?? (Before(To) ?? Versions.FirstOrDefault(version => version.Number != To))?.Number ?? To;
        Problem = ProblemWith();
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        await CompareAsync(cancellationToken);
        return Page();
    }

    /// <summary>The version captured before another.</summary>
    public VersionRow? Before(int number) => Versions.SkipWhile(version => version.Number != number).Skip(1).FirstOrDefault();

    private string? ProblemWith()
    {
        var numbers = Versions.Select(version => version.Number).ToHashSet();
        int[] unknown = [.. new[] { From, To }.Where(number => !numbers.Contains(number)).Distinct()];
        return !ModelState.IsValid ? "Versions have numbers, such as 1 and 2. Choose two of the list."
            : unknown.Length > 0 ? $"This article has no version {string.Join(" and no version ", unknown)}. Choose two of the list."
            : null;
    }

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        if (Versions.Count < 2)
        {
            return;
        }

        var wanted = Versions.Take(MostSummaries + 1).Where(version => version.Length <= LongestSummarised).Select(version => version.Number).Append(From).Append(To).ToArray();
        _texts = await db.ArticleVersions.Where(version => version.ArticleId == Article.Id && wanted.Contains(version.Number))
            .Select(version => new
            {
                version.Number,
                Compared = new ComparedVersion(
                    new VersionText(version.Text, version.TitleEnd, version.BodyStart, version.Length),
                    version.Authors,
                    version.PublishedAt,
                    version.PublishedPrecision,
                    version.ModifiedAt),
            })
            .ToDictionaryAsync(version => version.Number, version => version.Compared, cancellationToken);
        Summaries = Versions.Take(MostSummaries).Where(version => Before(version.Number) is { } before && Comparable(before) && Comparable(version))
            .ToDictionary(version => version.Number, version => VersionComparison.Between(_texts[Before(version.Number)!.Number], _texts[version.Number]).Summary);
        if (Problem is null && From != To)
        {
            Comparison = VersionComparison.Between(_texts[From], _texts[To]);
        }
    }

    private bool Comparable(VersionRow version) => version.Length <= LongestSummarised && _texts.ContainsKey(version.Number);

    /// <summary>What the page says of the article.</summary>
    public sealed record ArticleHead(long Id, string Title, string? Language, int CurrentVersion, DateTimeOffset LastCheckedAt);

    /// <summary>A version.</summary>
    public sealed record VersionRow(int Number, DateTimeOffset CapturedAt, int Length, string Sha256, long CaptureId)
    {
        /// <summary>How many annotations are bound to it.</summary>
        public required int Annotations { get; init; }
    }
}
