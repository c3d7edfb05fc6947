using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Articles;
using NewsArchive.Tags;

namespace NewsArchive.Annotations;

internal sealed class AnnotationConfiguration : IEntityTypeConfiguration<Annotation>
{
    public void Configure(EntityTypeBuilder<Annotation> builder)
    {
        // The reading page and the export ask for a version's annotations in text order.
        builder.HasIndex(annotation => new { annotation.VersionId, annotation.Start });
        // The article list counts annotations; the annotation list filters by article.
        builder.HasIndex(annotation => annotation.ArticleId);
        builder.HasIndex(annotation => annotation.EntityId);
        builder.HasIndex(annotation => annotation.LabelId);
        builder.Property(annotation => annotation.Revision).IsConcurrencyToken();
        builder.HasOne<Article>().WithMany().HasForeignKey(annotation => annotation.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ArticleVersion>().WithMany().HasForeignKey(annotation => annotation.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(annotation => annotation.Label).WithMany().HasForeignKey(annotation => annotation.LabelId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(annotation => annotation.Entity).WithMany().HasForeignKey(annotation => annotation.EntityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(annotation => annotation.Person).WithMany().HasForeignKey(annotation => annotation.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(annotation => annotation.Tags).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasMany(annotation => annotation.Tags).WithMany().UsingEntity(
            "annotation_tags",
            right => right.HasOne(typeof(Tag)).WithMany().HasForeignKey("tag_id").OnDelete(DeleteBehavior.Restrict),
            left => left.HasOne(typeof(Annotation)).WithMany().HasForeignKey("annotation_id").OnDelete(DeleteBehavior.Cascade));
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_annotations_passage",
            "(start IS NULL AND \"end\" IS NULL AND quote IS NULL) OR (start >= 0 AND \"end\" > start AND quote IS NOT NULL)"));
    }
}

internal sealed class LabelConfiguration : IEntityTypeConfiguration<Label>
{
    public void Configure(EntityTypeBuilder<Label> builder)
    {
        // Annotating finds a label by name, and two people cannot make it twice.
        builder.HasIndex(label => label.NameKey).IsUnique();
        builder.HasData(
            new { Id = 1, Name = "PERSON", NameKey = "person", Description = "A human being, without title or office", Colour = "#b3541e" },
            new { Id = 2, Name = "ORG", NameKey = "org", Description = "An organisation, company, party, alliance or outlet", Colour = "#2f6f9f" },
            new { Id = 3, Name = "LOC", NameKey = "loc", Description = "A country, town, region, sea or building", Colour = "#3d7a3a" },
            new { Id = 4, Name = "MISC", NameKey = "misc", Description = "Any other name: event, work, nationality", Colour = "#7a4f9a" });
    }
}
