using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Articles;
using NewsArchive.Entities;

namespace NewsArchive.Mentions;

/// <summary>
/// Where an alias stands in a version's text. Found by the machine and derived: mentions can be dropped and recomputed at any time, and are
/// never mixed with what a person annotated.
/// </summary>
public sealed class Mention
{
    /// <summary>Makes a mention.</summary>
    public Mention(long versionId, long articleId, int entityId, int aliasId, int start, int end)
    {
        VersionId = versionId;
        ArticleId = articleId;
        EntityId = entityId;
        AliasId = aliasId;
        Start = start;
        End = end;
    }

    /// <summary>The version whose text it stands in.</summary>
    public long VersionId { get; private set; }

    /// <summary>The article of that version.</summary>
    public long ArticleId { get; private set; }

    /// <summary>The entity the alias names.</summary>
    public int EntityId { get; private set; }

    /// <summary>The alias that was found.</summary>
    public int AliasId { get; private set; }

    /// <summary>First code point.</summary>
    public int Start { get; private set; }

    /// <summary>Code point behind the last.</summary>
    public int End { get; private set; }
}

internal sealed class MentionConfiguration : IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Mention> builder)
    {
        // The reading page asks for a version's mentions in text order.
        builder.HasKey(mention => new { mention.VersionId, mention.Start, mention.AliasId });
        // An entity's articles, and the entity filter of the list.
        builder.HasIndex(mention => new { mention.EntityId, mention.ArticleId });
        // Removing an alias drops its mentions.
        builder.HasIndex(mention => mention.AliasId);
        builder.HasOne<ArticleVersion>().WithMany().HasForeignKey(mention => mention.VersionId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Alias>().WithMany().HasForeignKey(mention => mention.AliasId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Entity>().WithMany().HasForeignKey(mention => mention.EntityId).OnDelete(DeleteBehavior.Cascade);
        builder.ToTable(table => table.HasCheckConstraint("ck_mentions_passage", "start >= 0 AND \"end\" > start"));
    }
}
