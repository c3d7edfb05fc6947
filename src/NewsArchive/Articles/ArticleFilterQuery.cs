using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Data;
using NewsArchive.Tags;

namespace NewsArchive.Articles;

/// <summary>The filter as a query.</summary>
public sealed partial record ArticleFilter
{
    /// <summary>The articles it means, removed ones left out, in no order and without its <see cref="Page"/>.</summary>
    public IQueryable<Article> Apply(ArchiveDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var articles = ApplyWithoutWords(db);
        if (Q is null)
        {
            return articles;
        }

        var hits = ArticleSearch.Find(db, Q, Language);
        return articles.Where(article => hits.Any(hit => hit.ArticleId == article.Id));
    }

    /// <summary>Everything but the words; see <see cref="ArticleList"/> for why lists join them another way round.</summary>
    internal IQueryable<Article> ApplyWithoutWords(ArchiveDbContext db)
    {
        var articles = db.Articles.Where(article => article.RemovedAt == null);
        if (Source is not null)
        {
            var key = Sources.Source.KeyOf(Source);
            articles = articles.Where(article => article.Source.NameKey == key || article.Source.Host == key);
        }

        articles = Entities.Aggregate(articles, (rest, entity) => WithEntity(db, rest, entity));
        articles = Tags.Select(Tag.KeyOf).Aggregate(
            articles,
            (rest, key) => rest.Where(article => db.ArticleTags.Any(link => link.ArticleId == article.Id && link.Tag.NameKey == key)));
        if (Label is not null)
        {
            var key = Annotations.Label.KeyOf(Label);
            articles = articles.Where(article => db.Annotations.Any(annotation =>
                annotation.ArticleId == article.Id && annotation.RemovedAt == null && annotation.Status != AnnotationStatus.Rejected && annotation.Label!.NameKey == key));
        }

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
        return Before is null ? articles : articles.Where(article => article.SortAt < Before);
    }

    /// <summary>An article has an entity when people put it there, annotated it there, or when one of its names stands in one of its texts.</summary>
    private static IQueryable<Article> WithEntity(ArchiveDbContext db, IQueryable<Article> articles, string entity)
    {
        var entities = Meant(db, entity);
        // One set of keys: written as alternatives, PostgreSQL looks through every article for each of them.
        var found = db.ArticleEntities.Where(link => entities.Contains(link.EntityId)).Select(link => link.ArticleId)
            .Concat(db.Mentions.Where(mention => entities.Contains(mention.EntityId)).Select(mention => mention.ArticleId))
            .Concat(db.Annotations.Where(annotation => annotation.RemovedAt == null && annotation.Status != AnnotationStatus.Rejected && entities.Contains(annotation.EntityId!.Value))
                .Select(annotation => annotation.ArticleId));
        return articles.Where(article => found.Contains(article.Id));
    }

    private static IQueryable<int> Meant(ArchiveDbContext db, string entity)
    {
        if (int.TryParse(entity, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return db.Entities.Where(one => one.Id == id && one.RemovedAt == null).Select(one => one.Id);
        }

        var name = LikePattern.Exactly(entity);
        return db.Aliases
            .Where(alias => EF.Functions.ILike(alias.Text, name, @"\") && alias.RemovedAt == null)
            .Join(db.Entities.Where(one => one.RemovedAt == null), alias => alias.EntityId, one => one.Id, (_, one) => one.Id);
    }
}
