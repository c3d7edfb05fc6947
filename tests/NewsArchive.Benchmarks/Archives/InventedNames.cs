namespace NewsArchive.Benchmarks.Archives;

/// <summary>Names and words of nobody and nothing, each from its number and always the same.</summary>
internal static class InventedNames
{
    private static readonly string[] Syllables =
    [
        "ba", "be", "bran", "da", "de", "dor", "fa", "fel", "ga", "gren", "ha", "hal", "jo", "ka", "kar", "ko", "la", "len", "li", "ma", "mar", "mo",
        "na", "nor", "o", "ost", "pa", "per", "quin", "ra", "rath", "ri", "sa", "sten", "so", "ta", "tor", "tu", "und", "ver", "vo", "wel", "yar", "zu",
    ];

    /// <summary>A word; different numbers below some three million give different words.</summary>
    public static string Word(int number)
    {
        // A step that shares no divisor with the number of words, so that neighbours do not look alike.
        var rest = (ulong)number * 1_850_387 % 3_748_096;
        Span<char> letters = stackalloc char[32];
        var length = 0;
        for (var place = 0; place < 4; place++)
        {
            Syllables[(int)(rest % (ulong)Syllables.Length)].CopyTo(letters[length..]);
            length += Syllables[(int)(rest % (ulong)Syllables.Length)].Length;
            rest /= (ulong)Syllables.Length;
        }

        return new string(letters[..length]);
    }

    /// <summary>A name that begins with a capital.</summary>
    public static string Name(int number) => char.ToUpperInvariant(Word(number)[0]) + Word(number)[1..];
}
