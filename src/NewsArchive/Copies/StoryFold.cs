using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Copies;

/// <summary>
/// Folds lists to one article a story. It asks only about the stories of one page, by their index, so that the list's own query stays what it
/// is and any page costs the same.
/// </summary>
internal static class StoryFold
{
    /// <summary>
    /// Of some places of a list, in their order, those at which the story's earliest article stands that the filter lets through: a copy whose
    /// original does not match is shown in its stead.
    /// </summary>
    public static async Task<List<ListPlace>> EarliestAsync(ArchiveDbContext db, ArticleFilter filter, List<ListPlace> places, CancellationToken cancellationToken)
    {
        var stories = places.Select(place => place.StoryId).OfType<long>().Distinct().ToList();
        if (stories.Count == 0)
        {
            return places;
        }

        var members = await filter.ApplyWithoutWords(db).Where(article => article.StoryId != null && stories.Contains(article.StoryId.Value))
            .Select(article => new ListPlace { SortAt = article.SortAt, Id = article.Id, StoryId = article.StoryId }).ToListAsync(cancellationToken);
        if (filter.Conditions is { Words: { } words } conditions)
        {
            var hits = await ArticleSearch.Among(db, [.. members.Select(member => member.Id)], words, conditions.Language).ToListAsync(cancellationToken);
            var found = hits.ToHashSet();
            members.RemoveAll(member => !found.Contains(member.Id));
        }

        var earliest = members.GroupBy(member => member.StoryId!.Value)
            .ToDictionary(story => story.Key, story => story.MinBy(member => (member.SortAt, member.Id))!.Id);
        // A place whose story the second question no longer knows was regrouped in between; it is shown rather than lost.
        return [.. places.Where(place => place.StoryId is not { } story || earliest.GetValueOrDefault(story, place.Id) == place.Id)];
    }

    /// <summary>Adds how many copies of each article there are.</summary>
    public static async Task<List<ArticleRow>> CountAsync(ArchiveDbContext db, List<ArticleRow> rows, CancellationToken cancellationToken)
    {
        var stories = rows.Select(row => row.StoryId).OfType<long>().Distinct().ToList();
        if (stories.Count == 0)
        {
            return rows;
        }

        var counts = await db.Articles.Where(article => article.RemovedAt == null && article.StoryId != null && stories.Contains(article.StoryId.Value))
            .GroupBy(article => article.StoryId!.Value).Select(story => new { story.Key, Count = story.Count() })
            .ToDictionaryAsync(story => story.Key, story => story.Count - 1, cancellationToken);
        return rows.ConvertAll(row => row.StoryId is { } story ? row with { Copies = counts.GetValueOrDefault(story) } : row);
    }
}
