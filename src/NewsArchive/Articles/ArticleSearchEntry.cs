using NpgsqlTypes;

namespace NewsArchive.Articles;

/// <summary>
/// What search reads of an article's current version: narrow and derived, so that it can be dropped and rebuilt from the versions. The table
/// is divided by quarters of a year; see the migration DivideSearchByTime.
/// </summary>
public sealed class ArticleSearchEntry
{
    private ArticleSearchEntry()
    {
    }

    /// <summary>The article; key with the time.</summary>
    public long ArticleId { get; private set; }

    /// <summary>Copy of <see cref="Article.SortAt"/>.</summary>
    public DateTimeOffset SortAt { get; private set; }

    /// <summary>PostgreSQL text search configuration that made <see cref="Words"/>, such as "english"; queries must use the same.</summary>
    public string Configuration { get; private set; } = "simple";

    /// <summary>The words of the text with their places; title weighs A, lead B, body D.</summary>
    public NpgsqlTsVector Words { get; private set; } = null!;
}
