using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NewsArchive.Scraper.Extraction;

/// <summary>
/// Extracts the pages that a manifest names, over all cores, and gives one JSON line for each in the manifest's order. Only a few pages
/// are in memory at once, however long the manifest. A page that cannot be read gives a line with its error; the rest goes on.
/// </summary>
/// <param name="folder">The manifest's folder.</param>
/// <param name="rules">The user's own rules for sites.</param>
public sealed class ExtractionBatch(string folder, SiteRuleSet? rules = null)
{
    private static readonly int Width = Math.Max(1, Environment.ProcessorCount);

    /// <summary>Extracts the pages of a manifest.</summary>
    /// <param name="lines">The manifest's lines; blank ones are passed over.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async IAsyncEnumerable<string> RunAsync(IAsyncEnumerable<string> lines, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var running = new Queue<Task<string>>();
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            running.Enqueue(Task.Run(() => ExtractAsync(line, cancellationToken), cancellationToken));
            if (running.Count > Width * 2)
            {
                yield return await running.Dequeue();
            }
        }

        while (running.TryDequeue(out var task))
        {
            yield return await task;
        }
    }

    /// <summary>Extracts the page of one manifest line; the result is one JSON line.</summary>
    public async Task<string> ExtractAsync(string line, CancellationToken cancellationToken)
    {
        ManifestLine? entry = null;
        try
        {
            entry = ManifestLine.Parse(line);
            if (entry is not { Url: { } url, Path: { } path })
            {
                return ExtractionJson.WriteError(entry.Id, entry.Url, "The line needs a url and a path.");
            }

            var bytes = await SavedPage.ReadAsync(Locate(path), cancellationToken);
            var article = ArticleExtractor.Extract(PageText.Decode(bytes, entry.Charset).Text, url, rules);
            return ExtractionJson.Write(article, entry.Id);
        }
        catch (Exception error) when (error is JsonException or IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ExtractionJson.WriteError(entry?.Id, entry?.Url, error.Message);
        }
    }

    private string Locate(string path)
    {
        var besideManifest = Path.Combine(folder, path);
        return File.Exists(besideManifest) ? besideManifest : path;
    }
}
