using System.Globalization;
using System.Text;

namespace NewsArchive.Tests.Support.Press;

/// <summary>
/// A language of our own: invented words whose frequencies fall as in real texts (Zipf), with the small words of English so that the text has a
/// language. Sentences mean nothing.
/// </summary>
internal sealed class PressWords
{
    private const int Count = 12_000;

    private static readonly string[] Small =
    [
        "the", "of", "to", "and", "a", "in", "that", "is", "for", "was", "on", "with", "as", "it", "by", "at", "be", "from", "are", "this", "have",
        "has", "an", "not", "will", "they", "which", "their", "but", "were", "or", "had", "been", "its", "who", "he", "she", "said", "would", "about",
    ];

    private static readonly string[] Onsets = ["b", "br", "d", "dr", "f", "fl", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", "w", "z"];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "ai", "ea", "ou", "é", "ö"];

    private static readonly string[] Codas = ["", "", "", "", "n", "r", "s", "l", "nd", "m"];

    private readonly string[] _drawn = new string[1 << 16];

    public PressWords(int seed)
    {
        var words = new List<string>(Small);
        var dice = new PressDice(seed, 77);
        var known = new HashSet<string>(Small, StringComparer.Ordinal);
        while (words.Count < Count)
        {
            var word = Invent(ref dice);
            if (known.Add(word))
            {
                words.Add(word);
            }
        }

        FillByFrequency(words);
    }

    /// <summary>A word; frequent ones come often.</summary>
    public string Word(ref PressDice dice) => _drawn[dice.Below(_drawn.Length)];

    /// <summary>A word of the longer, rarer kind, with a capital: a name.</summary>
    public string Name(ref PressDice dice)
    {
        string word;
        do
        {
            word = Word(ref dice);
        }
        while (word.Length < 4);
        return Capital(word);
    }

    /// <summary>Some words in a row.</summary>
    public string Words(ref PressDice dice, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : " ").Append(Word(ref dice));
        }

        return text.ToString();
    }

    /// <summary>Sentences of about so many words.</summary>
    public string Paragraph(ref PressDice dice, int count)
    {
        var text = new StringBuilder();
        while (count > 0)
        {
            var length = 8 + dice.Below(18);
            text.Append(text.Length == 0 ? "" : " ").Append(Capital(Words(ref dice, length)));
            text.Append(dice.Chance(0.15) ? string.Create(CultureInfo.InvariantCulture, $", {Name(ref dice)} {Name(ref dice)} – {1 + dice.Below(90)} – said.") : ".");
            count -= length;
        }

        return text.ToString();
    }

    /// <summary>The text with its first letter as a capital.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Invent(ref PressDice dice)
    {
        var word = new StringBuilder();
        for (var syllables = 1 + dice.Below(3); syllables > 0; syllables--)
        {
            word.Append(Onsets[dice.Below(Onsets.Length)]).Append(Vowels[dice.Below(Vowels.Length)]).Append(Codas[dice.Below(Codas.Length)]);
        }

        return word.ToString();
    }

    /// <summary>A table in which the word of rank r stands about 1/r times as often as the first.</summary>
    private void FillByFrequency(List<string> words)
    {
        var total = Enumerable.Range(1, Count).Sum(rank => 1.0 / (rank + 1));
        var place = 0;
        var sum = 0.0;
        for (var rank = 1; rank <= Count; rank++)
        {
            sum += 1.0 / (rank + 1) / total;
            while (place < _drawn.Length && place < sum * _drawn.Length)
            {
                _drawn[place++] = words[rank - 1];
            }
        }

        Array.Fill(_drawn, words[0], place, _drawn.Length - place);
    }
}
