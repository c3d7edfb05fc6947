using System.Buffers;

namespace NewsArchive.Scraper.Fetching;

/// <summary>Bytes of which nobody knows how many will come, in borrowed memory: pages are too large to be copied on the heap while they grow.</summary>
internal sealed class GrowingBuffer(long expected) : IDisposable
{
    private const int Least = 16 * 1024;

    /// <summary>What a server promises need not come.</summary>
    private const int MostAtFirst = 512 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected, Least, MostAtFirst));

    /// <summary>How many there are.</summary>
    public int Length { get; private set; }

    /// <summary>Room for more; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (Length == _bytes.Length)
            {
                Grow();
            }

            return _bytes.AsMemory(Length);
        }
    }

    /// <summary>Counts bytes that were written to <see cref="Free"/>.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>The bytes.</summary>
    public byte[] ToArray() => _bytes[..Length];

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * _bytes.Length);
        _bytes.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
