using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>
/// Reads what an element is from its class and id. Names are cut into words at signs and at humps ("newsCaption"), because a word that
/// stands whole says much ("related") and the same letters inside another nothing ("correlated").
/// </summary>
internal static class ClutterNames
{
    private const int MostWords = 5;
    private static readonly FrozenDictionary<string, ClutterKind> Words = Build(ClutterWords.Whole);
    private static readonly FrozenDictionary<string, ClutterKind>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, ClutterKind>.AlternateLookup<ReadOnlySpan<char>> PairLookup =
        Build(ClutterWords.Pairs).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly (string Part, ClutterKind Kind)[] Parts = [.. Build(ClutterWords.Parts).Select(pair => (pair.Key, pair.Value))];

    /// <summary>The first kind that the names tell; <see cref="ClutterKind.None"/> when they tell nothing.</summary>
    public static ClutterKind Read(ReadOnlySpan<char> names)
    {
        var found = ClutterKind.None;
        foreach (var range in names.SplitAny(' ', '\t', '\n', '\r', '\f'))
        {
            var kind = ReadName(names[range]);
            if (kind is ClutterKind.None)
            {
                continue;
            }

            if (found is ClutterKind.None || (found is ClutterKind.Media or ClutterKind.Header or ClutterKind.Aside && kind is not ClutterKind.Media))
            {
                found = kind;
            }
        }

        return found;
    }

    private static ClutterKind ReadName(ReadOnlySpan<char> name)
    {
        // Utility classes such as "md:hidden" or "[&_p]:mt-2" speak of layout, not of meaning.
        if (name.Length is < 2 or > 80 || name.ContainsAny(':', '['))
        {
            return ClutterKind.None;
        }

        Span<char> lower = stackalloc char[name.Length];
        Span<char> pair = stackalloc char[name.Length + 1];
        name.ToLowerInvariant(lower);
        var start = 0;
        var (previousStart, previousLength) = (0, 0);
        var found = ClutterKind.None;
        var count = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !IsBorder(name, i))
            {
                continue;
            }

            while (start < i && !char.IsLetterOrDigit(lower[start]))
            {
                start++;
            }

            ReadOnlySpan<char> word = lower[start..i];
            ReadOnlySpan<char> previous = lower.Slice(previousStart, previousLength);
            if (word.IsEmpty)
            {
                start = i;
                continue;
            }

            // An address as a name ("the-latest-photos-of-the-year") says nothing about the element.
            if (++count > MostWords || ClutterWords.Negations.Contains(previous.ToString()))
            {
                return ClutterKind.None;
            }

            if (!TryPair(previous, word, pair, out var kind))
            {
                kind = WordKind(word);
            }
            else if (kind is ClutterKind.None)
            {
                found = kind;
            }

            // "article-header" is a header, "photo-caption" a caption: the last word that says something decides, unless it says less.
            found = kind is ClutterKind.None || (found is not ClutterKind.None && kind is ClutterKind.Media or ClutterKind.Header) ? found : kind;
            (previousStart, previousLength) = (start, word.Length);
            start = i;
        }

        // "sidebar-grid__content", "media-body": what the box holds is content, whatever stands beside or above it.
        var last = lower.Slice(previousStart, previousLength);
        return count > 1 && found is ClutterKind.Aside or ClutterKind.Media or ClutterKind.Lead or ClutterKind.Header && IsContent(last, found)
            ? ClutterKind.None
            : found;
    }

    private static ClutterKind WordKind(ReadOnlySpan<char> word)
    {
        if (Lookup.TryGetValue(word, out var kind))
        {
            return kind;
        }

        if (word.Length < 7)
        {
            return ClutterKind.None;
        }

        foreach (var (part, partKind) in Parts)
        {
            if (word.Contains(part, StringComparison.Ordinal))
            {
                return partKind;
            }
        }

        return ClutterKind.None;
    }

    private static bool TryPair(ReadOnlySpan<char> first, ReadOnlySpan<char> second, Span<char> both, out ClutterKind kind)
    {
        if (first.IsEmpty)
        {
            kind = ClutterKind.None;
            return false;
        }

        first.CopyTo(both);
        both[first.Length] = ' ';
        second.CopyTo(both[(first.Length + 1)..]);
        return PairLookup.TryGetValue(both[..(first.Length + second.Length + 1)], out kind);
    }

    private static bool IsBorder(ReadOnlySpan<char> name, int at) =>
        !char.IsLetterOrDigit(name[at]) || !char.IsLetterOrDigit(name[at - 1])
        || (char.IsUpper(name[at]) && char.IsLower(name[at - 1]));

    private static FrozenDictionary<string, ClutterKind> Build(IEnumerable<(ClutterKind Kind, string Words)> lists)
    {
        var all = new Dictionary<string, ClutterKind>(StringComparer.Ordinal);
        foreach (var (kind, words) in lists)
        {
            foreach (var word in words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                all[word] = kind;
            }
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static bool IsContent(ReadOnlySpan<char> word, ClutterKind found) =>
        word is "content" or "body" or "main" || (word is "text" && found is not ClutterKind.Lead);
}
