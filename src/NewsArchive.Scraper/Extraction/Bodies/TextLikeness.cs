using System.Text;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Compares texts by their letters and digits only.</summary>
internal static class TextLikeness
{
    /// <summary>True when two texts have the same letters and digits.</summary>
    public static bool Same(string one, string other) => Key(one) is { Length: > 0 } key && key == Key(other);

    /// <summary>True when one text begins with the other, in letters and digits.</summary>
    public static bool Begins(string whole, string start) => Key(start) is { Length: > 0 } key && Key(whole).StartsWith(key, StringComparison.Ordinal);

    /// <summary>Share of the smaller set of words that both have, 0 to 1.</summary>
    public static double SharedWords(string one, string other)
    {
        var first = Words(one);
        var second = Words(other);
        if (first.Count == 0 || second.Count == 0)
        {
            return 0;
        }

        return (double)first.Count(second.Contains) / Math.Min(first.Count, second.Count);
    }

    /// <summary>Lower-case letters and digits of a text.</summary>
    public static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        AppendKey(key, text);
        return key.ToString();
    }

    /// <summary>Adds the lower-case letters and digits of a text.</summary>
    public static void AppendKey(StringBuilder key, string text)
    {
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                key.Append(char.ToLowerInvariant(character));
            }
        }
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (var character in text.Append(' '))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
