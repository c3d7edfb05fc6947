using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Data;
using NewsArchive.Tags;

namespace NewsArchive.Articles;

/// <summary>Conditions on articles that filters and queries share.</summary>
internal static class ArticleConditions
{
    /// <summary>It is of a source with that name or host.</summary>
    public static Expression<Func<Article, bool>> OfSource(string source)
    {
        var key = Sources.Source.KeyOf(source);
        return article => article.Source.NameKey == key || article.Source.Host == key;
    }

    /// <summary>It has a tag.</summary>
    public static Expression<Func<Article, bool>> WithTag(ArchiveDbContext db, string tag)
    {
        var key = Tag.KeyOf(tag);
        return article => db.ArticleTags.Any(link => link.ArticleId == article.Id && link.Tag.NameKey == key);
    }

    /// <summary>One of its annotations has a label.</summary>
    public static Expression<Func<Article, bool>> WithLabel(ArchiveDbContext db, string label)
    {
        var key = Label.KeyOf(label);
        return article => db.Annotations.Any(annotation =>
            annotation.ArticleId == article.Id && annotation.RemovedAt == null && annotation.Status != AnnotationStatus.Rejected && annotation.Label!.NameKey == key);
    }

    /// <summary>An article has an entity when people put it there, annotated it there, or when one of its names stands in one of its texts.</summary>
    public static Expression<Func<Article, bool>> WithEntity(ArchiveDbContext db, string entity)
    {
        var entities = Meant(db, entity);
        // One set of keys: written as alternatives, PostgreSQL looks through every article for each of them.
        var found = db.ArticleEntities.Where(link => entities.Contains(link.EntityId)).Select(link => link.ArticleId)
            .Concat(db.Mentions.Where(mention => entities.Contains(mention.EntityId)).Select(mention => mention.ArticleId))
            .Concat(db.Annotations.Where(annotation => annotation.RemovedAt == null && annotation.Status != AnnotationStatus.Rejected && entities.Contains(annotation.EntityId!.Value))
                .Select(annotation => annotation.ArticleId));
        return article => found.Contains(article.Id);
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
