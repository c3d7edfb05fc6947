namespace NewsArchive.Copies;

/// <summary>The words of a text as numbers: small letters and digits only, an ideograph a word by itself, because their texts have no blanks.</summary>
internal sealed class WordHashes
{
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;
    private const int ShortestName = 2;

    private WordHashes(int expected) => Words = new List<uint>(expected);

    /// <summary>All words in the text's order.</summary>
    public List<uint> Words { get; }

    /// <summary>The different words that hold a digit.</summary>
    public HashSet<uint> Numbers { get; } = [];

    /// <summary>The different words with a capital letter that do not begin a sentence; none in scripts without capitals.</summary>
    public HashSet<uint> Names { get; } = [];

    /// <summary>Reads a text (FNV-1a over UTF-16 units).</summary>
    public static WordHashes Of(string text)
    {
        var words = new WordHashes(text.Length / 6);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var character = i < text.Length ? text[i] : ' ';
            var isIdeograph = character is >= '\u3040' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
            var isPart = !isIdeograph && char.IsLetterOrDigit(character);
            if (start >= 0 && !isPart)
            {
                words.Add(text, start, i);
                start = -1;
            }

            if (isIdeograph)
            {
                words.Words.Add((Start ^ character) * Prime);
            }
            else if (isPart && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    private void Add(string text, int start, int end)
    {
        var hash = Start;
        var isNumber = false;
        for (var i = start; i < end; i++)
        {
            hash = (hash ^ char.ToLowerInvariant(text[i])) * Prime;
            isNumber |= char.IsDigit(text[i]);
        }

        Words.Add(hash);
        if (isNumber)
        {
            Numbers.Add(hash);
        }
        else if (end - start >= ShortestName && char.IsUpper(text[start]) && !BeginsSentence(text, start))
        {
            Names.Add(hash);
        }
    }

    private static bool BeginsSentence(string text, int start)
    {
        for (var i = start - 1; i >= 0; i--)
        {
            if (char.IsLetterOrDigit(text[i]) || text[i] is ',' or ';' or '-')
            {
                return false;
            }

            if (text[i] != ' ')
            {
                return true;
            }
        }

        return true;
    }
}
