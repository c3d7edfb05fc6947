using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive migrate</summary>
internal static class MigrateCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("migrate", "Creates or upgrades the database.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
            var pending = (await PendingAsync(db, cancellationToken)).Count;
            await db.Database.MigrateAsync(cancellationToken);
            // A million articles take minutes; nobody should have to wonder.
            var error = parsed.InvocationConfiguration.Error;
            await ArticleAddresses.FillAsync(db, filled => error.WriteLine($"Noted the addresses of {filled} articles."), cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                pending == 0 ? "The database is up to date." : $"The database is up to date: {pending} migrations applied.");
            return 0;
        });
        return command;
    }

    /// <summary>The migrations to come; all of them when the database itself does not exist yet.</summary>
    private static async Task<IReadOnlyList<string>> PendingAsync(ArchiveDbContext db, CancellationToken cancellationToken) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? [.. await db.Database.GetPendingMigrationsAsync(cancellationToken)]
            : [.. db.Database.GetMigrations()];
}
