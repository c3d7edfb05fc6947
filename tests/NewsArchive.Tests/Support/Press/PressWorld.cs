using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;

namespace NewsArchive.Tests.Support.Press;

/// <summary>All played sites of a plan: what each answers, made once and kept compressed. Safe for many threads.</summary>
internal sealed class PressWorld
{
    private readonly ConcurrentDictionary<(int Site, int Number, int Edition, string Encoding), byte[]> _packed = new();
    private readonly PressPage[] _pages;
    private int _edition = 1;

    public PressWorld(PressPlan plan)
    {
        Plan = plan;
        var words = new PressWords(plan.Seed);
        Houses = [.. Enumerable.Range(0, plan.Sites).Select(index => new PressHouse(plan, words, index))];
        _pages = [.. Houses.Select(house => new PressPage(plan, house, words))];
    }

    /// <summary>What the sites are like.</summary>
    public PressPlan Plan { get; }

    /// <summary>The sites.</summary>
    public IReadOnlyList<PressHouse> Houses { get; }

    /// <summary>The edition that is served now, from 1. In the next one some articles say something else, and all pages look different.</summary>
    public int Edition
    {
        get => Volatile.Read(ref _edition);
        set => Volatile.Write(ref _edition, value);
    }

    /// <summary>The site of a host; null when it is none of ours.</summary>
    public PressHouse? HouseOf(string host) => PressHouse.IndexOf(host) is { } index && index >= 0 && index < Houses.Count ? Houses[index] : null;

    /// <summary>The page of an article.</summary>
    public string Html(PressHouse house, int number, int edition) => _pages[house.Index].Of(number, edition);

    /// <summary>The page of an article as bytes with a content encoding: br, gzip, or none when it is empty.</summary>
    public byte[] Page(PressHouse house, int number, string encoding)
    {
        var key = (house.Index, number, Edition, encoding);
        return _packed.TryGetValue(key, out var packed)
            ? packed
            : _packed[key] = Pack(Encoding.UTF8.GetBytes(Html(house, number, key.Edition)), encoding);
    }

    /// <summary>Bytes with a content encoding.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> bytes, string encoding)
    {
        if (encoding.Length == 0)
        {
            return bytes.ToArray();
        }

        using var packed = new MemoryStream();
        using (Stream packer = encoding == "br" ? new BrotliStream(packed, CompressionLevel.Fastest) : new GZipStream(packed, CompressionLevel.Fastest))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
