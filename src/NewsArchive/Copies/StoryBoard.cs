namespace NewsArchive.Copies;

/// <summary>
/// Decides which story each article of a batch belongs to. The rule: in order of time, an article is a copy of the earliest article that is no
/// copy itself and that it resembles; without one it stands for itself. So every copy resembles the article that stands for its story, chains
/// cannot drift, and the outcome does not depend on the order in which articles arrive.
/// </summary>
/// <param name="known">The batch, what its articles may be copies of, and what leads those; by key.</param>
/// <param name="pairs">For each article of the batch, those worth comparing with it.</param>
/// <param name="isCopy">Compares two texts.</param>
internal sealed class StoryBoard(
    IReadOnlyDictionary<long, Groupable> known, ILookup<long, long> pairs, Func<Groupable, Groupable, bool> isCopy)
{
    /// <summary>Articles whose story changed.</summary>
    public HashSet<long> Changed { get; } = [];

    /// <summary>Articles that no longer stand for their copies, or whose text or time changed: what was grouped with them is to be looked at again.</summary>
    public HashSet<long> Unsettled { get; } = [];

    /// <summary>Stories that lost a copy, so that one article may be left alone.</summary>
    public HashSet<long> Left { get; } = [];

    /// <summary>Finds the place of an article.</summary>
    public void Place(Groupable article)
    {
        if (article.StoryId == article.Id)
        {
            Unsettled.Add(article.Id);
        }

        if (!article.IsLive || article.Signature is null)
        {
            Move(article, null);
            return;
        }

        var others = pairs[article.Id].Select(id => known[id]).Where(other => other.IsLive).ToList();
        // What another was found to be a copy of is asked as well: of a story with hundreds of copies only some are among the others.
        var leader = others.SelectMany(other => other.StoryId is { } id && known.TryGetValue(id, out var its) ? new[] { other, its } : [other]).Distinct()
            .Where(other => other.IsLeader && other.IsBefore(article)).OrderBy(other => (other.SortAt, other.Id))
            .FirstOrDefault(other => isCopy(other, article));
        if (leader is not null)
        {
            Move(leader, leader.Id);
            Move(article, leader.Id);
            return;
        }

        var copies = others.Where(other => article.IsBefore(other) && IsFree(other, article) && isCopy(article, other)).ToList();
        foreach (var copy in copies)
        {
            if (copy.StoryId == copy.Id)
            {
                Unsettled.Add(copy.Id);
            }

            Move(copy, article.Id);
        }

        // Those that it stood for before still name it, until they were looked at again.
        Move(article, copies.Count > 0 || article.StoryId == article.Id ? article.Id : null);
    }

    /// <summary>An article belongs to an earlier one rather than to a later one, or to one that is itself a copy or gone.</summary>
    private bool IsFree(Groupable article, Groupable leader) =>
        article.IsLeader || article.StoryId is not { } id || !known.TryGetValue(id, out var present) || !present.IsLeader || leader.IsBefore(present);

    private void Move(Groupable article, long? storyId)
    {
        if (article.StoryId == storyId)
        {
            return;
        }

        if (article.StoryId is { } left)
        {
            Left.Add(left);
        }

        article.StoryId = storyId;
        Changed.Add(article.Id);
        if (storyId is { } joined)
        {
            Left.Add(joined);
        }
    }
}
