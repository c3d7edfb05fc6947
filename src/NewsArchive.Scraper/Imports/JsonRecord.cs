using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads the fields of one JSON object leniently: what is absent, empty or of another kind is null.</summary>
internal static class JsonRecord
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static bool TryParse(byte[] line, [NotNullWhen(true)] out JsonDocument? json, out string problem)
    {
        var bytes = line.AsMemory();
        bytes = bytes.Span.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        try
        {
            json = JsonDocument.Parse(bytes, Lenient);
        }
        catch (JsonException exception)
        {
            json = null;
            problem = $"It is not a JSON object (near byte {exception.BytePositionInLine + 1} of the line): correct or remove the line, then repeat the import.";
            return false;
        }

        problem = json.RootElement.ValueKind == JsonValueKind.Object ? "" : "It is JSON but not an object; each line is one {…}.";
        return problem.Length == 0;
    }

    public static string? Text(JsonElement json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && TextOf(value) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    public static IReadOnlyList<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(TextOf).OfType<string>()]
            : [];

    public static bool IsTrue(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>The members of an object that are numbers from 0 to 1.</summary>
    public static Dictionary<string, double> Numbers(JsonElement json, string name)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        if (!json.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Object)
        {
            return numbers;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetDouble(out var number) && number is >= 0 and <= 1)
            {
                numbers[member.Name] = number;
            }
        }

        return numbers;
    }

    private static string? TextOf(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
        }
        catch (InvalidOperationException)
        {
            // JSON can spell half a surrogate pair ("\ud83d"), which is no text.
            return null;
        }
    }
}
