using System.Text.RegularExpressions;
using NewsArchive.Copies;

namespace NewsArchive.Benchmarks.Copies;

/// <summary>Two texts that were compared.</summary>
/// <param name="Kind">What was done to make them.</param>
/// <param name="AreCopies">Whether one is a copy of the other.</param>
/// <param name="Meet">Whether their sketches share a band, so that they are compared at all.</param>
/// <param name="Overlap">What they have in common.</param>
internal sealed record CopyPair(string Kind, bool AreCopies, bool Meet, Overlap Overlap)
{
    /// <summary>True for two articles of one source. What is made here counts as of two, also the forms, which makes it harder.</summary>
    public bool IsOneSource { get; init; }

    /// <summary>The headlines, for real pairs.</summary>
    public string? Titles { get; init; }

    /// <summary>Whether the archive takes them for copies.</summary>
    public bool IsFound(CopyRule rule) => Meet && rule.IsCopy(Overlap, IsOneSource);
}

/// <summary>Makes pairs of one half of the corpus: copies by edits, and others that only look alike.</summary>
internal sealed partial class CopyPairs(IReadOnlyList<NewsText> half, int seed)
{
    private const int Texts = 1500;
    private const int Fillings = 600;
    private const int RealPairs = 4000;

    private readonly Random _random = new(seed);

    public List<CopyPair> Make()
    {
        var sample = Enumerable.Range(0, Texts).Select(_ => half[_random.Next(half.Count)]).ToList();
        var pairs = new List<CopyPair>();
        foreach (var (kind, edit) in new CopyEdits(half, _random.Next()).Kinds)
        {
            pairs.AddRange(sample.Select(text => Compare(kind, areCopies: true, text.Text, edit(text))));
        }

        foreach (var (kind, fill) in new CopyTemplates(_random.Next()).Kinds)
        {
            pairs.AddRange(Enumerable.Range(0, Fillings).Select(_ => Compare("form: " + kind, areCopies: false, fill(), fill())));
        }

        pairs.AddRange(Of("same source and day", SameDay()));
        pairs.AddRange(Of("same topic, other source", SameTopic()));
        pairs.AddRange(Of("same source, any day", half.GroupBy(text => text.Source).Where(group => group.Count() > 1).SelectMany(AnyTwo)));
        return pairs;
    }

    private IEnumerable<CopyPair> Of(string kind, IEnumerable<(NewsText One, NewsText Other)> pairs) => pairs
        .Where(pair => pair.One.Url != pair.Other.Url).Take(RealPairs)
        .Select(pair => Compare(kind, areCopies: false, pair.One.Text, pair.Other.Text) with
        {
            IsOneSource = pair.One.Source == pair.Other.Source,
            Titles = $"{pair.One.Source}: {pair.One.Title} | {pair.Other.Source}: {pair.Other.Title}",
        });

    private static CopyPair Compare(string kind, bool areCopies, string one, string other)
    {
        var (left, right) = (ComparableText.Of(one), ComparableText.Of(other));
        var meet = TextSignature.Of(left) is { } a && TextSignature.Of(right) is { } b && a.BandKeys().Intersect(b.BandKeys()).Any()
            && CopyRule.Chosen.IsWorthComparing(a.Estimate(b));
        return new CopyPair(kind, areCopies, meet, left.With(right));
    }

    private IEnumerable<(NewsText One, NewsText Other)> SameDay() => half.Where(text => text.Published is not null)
        .GroupBy(text => (text.Source, text.Published)).SelectMany(group => AllTwo([.. group]));

    private IEnumerable<(NewsText One, NewsText Other)> AnyTwo(IGrouping<string, NewsText> group)
    {
        var texts = group.ToList();
        return Enumerable.Range(0, Math.Min(texts.Count, 20)).Select(_ => (texts[_random.Next(texts.Count)], texts[_random.Next(texts.Count)]));
    }

    /// <summary>Articles of the same three days whose headlines share three longer words.</summary>
    private IEnumerable<(NewsText One, NewsText Other)> SameTopic() => half.Where(text => text.Published is not null)
        .GroupBy(text => (text.Language, DateOnly.Parse(text.Published!, System.Globalization.CultureInfo.InvariantCulture).DayNumber / 3))
        .SelectMany(group => AllTwo([.. group]))
        .Where(pair => pair.One.Source != pair.Other.Source && TopicOf(pair.One).Intersect(TopicOf(pair.Other)).Count() >= 3);

    private static HashSet<string> TopicOf(NewsText text) => [.. LongWords().Matches(text.Title).Select(match => match.Value.ToUpperInvariant())];

    private static IEnumerable<(NewsText One, NewsText Other)> AllTwo(List<NewsText> texts) =>
        texts.SelectMany((one, i) => texts.Skip(i + 1).Select(other => (one, other)));

    [GeneratedRegex(@"\w{5,}")]
    private static partial Regex LongWords();
}
