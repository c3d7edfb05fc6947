using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Articles;
using NewsArchive.Persons;

namespace NewsArchive.Tags;

internal sealed class TagConfiguration : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> builder)
    {
        // Tagging finds a tag by name, and two people cannot make it twice.
        builder.HasIndex(tag => tag.NameKey).IsUnique();
        builder.HasOne<Tag>().WithMany().HasForeignKey(tag => tag.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ArticleTagConfiguration : IEntityTypeConfiguration<ArticleTag>
{
    public void Configure(EntityTypeBuilder<ArticleTag> builder)
    {
        builder.ToTable("article_tags");
        builder.HasKey(link => new { link.ArticleId, link.TagId });
        // The tag filter of the list.
        builder.HasIndex(link => new { link.TagId, link.ArticleId });
        builder.HasOne<Article>().WithMany().HasForeignKey(link => link.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(link => link.Tag).WithMany().HasForeignKey(link => link.TagId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ArticleEntityConfiguration : IEntityTypeConfiguration<ArticleEntity>
{
    public void Configure(EntityTypeBuilder<ArticleEntity> builder)
    {
        builder.ToTable("article_entities");
        builder.HasKey(link => new { link.ArticleId, link.EntityId });
        // The entity filter of the list.
        builder.HasIndex(link => new { link.EntityId, link.ArticleId });
        builder.HasOne<Article>().WithMany().HasForeignKey(link => link.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(link => link.Entity).WithMany().HasForeignKey(link => link.EntityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(link => link.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
