using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction.Fields.Languages;

/// <summary>The language a text is written in.</summary>
/// <param name="Tag">The primary language, such as "en".</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
internal readonly record struct TextLanguage(string Tag, double Confidence)
{
    private const int MostLetters = 1000;
    private const int FewestLetters = 24;
    private const int FewestWords = 12;
    private const int LongestWord = 16;
    private const double KanaShare = 0.05;

    private static readonly FrozenDictionary<string, (int Language, float Weight)[]> Words = Build();
    private static readonly FrozenDictionary<string, (int Language, float Weight)[]>.AlternateLookup<ReadOnlySpan<char>> ByWord = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the language off a text: by its script, and among the languages of a script by their small words. Null for a text too short.</summary>
    public static TextLanguage? Of(IReadOnlyList<string> paragraphs)
    {
        var (script, share, letters) = MainScript(paragraphs);
        if (script is null || letters < FewestLetters)
        {
            return null;
        }

        return script switch
        {
            "Latin" or "Cyrillic" or "Arabic" or "Hebrew" or "Devanagari" => ByWords(paragraphs, script),
            _ => new TextLanguage(script, Math.Round(share, 2)),
        };
    }

    private static (string? Script, double Share, int Letters) MainScript(IReadOnlyList<string> paragraphs)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var latin = 0;
        var letters = 0;
        foreach (var paragraph in paragraphs)
        {
            foreach (var letter in paragraph)
            {
                if (char.IsAsciiLetter(letter))
                {
                    latin++;
                }
                else if (letter > '\u00bf' && Scripts.Of(letter) is { } script)
                {
                    counts[script] = counts.GetValueOrDefault(script) + 1;
                    letters++;
                }
            }

            if (letters + latin > MostLetters)
            {
                break;
            }
        }

        letters += latin;
        counts["Latin"] = counts.GetValueOrDefault("Latin") + latin;
        // Chinese and Japanese share their characters; only Japanese has kana between.
        var han = counts.GetValueOrDefault("Han");
        var kana = counts.GetValueOrDefault("Kana");
        if (han + kana > 0)
        {
            counts.Remove("Han");
            counts.Remove("Kana");
            // One of these characters says as much as a few letters.
            counts[kana > (han + kana) * KanaShare ? "ja" : "zh"] = (han + kana) * 3;
        }

        if (letters == 0)
        {
            return (null, 0, 0);
        }

        var (main, most) = counts.MaxBy(pair => pair.Value);
        return (main, Math.Min(0.99, (double)most / counts.Values.Sum()), letters);
    }

    private static TextLanguage? ByWords(IReadOnlyList<string> paragraphs, string script)
    {
        var scores = new float[FunctionWords.All.Length];
        var words = 0;
        var letters = 0;
        var nguni = 0;
        Span<char> word = stackalloc char[LongestWord];
        foreach (var paragraph in paragraphs)
        {
            var length = 0;
            for (var i = 0; i <= paragraph.Length; i++)
            {
                var sign = i < paragraph.Length ? paragraph[i] : ' ';
                if (char.IsLetter(sign) || char.GetUnicodeCategory(sign) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
                {
                    if (length < LongestWord)
                    {
                        word[length] = char.ToLowerInvariant(sign);
                    }

                    length++;
                    letters++;
                    continue;
                }

                words += length > 0 ? 1 : 0;
                nguni += length > 0 && NguniWords.IsOne(word[..Math.Min(length, LongestWord)]) ? 1 : 0;
                if (length is > 0 and <= LongestWord && ByWord.TryGetValue(word[..length], out var languages))
                {
                    foreach (var (language, weight) in languages)
                    {
                        scores[language] += weight;
                    }
                }

                length = 0;
            }

            if (letters > MostLetters)
            {
                break;
            }
        }

        if (words < FewestWords)
        {
            return null;
        }

        return script == "Latin" && nguni >= words * NguniWords.Share ? NguniWords.Choose(scores) : Best(scores, words, script);
    }

    private static TextLanguage? Best(float[] scores, int words, string script)
    {
        var first = -1;
        var second = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            if (first < 0 || scores[i] > scores[first])
            {
                (first, second) = (i, first);
            }
            else if (second < 0 || scores[i] > scores[second])
            {
                second = i;
            }
        }

        if (scores[first] <= 0)
        {
            return script is "Hebrew" ? new TextLanguage("he", 0.8) : null;
        }

        // Sure when the small words are as frequent as they are in prose, and far ahead of the next language's.
        var frequent = Math.Min(1, scores[first] / words / 0.12);
        var ahead = 1 - (scores[second] / scores[first]);
        return new TextLanguage(FunctionWords.All[first].Language, Math.Round(Math.Min(0.99, frequent * Math.Min(1, 0.4 + (ahead * 1.5))), 2));
    }

    private static FrozenDictionary<string, (int Language, float Weight)[]> Build()
    {
        var found = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var language = 0; language < FunctionWords.All.Length; language++)
        {
            foreach (var word in FunctionWords.All[language].Words.Split(' ').Distinct(StringComparer.Ordinal))
            {
                (found.TryGetValue(word, out var languages) ? languages : found[word] = []).Add(language);
            }
        }

        return found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Select(language => (language, 1f / pair.Value.Count)).ToArray(), StringComparer.Ordinal);
    }
}
