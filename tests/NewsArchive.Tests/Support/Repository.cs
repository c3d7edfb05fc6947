namespace NewsArchive.Tests.Support;

/// <summary>The checkout the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its top folder.</summary>
    public static string Root { get; } = Find(Path.Combine("NewsArchive.sln"), AppContext.BaseDirectory)
        ?? throw new InvalidOperationException("The tests do not run inside the checkout they were built from.");

    /// <summary>Files under a folder of the checkout that people wrote, as paths relative to the top.</summary>
    public static IEnumerable<string> Written(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.Contains("/Migrations/", StringComparison.Ordinal) && !path.Contains("/TestResults/", StringComparison.Ordinal));

    /// <summary>Text of a file of the checkout.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string? Find(string marker, string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, marker)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
