using System.IO.Compression;
using System.Text;
using System.Text.Json;
using NewsArchive.Benchmarks.Scoring;

namespace NewsArchive.Benchmarks;

/// <summary>A corpus of saved pages with the articles they hold.</summary>
internal static class Corpus
{
    /// <summary>The pages of a corpus folder, decoded, by id.</summary>
    public static List<(string Id, string Url, string Html)> Pages(string folder)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "truth.json")));
        return [.. truth.RootElement.EnumerateObject()
            .OrderBy(page => page.Name, StringComparer.Ordinal)
            .Select(page => (page.Name, page.Value.GetProperty("url").GetString()!, Read(Path.Combine(folder, "pages", page.Name + ".html.gz"))))];
    }

    /// <summary>What is true of the pages of a corpus folder, by id.</summary>
    /// <param name="folder">The corpus' folder.</param>
    /// <param name="bodyField">Name of the field that holds the body.</param>
    public static Dictionary<string, Truth> Truths(string folder, string bodyField)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "truth.json")));
        return truth.RootElement.EnumerateObject().ToDictionary(page => page.Name, page => Truth.Read(page.Value, bodyField));
    }

    /// <summary>A corpus of the shared folder beside the repository, or of one further up; null when there is none.</summary>
    public static string? Find(string name)
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "corpora", "extraction", name);
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static string Read(string path)
    {
        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
