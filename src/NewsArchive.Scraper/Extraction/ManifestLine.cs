using System.Text.Json;

namespace NewsArchive.Scraper.Extraction;

/// <summary>One line of a manifest of saved pages.</summary>
/// <param name="Id">The id the caller knows the page by.</param>
/// <param name="Url">The address the page was saved from.</param>
/// <param name="Path">The file, relative to the manifest's folder or the current directory.</param>
/// <param name="Charset">The file's encoding when it is known.</param>
public sealed record ManifestLine(string? Id, string? Url, string? Path, string? Charset)
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="JsonException">The line is not a JSON object.</exception>
    public static ManifestLine Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException("The line is not a JSON object.");
        }

        return new ManifestLine(Text(document, "id"), Text(document, "url"), Text(document, "path"), Text(document, "charset"));
    }

    private static string? Text(JsonDocument document, string name)
    {
        if (!document.RootElement.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }
}
