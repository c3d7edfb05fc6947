using System.Collections.Immutable;
using System.Linq.Expressions;
using NewsArchive.Data;
using NewsArchive.Tags;

namespace NewsArchive.Articles;

/// <summary>What the filter leaves out.</summary>
public sealed partial record ArticleFilter
{
    private const string NotSource = "not-source";
    private const string NotLanguage = "not-lang";
    private const string NotEntity = "not-entity";
    private const string NotTag = "not-tag";

    /// <summary>Names or hosts of sources to leave out.</summary>
    public ImmutableArray<string> NotSources { get; init; } = [];

    /// <summary>Primary language subtags to leave out.</summary>
    public ImmutableArray<string> NotLanguages { get; init; } = [];

    /// <summary>Entities that must not occur, each by key or by one of its names.</summary>
    public ImmutableArray<string> NotEntities { get; init; } = [];

    /// <summary>Tags that must not be on the article.</summary>
    public ImmutableArray<string> NotTags { get; init; } = [];

    /// <summary>What is left out, as parameters of an address.</summary>
    public IEnumerable<KeyValuePair<string, string>> Exclusions => Named(NotSource, NotSources).Concat(Named(NotLanguage, NotLanguages))
        .Concat(Named(NotEntity, NotEntities)).Concat(Named(NotTag, NotTags));

    private bool HasExclusions => Exclusions.Any();

    private static IEnumerable<KeyValuePair<string, string>> Named(string name, ImmutableArray<string> values) => values.Select(value => KeyValuePair.Create(name, value));

    private IQueryable<Article> WithoutExcluded(ArchiveDbContext db, IQueryable<Article> articles)
    {
        if (!NotSources.IsEmpty)
        {
            var keys = NotSources.Select(Sources.Source.KeyOf).ToArray();
            articles = articles.Where(article => !keys.Contains(article.Source.NameKey) && (article.Source.Host == null || !keys.Contains(article.Source.Host)));
        }

        if (!NotLanguages.IsEmpty)
        {
            var languages = NotLanguages.ToArray();
            articles = articles.Where(article => article.Language == null || !languages.Contains(article.Language));
        }

        if (!NotTags.IsEmpty)
        {
            var keys = NotTags.Select(Tag.KeyOf).ToArray();
            articles = articles.Where(article => !db.ArticleTags.Any(link => link.ArticleId == article.Id && keys.Contains(link.Tag.NameKey)));
        }

        return NotEntities.Select(entity => ArticleConditions.WithEntity(db, entity)).Aggregate(
            articles, (rest, found) => rest.Where(Expression.Lambda<Func<Article, bool>>(Expression.Not(found.Body), found.Parameters)));
    }
}
