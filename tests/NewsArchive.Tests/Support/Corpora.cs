namespace NewsArchive.Tests.Support;

/// <summary>Corpora of real pages and articles, which lie beside some checkouts and never in them.</summary>
internal static class Corpora
{
    /// <summary>Path of a file or folder of the corpora; the test is skipped, saying so, when they are absent.</summary>
    public static string Require(string path)
    {
        for (var folder = new DirectoryInfo(Repository.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", path);
            if (Path.Exists(found))
            {
                return found;
            }
        }

        Assert.Skip($"shared/{path} is absent: this test needs the corpora folder beside the checkout.");
        return "";
    }
}
