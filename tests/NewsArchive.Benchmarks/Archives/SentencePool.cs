using NewsArchive.Benchmarks.Copies;
using NewsArchive.Texts;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>
/// Sentences of real news by language, in runs as they stood together, so that words keep their frequencies and their neighbours; without the
/// corpus, sentences of invented words with the frequencies of a language.
/// </summary>
internal sealed class SentencePool
{
    private const int RunLength = 3;
    private const int FewestRuns = 200;
    private const int InventedRuns = 60_000;
    private const int InventedWords = 60_000;

    private readonly List<(string Language, string[][] Runs)> _languages;
    private readonly double[] _shares;

    private SentencePool(List<(string Language, string[][] Runs)> languages)
    {
        _languages = languages;
        var total = (double)languages.Sum(language => language.Runs.Length);
        var sum = 0.0;
        _shares = [.. languages.Select(language => sum += language.Runs.Length / total)];
    }

    /// <summary>Where the sentences are from, for the report.</summary>
    public string Origin { get; private init; } = "";

    /// <summary>Reads the corpus when it is there.</summary>
    public static SentencePool Load()
    {
        var texts = NewsText.ReadAll();
        if (texts.Count == 0)
        {
            return new SentencePool([("en", Invent())]) { Origin = "invented words (no corpus in ../shared)" };
        }

        var languages = texts.GroupBy(text => text.Language)
            .Select(group => (group.Key, Runs: group.SelectMany(text => text.Paragraphs.SelectMany(Sentences).Chunk(RunLength)).ToArray()))
            .Where(language => language.Key.Length is 2 or 3 && language.Runs.Length >= FewestRuns)
            .OrderByDescending(language => language.Runs.Length).ToList();
        return new SentencePool(languages) { Origin = $"{languages.Sum(language => language.Runs.Length)} runs of sentences of {texts.Count} articles in {languages.Count} languages" };
    }

    /// <summary>A language, as often as the corpus has it.</summary>
    public (string Language, string[][] Runs) Next(Random random)
    {
        var place = Array.BinarySearch(_shares, random.NextDouble());
        return _languages[Math.Min(place < 0 ? ~place : place, _languages.Count - 1)];
    }

    private static IEnumerable<string> Sentences(string paragraph)
    {
        // Offsets of mentions are counted in characters here and in code points in the archive: only text where they are the same.
        var line = ArchiveText.NormalizeLine(paragraph);
        return line.Any(char.IsSurrogate)
            ? []
            : line.Split(". ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(sentence => sentence.Length is > 20 and < 600).Select(sentence => sentence.EndsWith('.') ? sentence : sentence + ".");
    }

    private static string[][] Invent()
    {
        var random = new Random(11);
        var words = new Zipf(InventedWords, 1.05);
        string Sentence() => InventedNames.Name(words.Next(random)) + string.Concat(Enumerable.Range(0, 8 + random.Next(20)).Select(_ => " " + InventedNames.Word(words.Next(random)))) + ".";
        return [.. Enumerable.Range(0, InventedRuns).Select(_ => Enumerable.Range(0, RunLength).Select(_ => Sentence()).ToArray())];
    }
}
