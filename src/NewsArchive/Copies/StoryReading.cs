using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Copies;

/// <summary>Reads the near-copies of an article and how much of its text each of them has.</summary>
public sealed class StoryReading(ArchiveDbContext db)
{
    private const int Compared = 10;

    /// <summary>The other articles of its story, earliest first; the first ten are compared with the text.</summary>
    /// <returns>How many there are, and those that were compared; none for an article without copies.</returns>
    public async Task<StoryView> ReadAsync(long articleId, string text, CancellationToken cancellationToken)
    {
        var story = await db.Articles.Where(article => article.Id == articleId).Select(article => article.StoryId).SingleOrDefaultAsync(cancellationToken);
        if (story is null)
        {
            return new StoryView(0, []);
        }

        var others = db.Articles.Where(article => article.StoryId == story && article.Id != articleId && article.RemovedAt == null);
        var count = await others.CountAsync(cancellationToken);
        var rows = await others.OrderBy(article => article.SortAt).ThenBy(article => article.Id).Take(Compared)
            .Join(
                db.ArticleVersions,
                article => new { article.Id, Number = article.CurrentVersion },
                version => new { Id = version.ArticleId, version.Number },
                (article, version) => new { article.Id, article.Title, Source = article.Source.Name, article.Language, article.SortAt, version.Text })
            .OrderBy(row => row.SortAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var own = ComparableText.Of(text);
        return new StoryView(count, rows.ConvertAll(row => new StoryCopy(row.Id, row.Title, row.Source)
        {
            Language = row.Language,
            SortAt = row.SortAt,
            IsEarliest = row.Id == story,
            Shared = own.ShareIn(ComparableText.Of(row.Text)),
        }));
    }
}

/// <summary>The near-copies of an article.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Copies">The earliest of them.</param>
public sealed record StoryView(int Count, IReadOnlyList<StoryCopy> Copies);

/// <summary>A near-copy of an article.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">Headline.</param>
/// <param name="Source">Name of its source.</param>
public sealed record StoryCopy(long Id, string Title, string Source)
{
    /// <summary>Primary language subtag.</summary>
    public required string? Language { get; init; }

    /// <summary>When it was published, or first seen.</summary>
    public required DateTimeOffset SortAt { get; init; }

    /// <summary>True for the article that stands for the story.</summary>
    public required bool IsEarliest { get; init; }

    /// <summary>Share of the article's runs of words that stand in this copy, 0 to 1.</summary>
    public required double Shared { get; init; }
}
