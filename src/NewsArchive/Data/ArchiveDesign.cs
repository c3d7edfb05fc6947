using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsArchive.Data;

/// <summary>Lets "dotnet ef" make migrations without a program or a database.</summary>
internal sealed class ArchiveDesign : IDesignTimeDbContextFactory<ArchiveDbContext>
{
    public ArchiveDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ArchiveDbContext>();
        options.UseArchive("Host=localhost");
        return new ArchiveDbContext(options.Options);
    }
}
