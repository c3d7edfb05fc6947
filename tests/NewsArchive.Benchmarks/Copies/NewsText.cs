using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace NewsArchive.Benchmarks.Copies;

/// <summary>An article of ../shared/corpora/news.</summary>
internal sealed record NewsText(string Url, string Source, string Title, string? Published, string Body, string Language)
{
    /// <summary>As the archive keeps it.</summary>
    public string Text => Title + "\n\n" + Body;

    /// <summary>The body's paragraphs.</summary>
    public string[] Paragraphs => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Which half it belongs to: one is chosen on, the other reported.</summary>
    public bool IsHeldOut => (Hash(Url) & 1) == 1;

    /// <summary>All articles of the corpus; none without it.</summary>
    public static List<NewsText> ReadAll()
    {
        if (Find() is not { } path)
        {
            return [];
        }

        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        var texts = new List<NewsText>();
        while (reader.ReadLine() is { } line)
        {
            var record = JsonDocument.Parse(line).RootElement;
            string? Field(string name) => record.GetProperty(name).GetString();
            texts.Add(new NewsText(Field("url")!, Field("source")!, Field("title")!, Field("published"), Field("text")!, Field("lang")!));
        }

        return texts;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "corpora", "news", "news-dev.jsonl.gz");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }

    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619) >> 7;
}
