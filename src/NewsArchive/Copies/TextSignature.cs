using System.Numerics;
using System.Runtime.InteropServices;

namespace NewsArchive.Copies;

/// <summary>
/// A short sketch of a text by which texts with much in common are found among millions: the smallest of many hashes over its runs of words
/// (MinHash; Broder, "On the resemblance and containment of documents", 1997). Texts with equal words have equal sketches.
/// </summary>
/// <remarks>
/// The share of equal places estimates the Jaccard resemblance of the sets of runs; its standard deviation is at most 0.036. Candidates are
/// found by bands (Indyk and Motwani's locality-sensitive hashing): two texts meet when all places of one band are equal.
/// </remarks>
public sealed class TextSignature
{
    /// <summary>How many bands a sketch has.</summary>
    public const int Bands = 64;

    /// <summary>How many different runs of words a text needs for a sketch: below, what it shares with others may be chance.</summary>
    public const int FewestRuns = 30;

    private const int RowsPerBand = 3;
    private const int Places = Bands * RowsPerBand;
    private static readonly uint[] Factors = Series(0x9E3779B97F4A7C15);
    private static readonly uint[] Offsets = Series(0xC2B2AE3D27D4EB4F);
    private readonly uint[] _minima;

    private TextSignature(uint[] minima, int runs)
    {
        _minima = minima;
        Runs = runs;
    }

    /// <summary>How many different runs of words the text has.</summary>
    public int Runs { get; }

    /// <summary>Sketches a text.</summary>
    /// <returns>The sketch; null for a text too short to tell copies from chance.</returns>
    public static TextSignature? Of(ComparableText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Runs.Length < FewestRuns)
        {
            return null;
        }

        var minima = new uint[Places];
        for (var place = 0; place < Places; place += Vector<uint>.Count)
        {
            var smallest = new Vector<uint>(uint.MaxValue);
            var factors = new Vector<uint>(Factors, place);
            var offsets = new Vector<uint>(Offsets, place);
            foreach (var run in text.Runs)
            {
                // Multiplication by odd numbers permutes the 32-bit numbers; the high bits of the sum are well mixed.
                var value = (factors * run) + offsets;
                smallest = Vector.Min(smallest, value ^ (value >>> 15));
            }

            smallest.CopyTo(minima, place);
        }

        return new TextSignature(minima, text.Runs.Length);
    }

    /// <summary>Reads a sketch written by <see cref="ToBytes"/>.</summary>
    public static TextSignature FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != (Places + 1) * sizeof(uint))
        {
            throw new ArgumentException($"A sketch has {(Places + 1) * sizeof(uint)} bytes, not {bytes.Length}.", nameof(bytes));
        }

        var numbers = MemoryMarshal.Cast<byte, uint>(bytes);
        return new TextSignature(numbers[..Places].ToArray(), (int)numbers[Places]);
    }

    /// <summary>The sketch as bytes, little-endian: its places, then the number of runs.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes([.. _minima, (uint)Runs]).ToArray();

    /// <summary>Estimate of what the texts of two sketches have in common; it knows nothing of numbers and names.</summary>
    public Overlap Estimate(TextSignature other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var equal = 0;
        for (var place = 0; place < Places; place++)
        {
            equal += _minima[place] == other._minima[place] ? 1 : 0;
        }

        // J = common / (a + b - common), solved for what is common, which cannot be more than the shorter text.
        var common = (int)Math.Round((double)equal * (Runs + other.Runs) / (Places + equal));
        var shorter = Math.Min(Runs, other.Runs);
        return new Overlap(shorter, Math.Max(Runs, other.Runs), Math.Min(common, shorter));
    }

    /// <summary>One key a band; texts that share a key are candidates for copies.</summary>
    public long[] BandKeys()
    {
        var keys = new long[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var rows = _minima.AsSpan(band * RowsPerBand, RowsPerBand);
            // The band's number is part of the key, so that one index serves all bands.
            var key = 0xCBF29CE484222325UL ^ (uint)band;
            foreach (var row in rows)
            {
                key = (key ^ row) * 0x9E3779B97F4A7C15UL;
                key ^= key >> 29;
            }

            keys[band] = (long)(key & long.MaxValue);
        }

        return keys;
    }

    private static uint[] Series(ulong state)
    {
        var series = new uint[Places];
        for (var i = 0; i < series.Length; i++)
        {
            state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            series[i] = (uint)(state >> 32) | 1;
        }

        return series;
    }
}
