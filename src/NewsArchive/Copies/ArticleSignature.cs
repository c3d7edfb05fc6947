using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Articles;

namespace NewsArchive.Copies;

/// <summary>The sketch of an article's current text, by which its near-copies are found; derived. Texts too short for a sketch have none.</summary>
public sealed class ArticleSignature
{
    /// <summary>Notes the sketch of a version.</summary>
    public ArticleSignature(long articleId, long versionId, TextSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArticleId = articleId;
        VersionId = versionId;
        Minima = signature.ToBytes();
        Bands = signature.BandKeys();
    }

    private ArticleSignature()
    {
    }

    /// <summary>The article; key.</summary>
    public long ArticleId { get; private set; }

    /// <summary>The version that was sketched.</summary>
    public long VersionId { get; private set; }

    /// <summary><see cref="TextSignature.ToBytes"/>.</summary>
    public byte[] Minima { get; private set; } = [];

    /// <summary><see cref="TextSignature.BandKeys"/>.</summary>
    public long[] Bands { get; private set; } = [];
}

internal sealed class ArticleSignatureConfiguration : IEntityTypeConfiguration<ArticleSignature>
{
    public void Configure(EntityTypeBuilder<ArticleSignature> builder)
    {
        builder.ToTable("article_signatures");
        builder.HasKey(signature => signature.ArticleId);
        builder.Property(signature => signature.ArticleId).ValueGeneratedNever();
        // Texts that share a band are candidates for copies. A list of pending entries would be read through at every look.
        builder.HasIndex(signature => signature.Bands).HasMethod("gin").HasStorageParameter("fastupdate", false);
        builder.HasOne<Article>().WithOne().HasForeignKey<ArticleSignature>(signature => signature.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}
