namespace NewsArchive.Copies;

/// <summary>The words of a text as numbers: small letters and digits only, an ideograph a word by itself, because their texts have no blanks.</summary>
internal static class WordHashes
{
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The hashes in the text's order (FNV-1a over UTF-16 units).</summary>
    public static List<uint> Of(string text)
    {
        var words = new List<uint>(text.Length / 6);
        var hash = Start;
        var isOpen = false;
        foreach (var character in text)
        {
            var isIdeograph = character is >= '\u3040' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
            if (isOpen && (isIdeograph || !char.IsLetterOrDigit(character)))
            {
                words.Add(hash);
                (hash, isOpen) = (Start, false);
            }

            if (isIdeograph)
            {
                words.Add((Start ^ character) * Prime);
            }
            else if (char.IsLetterOrDigit(character))
            {
                hash = (hash ^ char.ToLowerInvariant(character)) * Prime;
                isOpen = true;
            }
        }

        if (isOpen)
        {
            words.Add(hash);
        }

        return words;
    }
}
