using System.Globalization;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>What a large archive must reach: "archive --articles N [--keep NAME] [--build-only]".</summary>
internal static class ArchiveTable
{
    private const string Usage = """
        usage: archive --articles N [--keep NAME] [--build-only]
          --articles N   articles of the archive; built once and kept in a database named by N
          --keep NAME    another name of that database
          --build-only   builds, and measures nothing
        ConnectionStrings__Archive names a PostgreSQL server where databases may be made; a million articles need some 15 GB there.
        """;

    /// <summary>Builds when there is nothing yet.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (articles, keep, isBuildOnly) = (0, (string?)null, false);
        for (var place = 0; place < args.Length; place++)
        {
            switch (args[place])
            {
                case "--build-only":
                    isBuildOnly = true;
                    break;
                case "--articles" when place + 1 < args.Length && int.TryParse(args[place + 1], NumberStyles.None, CultureInfo.InvariantCulture, out articles):
                case "--keep" when place + 1 < args.Length && (keep = args[place + 1]).All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'):
                    place++;
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        if (articles <= 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var database = ArchiveDatabase.Of(articles, keep);
        Console.WriteLine($"archive in {database.Name}");
        if (!await database.IsBuiltAsync())
        {
            await new ArchiveBuild(database, articles).RunAsync();
        }

        await database.MigrateAsync();
        return isBuildOnly ? 0 : await ArchiveMeasures.RunAsync(database, articles);
    }
}
