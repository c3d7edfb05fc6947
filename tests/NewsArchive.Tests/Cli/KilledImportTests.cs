using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Cli;
using NewsArchive.Data;
using NewsArchive.Sources;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Cli;

/// <summary>The real program, killed as "kill -9" does in the middle of a transaction.</summary>
public sealed class KilledImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Count = 200;

    /// <summary>The record whose address the test itself is holding, so that the import stands still inside the transaction that has it.</summary>
    private const int Held = 190;

    [Fact]
    public async Task After_a_kill_every_article_is_whole_or_absent_and_the_import_can_be_repeated()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(path, Enumerable.Range(0, Count).Select(Line), Stop);
            await KillInTheMiddleAsync(path);

            await using var db = database.CreateContext();
            var stored = await db.Articles.CountAsync(Stop);
            Assert.InRange(stored, 1, Held);
            await AssertWholeAsync(db);

            using var repeated = Start(path);
            var lines = (await repeated.StandardOutput.ReadToEndAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await repeated.WaitForExitAsync(Stop);
            Assert.Equal(0, repeated.ExitCode);
            // It goes on behind the last record that was stored, and says so.
            Assert.Contains("An earlier import of this file came to byte", lines[0], StringComparison.Ordinal);
            Assert.DoesNotContain(lines, line => line.Contains("\"unchanged\"", StringComparison.Ordinal));
            Assert.Equal(Count - stored, lines.Count(line => line.Contains("\"added\"", StringComparison.Ordinal)));
            Assert.Equal(Count, await db.Articles.CountAsync(Stop));
            Assert.Equal(Count, await db.ArticleVersions.CountAsync(Stop));
            await AssertWholeAsync(db);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task KillInTheMiddleAsync(string path)
    {
        await using var holder = database.CreateContext();
        await using var transaction = await holder.Database.BeginTransactionAsync(Stop);
        holder.Articles.Add(new Article(new Source("held", null, Make.Now), Url(Held), Make.Now, isSample: false));
        await holder.SaveChangesAsync(Stop);

        using var import = Start(path);
        await database.SomebodyWaitsAsync();
        import.Kill();
        await import.WaitForExitAsync(Stop);
        await transaction.RollbackAsync(Stop);
        await Eventually.TrueAsync(async () => !await database.HasWaitingAsync(), "the server notices that the import is gone");
    }

    /// <summary>Each article has the version it says, that has its capture and body, and search knows it.</summary>
    private static async Task AssertWholeAsync(ArchiveDbContext db)
    {
        var parts = await db.Articles.Select(article => new
        {
            article.Url,
            Versions = article.Versions.Count(version => version.Number == article.CurrentVersion),
            Bodies = db.ArticleVersions.Count(version => version.ArticleId == article.Id
                && db.Captures.Any(capture => capture.Id == version.CaptureId && db.CaptureBodies.Any(body => body.Sha256 == capture.BodySha256))),
            Entries = db.ArticleSearch.Count(entry => entry.ArticleId == article.Id),
        }).ToListAsync(Stop);
        Assert.All(parts, article => Assert.Equal((1, 1, 1), (article.Versions, article.Bodies, article.Entries)));
        Assert.Equal(parts.Count, parts.Select(article => article.Url).Distinct().Count());
    }

    private Process Start(string path)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(CommandLine).Assembly.Location, "import", "--json", path])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ConnectionStrings__Archive"] = database.ConnectionString;
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        return process;
    }

    private static string Url(int number) => $"https://killed.example/{number}";

    private static string Line(int number) =>
        JsonSerializer.Serialize(new { url = Url(number), title = $"Article {number}", text = $"The text of article {number}.", lang = "en" });
}
