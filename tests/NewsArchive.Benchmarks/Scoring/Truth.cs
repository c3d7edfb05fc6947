using System.Text.Json;

namespace NewsArchive.Benchmarks.Scoring;

/// <summary>What a corpus' truth.json says about one page. A field that the truth leaves out is null and not scored.</summary>
internal sealed record Truth(string Body, string? Title, IReadOnlyList<string>? Authors, string? Published)
{
    /// <summary>Reads one page's entry.</summary>
    /// <param name="page">The entry.</param>
    /// <param name="bodyField">Name of the field that holds the body.</param>
    public static Truth Read(JsonElement page, string bodyField) => new(
        Text(page, bodyField) ?? "",
        Text(page, "title"),
        page.TryGetProperty("authors", out var authors) ? [.. authors.EnumerateArray().Select(author => author.GetString()!)] : null,
        Text(page, "published"));

    private static string? Text(JsonElement page, string name) => page.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>What a program read from one page.</summary>
internal sealed record Reading(string Text, string? Title, IReadOnlyList<string> Authors, string? Published)
{
    /// <summary>What is scored for a page a program failed on.</summary>
    public static Reading Nothing { get; } = new("", null, [], null);
}
