using NewsArchive.Texts;

namespace NewsArchive.Data;

/// <summary>Makes patterns for LIKE from what people type: in the form that stored names have, with nothing in it taken for a wildcard.</summary>
public static class LikePattern
{
    /// <summary>Matches what contains the text.</summary>
    public static string Containing(string text) => $"%{Escape(text)}%";

    /// <summary>Matches what begins with the text.</summary>
    public static string Beginning(string text) => $"{Escape(text)}%";

    /// <summary>Matches the text itself; with ILIKE whatever its case.</summary>
    public static string Exactly(string text) => Escape(text);

    /// <summary>Matches what has a word, other than the first, that begins with the text.</summary>
    public static string LaterWordBeginning(string text) => $"% {Escape(text)}%";

    private static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ArchiveText.NormalizeLine(text).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
    }
}
