using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsArchive.Entities;

internal sealed class EntityConfiguration : IEntityTypeConfiguration<Entity>
{
    public void Configure(EntityTypeBuilder<Entity> builder)
    {
        builder.Property(entity => entity.Revision).IsConcurrencyToken();
        builder.HasMany(entity => entity.Aliases).WithOne().HasForeignKey(alias => alias.EntityId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(entity => entity.Aliases).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasOne<Entity>().WithMany().HasForeignKey(entity => entity.MergedIntoId).OnDelete(DeleteBehavior.Restrict);
        // Completion and the registry list go by name.
        builder.HasIndex(entity => entity.Name);
    }
}

internal sealed class AliasConfiguration : IEntityTypeConfiguration<Alias>
{
    public void Configure(EntityTypeBuilder<Alias> builder)
    {
        builder.ToTable("aliases");
        // An entity has each name once.
        builder.HasIndex(alias => new { alias.EntityId, alias.Text }).IsUnique();
        // The matcher asks which aliases still have to be looked for.
        builder.HasIndex(alias => alias.MatchedAt).HasFilter("matched_at IS NULL");
    }
}
