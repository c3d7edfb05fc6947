using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Queries;

/// <summary>
/// Makes conditions on articles of parts of a query. Alternatives become one set of article keys: written as conditions with "or", PostgreSQL
/// looks through every article for each of them.
/// </summary>
internal sealed class QueryCompiler(ArchiveDbContext db, string? language)
{
    /// <summary>The articles among some that have all of some parts.</summary>
    public IQueryable<Article> Narrow(IQueryable<Article> articles, IEnumerable<QueryNode> parts)
    {
        var all = parts.ToList();
        var unit = all.OfType<FieldNode>().FirstOrDefault(field => field.Field == QueryField.Within)?.Value;
        string[] entities = [.. all.OfType<FieldNode>().Where(field => field.Field == QueryField.Entity).Select(field => field.Value)];
        articles = all.Where(part => part is not FieldNode { Field: QueryField.Within }).Aggregate(articles, (rest, part) => rest.Where(Condition(part)));
        if (unit is null || entities.Length < 2)
        {
            return articles;
        }

        var near = EntityNearness.Find(db, entities, unit == "sentence");
        return articles.Where(article => near.Contains(article.Id));
    }

    private Expression<Func<Article, bool>> Condition(QueryNode node)
    {
        switch (node)
        {
            case FieldNode field:
                return Demand(field.Field, field.Value);
            case NotNode not:
                var condition = Condition(not.Part);
                return Expression.Lambda<Func<Article, bool>>(Expression.Not(condition.Body), condition.Parameters);
            default:
                var found = Found(node);
                return article => found.Contains(article.Id);
        }
    }

    /// <summary>The keys of the articles that have a part.</summary>
    private IQueryable<long> Found(QueryNode node) => node switch
    {
        _ when WordSearch.IsWords(node) => ArticleSearch.Find(db, WordSearch.Of(node), language).Select(hit => hit.ArticleId),
        GroupNode { IsAll: false } any => any.Parts.Select(Found).Aggregate((left, right) => left.Concat(right)),
        GroupNode all => Narrow(db.Articles, all.Parts).Select(article => article.Id),
        _ => db.Articles.Where(Condition(node)).Select(article => article.Id),
    };

    private Expression<Func<Article, bool>> Demand(QueryField field, string value)
    {
        switch (field)
        {
            case QueryField.Source:
                return ArticleConditions.OfSource(value);
            case QueryField.Lang:
                return article => article.Language == value;
            case QueryField.Entity:
                return ArticleConditions.WithEntity(db, value);
            case QueryField.Tag:
                return ArticleConditions.WithTag(db, value);
            case QueryField.Label:
                return ArticleConditions.WithLabel(db, value);
            case QueryField.By:
                return By(LikePattern.Containing(value));
            case QueryField.Note:
                return Note(LikePattern.Containing(value));
            case QueryField.Has:
                return Has(value);
            case QueryField.Words:
                return Length(value);
            case QueryField.Before or QueryField.After or QueryField.Date:
                return Dated(field, value);
            default:
                // "within:" is a matter of its whole group, and titles and leads are words.
                return article => true;
        }
    }

    private Expression<Func<Article, bool>> By(string pattern) => article => db.ArticleVersions.Any(version =>
        version.ArticleId == article.Id && version.Number == article.CurrentVersion
        && (version.Authors.Any(name => EF.Functions.ILike(name, pattern, @"\")) || version.AuthorOrganizations.Any(name => EF.Functions.ILike(name, pattern, @"\"))));

    private Expression<Func<Article, bool>> Note(string pattern) => article => db.Annotations.Any(annotation =>
        annotation.ArticleId == article.Id && annotation.RemovedAt == null && EF.Functions.ILike(annotation.Note!, pattern, @"\"));

    private Expression<Func<Article, bool>> Has(string thing)
    {
        var annotations = db.Annotations.Where(annotation => annotation.RemovedAt == null && annotation.Status != AnnotationStatus.Rejected);
        return thing switch
        {
            "annotations" => article => annotations.Any(annotation => annotation.ArticleId == article.Id),
            "notes" => article => annotations.Any(annotation => annotation.ArticleId == article.Id && annotation.Note != null),
            "tags" => article => db.ArticleTags.Any(link => link.ArticleId == article.Id),
            "entities" => article => db.ArticleEntities.Any(link => link.ArticleId == article.Id) || db.Mentions.Any(mention => mention.ArticleId == article.Id),
            "copies" => article => article.StoryId != null,
            "versions" => article => article.CurrentVersion > 1,
            "lead" => article => article.Lead != null,
            _ => article => db.ArticleVersions.Any(version => version.ArticleId == article.Id && version.Number == article.CurrentVersion && version.Authors.Length > 0),
        };
    }

    /// <summary>Stored texts have single blanks and line ends, so words are what stands between them.</summary>
    private Expression<Func<Article, bool>> Length(string value)
    {
        var (sign, count) = QueryValues.Length(value);
        var (least, most) = sign switch
        {
            ">" => (count + 1, int.MaxValue),
            ">=" => (count, int.MaxValue),
            "<" => (0, count - 1),
            "<=" => (0, count),
            _ => (count, count),
        };
        return article => db.ArticleVersions
            .Where(version => version.ArticleId == article.Id && version.Number == article.CurrentVersion)
            .Select(version => version.BodyStart >= version.Length
                ? 0
                : 1 + version.Text.Substring(version.BodyStart).Replace("\n\n", "\n").Length
                    - version.Text.Substring(version.BodyStart).Replace("\n\n", "\n").Replace(" ", "").Replace("\n", "").Length)
            .Any(words => words >= least && words <= most);
    }

    private static Expression<Func<Article, bool>> Dated(QueryField field, string value)
    {
        var (from, to) = QueryValues.Span(value)!.Value;
        return field switch
        {
            QueryField.Before => article => article.SortAt < from,
            QueryField.After => article => article.SortAt >= from,
            _ => article => article.SortAt >= from && article.SortAt < to,
        };
    }
}
