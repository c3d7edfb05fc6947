namespace NewsArchive.Texts;

/// <summary>
/// Converts between the archive's offsets (Unicode code points, as PostgreSQL and Python count them) and .NET's (UTF-16 units) for one text.
/// The two differ only behind characters outside the Basic Multilingual Plane, so only their places are kept. Immutable and thread-safe.
/// </summary>
public sealed class CodePointMap
{
    /// <summary>Code point index of every character that takes two UTF-16 units, ascending.</summary>
    private readonly int[] _astral;

    /// <summary>Makes the map of a text. Half surrogates count as one code point each; stored texts have none.</summary>
    public CodePointMap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        var astral = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                astral.Add(i - astral.Count);
                i++;
            }
        }

        _astral = [.. astral];
    }

    /// <summary>The text that is mapped.</summary>
    public string Text { get; }

    /// <summary>Length of the text in code points.</summary>
    public int Length => Text.Length - _astral.Length;

    /// <summary>UTF-16 index of a code point index from 0 to <see cref="Length"/>.</summary>
    public int ToUtf16(int codePoint)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoint, Length);
        return codePoint + AstralBefore(codePoint);
    }

    /// <summary>Code point index of a UTF-16 index from 0 to the text's length; inside a surrogate pair it is that of the pair.</summary>
    public int ToCodePoint(int utf16)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(utf16);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utf16, Text.Length);
        var low = 0;
        var high = _astral.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            // The pair number "middle" begins at UTF-16 index _astral[middle] + middle.
            if (_astral[middle] + middle + 1 < utf16)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        var inPair = low < _astral.Length && _astral[low] + low + 1 == utf16;
        return inPair ? _astral[low] : utf16 - low;
    }

    /// <summary>The part of the text between two code point offsets, half-open.</summary>
    public string Slice(int start, int end)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, end);
        return Text[ToUtf16(start)..ToUtf16(end)];
    }

    private int AstralBefore(int codePoint)
    {
        var found = Array.BinarySearch(_astral, codePoint);
        return found >= 0 ? found : ~found;
    }
}
