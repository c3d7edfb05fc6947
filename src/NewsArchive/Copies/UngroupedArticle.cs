using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Copies;

/// <summary>
/// Says that an article is to be compared with the others: it is new, its text or time changed, or it was removed or restored. A trigger on
/// the articles writes these rows, so nothing that is stored in whatever way is missed.
/// </summary>
public sealed class UngroupedArticle
{
    private UngroupedArticle()
    {
    }

    /// <summary>Key, in the order of the changes.</summary>
    public long Id { get; private set; }

    /// <summary>The article; several rows may name one.</summary>
    public long ArticleId { get; private set; }
}

internal sealed class UngroupedArticleConfiguration : IEntityTypeConfiguration<UngroupedArticle>
{
    // No reference to the article and nothing unique: whoever stores articles never waits for the grouping.
    public void Configure(EntityTypeBuilder<UngroupedArticle> builder) => builder.ToTable("ungrouped_articles");
}
