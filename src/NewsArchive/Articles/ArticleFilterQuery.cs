using NewsArchive.Data;
using NewsArchive.Queries;

namespace NewsArchive.Articles;

/// <summary>The filter as a query.</summary>
public sealed partial record ArticleFilter
{
    /// <summary><see cref="Q"/> as it was understood; null when there is none.</summary>
    public ParsedQuery? Query => Q is null ? null : QueryParser.Parse(Q);

    /// <summary>What scripts and exports are refused: everything that was not understood, in words for people.</summary>
    public IEnumerable<string> Refusals => Problems.Concat((Query?.Mistakes ?? []).Where(mistake => !mistake.IsHint).Select(mistake =>
        mistake.Suggestion is null ? $"At {mistake.Place + 1}: {mistake.Message}" : $"At {mistake.Place + 1}: {mistake.Message} Perhaps: {mistake.Suggestion}"));

    /// <summary>What <see cref="Q"/> asks of the database.</summary>
    internal QueryConditions Conditions => QueryConditions.Of(Query?.Root, Language);

    /// <summary>The articles it means, removed ones left out, in no order and without its <see cref="Page"/>.</summary>
    public IQueryable<Article> Apply(ArchiveDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var articles = ApplyWithoutWords(db);
        if (Conditions is not { Words: { } words } conditions)
        {
            return articles;
        }

        var hits = ArticleSearch.Find(db, words, conditions.Language);
        return articles.Where(article => hits.Any(hit => hit.ArticleId == article.Id));
    }

    /// <summary>
    /// Everything but the words that the text index is asked for first (<see cref="QueryConditions.Words"/>); see <see cref="ArticleList"/> for why lists join
    /// them another way round.
    /// </summary>
    internal IQueryable<Article> ApplyWithoutWords(ArchiveDbContext db)
    {
        var articles = db.Articles.Where(article => article.RemovedAt == null);
        articles = Source is null ? articles : articles.Where(ArticleConditions.OfSource(Source));
        articles = Entities.Aggregate(articles, (rest, entity) => rest.Where(ArticleConditions.WithEntity(db, entity)));
        articles = Tags.Aggregate(articles, (rest, tag) => rest.Where(ArticleConditions.WithTag(db, tag)));
        articles = Label is null ? articles : articles.Where(ArticleConditions.WithLabel(db, Label));
        if (Story is { } id)
        {
            // The address stays right when an earlier copy turns up: it names any article of the story.
            var named = db.Articles.Where(article => article.Id == id);
            // One set of keys, as for entities.
            var members = named.Select(article => article.Id)
                .Concat(named.Join(db.Articles, article => article.StoryId, member => member.StoryId, (_, member) => member.Id));
            articles = articles.Where(article => members.Contains(article.Id));
        }

        articles = Language is null ? articles : articles.Where(article => article.Language == Language);
        articles = After is null ? articles : articles.Where(article => article.SortAt >= After);
        articles = Before is null ? articles : articles.Where(article => article.SortAt < Before);
        return Conditions is { Others: { IsEmpty: false } others } conditions
            ? new QueryCompiler(db, conditions.Language).Narrow(articles, others)
            : articles;
    }
}
