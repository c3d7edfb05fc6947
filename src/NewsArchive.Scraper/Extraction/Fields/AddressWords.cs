using System.Globalization;
using System.Text;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>The words in the last part of an address, such as "harbour-reopens-after-repairs": what the publisher once called the article.</summary>
internal sealed class AddressWords
{
    private const int Fewest = 4;
    private readonly HashSet<string> _words;

    private AddressWords(HashSet<string> words) => _words = words;

    /// <summary>Reads an address; null when it has no part made of words.</summary>
    public static AddressWords? Read(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return null;
        }

        HashSet<string>? longest = null;
        foreach (var segment in address.AbsolutePath.Split('/'))
        {
            var words = Words(ArchiveText.NormalizeLine(Uri.UnescapeDataString(segment)));
            if (words.Count >= Fewest && words.Count >= (longest?.Count ?? 0))
            {
                longest = words;
            }
        }

        return longest is null ? null : new AddressWords(longest);
    }

    /// <summary>Share of the address' words that a text has, 0 to 1.</summary>
    public double ShareIn(string text)
    {
        var words = Words(text);
        return (double)_words.Count(words.Contains) / _words.Count;
    }

    /// <summary>Words of three letters or more, as addresses write them: small, without accents, umlauts as ae, oe, ue or bare.</summary>
    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD).Append(' '))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(character is 'ß' ? "ss" : character is 'ø' or 'Ø' ? "o" : char.ToLowerInvariant(character).ToString());
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) is not UnicodeCategory.NonSpacingMark)
            {
                if (word.Length > 2 && !long.TryParse(word.ToString(), out _))
                {
                    words.Add(word.Replace("ae", "a").Replace("oe", "o").Replace("ue", "u").ToString());
                }

                word.Clear();
            }
        }

        return words;
    }
}
