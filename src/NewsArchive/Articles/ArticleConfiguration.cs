using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Articles;

internal sealed class ArticleConfiguration : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.HasOne(article => article.Source).WithMany().HasForeignKey(article => article.SourceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(article => article.Versions).WithOne().HasForeignKey(version => version.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(article => article.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
        // Ingest finds an article by its address, and two workers cannot both add it.
        builder.HasIndex(article => article.Url).IsUnique();
        // Every list, newest first, by keyset.
        builder.HasIndex(article => new { article.SortAt, article.Id }).IsDescending();
        // Which articles are due to be looked at again.
        builder.HasIndex(article => article.NextVisitAt).HasFilter("next_visit_at IS NOT NULL");
        // The copies of a story.
        builder.HasIndex(article => article.StoryId).HasFilter("story_id IS NOT NULL");
        // The list of one source.
        builder.HasIndex(article => new { article.SourceId, article.SortAt, article.Id }).IsDescending(false, true, true);
        // The timeline of everything, of a source or of a language, counted from the index alone.
        builder.HasIndex(article => article.SortAt).HasFilter("removed_at IS NULL").IncludeProperties(article => new { article.SourceId, article.Language });
        // How many articles a source brought in, day by day.
        builder.HasIndex(article => new { article.SourceId, article.FirstSeenAt });
    }
}

internal sealed class ArticleAddressConfiguration : IEntityTypeConfiguration<ArticleAddress>
{
    public void Configure(EntityTypeBuilder<ArticleAddress> builder)
    {
        // Ingest and feeds ask which article an address is.
        builder.HasKey(address => address.Key);
        // The addresses of an article.
        builder.HasIndex(address => address.ArticleId);
        builder.HasOne(address => address.Article).WithMany().HasForeignKey(address => address.ArticleId).OnDelete(DeleteBehavior.Cascade);
        // Two workers that take one address over at once: the second has lost and looks again.
        builder.Property(address => address.ArticleId).IsConcurrencyToken();
    }
}

internal sealed class ArticleVersionConfiguration : IEntityTypeConfiguration<ArticleVersion>
{
    public void Configure(EntityTypeBuilder<ArticleVersion> builder)
    {
        // The reading page, and the guard against storing one change twice.
        builder.HasIndex(version => new { version.ArticleId, version.Number }).IsUnique();
        // Ingest asks whether a source already has the same text under another address.
        builder.HasIndex(version => version.TextSha256);
        builder.HasIndex(version => version.CaptureId);
        AsJson(builder.Property(version => version.Rules));
        AsJson(builder.Property(version => version.Confidence));
        builder.HasOne(version => version.Capture).WithMany().HasForeignKey(version => version.CaptureId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void AsJson<T>(PropertyBuilder<Dictionary<string, T>> property) => property.HasColumnType("jsonb").HasConversion(
        values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<Dictionary<string, T>>(json, JsonSerializerOptions.Default)!,
        // A version is immutable, so its dictionaries are compared by reference.
        new ValueComparer<Dictionary<string, T>>((left, right) => ReferenceEquals(left, right), values => values.Count, values => values));
}

internal sealed class ArticleSearchEntryConfiguration : IEntityTypeConfiguration<ArticleSearchEntry>
{
    public void Configure(EntityTypeBuilder<ArticleSearchEntry> builder)
    {
        builder.ToTable("article_search");
        // The time is in the key because the table is divided by it.
        builder.HasKey(entry => new { entry.ArticleId, entry.SortAt });
        builder.Property(entry => entry.ArticleId).ValueGeneratedNever();
        // Full-text search; there is no index on the date here on purpose: the planner would walk it for rare words.
        builder.HasIndex(entry => entry.Words).HasMethod("gin");
        builder.HasOne<Article>().WithMany().HasForeignKey(entry => entry.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}
