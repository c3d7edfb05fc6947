namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>A file of gzip members (RFC 1952) as it is fed to the unpacking of one member after the other.</summary>
/// <remarks>
/// <see cref="System.IO.Compression.GZipStream"/> reads on over the ends of members and does not tell where they are. Here it is never fed
/// across bytes that look like the head of a member. When it asks for more there, it has given all that came before, so if that is as much as
/// the four bytes before the head say (ISIZE), the member has ended; otherwise these bytes were compressed data that happen to look so.
/// </remarks>
internal sealed class GzipFeed(Stream file) : Stream
{
    private static readonly byte[] MemberHead = [0x1f, 0x8b, 0x08];

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isLast;
    private bool _isAtStart;
    private long _plainUntil;
    private uint _tail;

    /// <summary>Where the next byte stands in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>How many bytes the member has unpacked to so far; whoever unpacks it keeps count.</summary>
    public long Unpacked { get; set; }

    /// <summary>True when the member has unpacked to as much as its last bytes say.</summary>
    public bool IsComplete => (uint)Unpacked == _tail;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Begins a member at the next byte; false at the end of the file.</summary>
    public async ValueTask<bool> BeginMemberAsync(CancellationToken cancellationToken)
    {
        (_isAtStart, _tail, Unpacked) = (true, 0, 0);
        await EnsureAsync(cancellationToken);
        return _start < _end;
    }

    /// <summary>Passes over damage to the next bytes that look like the head of a member; false when there are none.</summary>
    public async Task<bool> SkipToMemberAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await EnsureAsync(cancellationToken);
            var rest = _buffer.AsSpan(_start, _end - _start);
            var next = rest.IndexOf(MemberHead);
            Advance(next >= 0 ? next : _isLast ? rest.Length : rest.Length - (MemberHead.Length - 1));
            if (next >= 0 || _start == _end)
            {
                return next >= 0;
            }
        }
    }

    /// <summary>Goes to a place in the file where a member begins.</summary>
    public void GoTo(long offset)
    {
        file.Position = offset;
        (_start, _end, _isLast, _plainUntil, Offset) = (0, 0, false, 0, offset);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await EnsureAsync(cancellationToken);
        var rest = _buffer.AsMemory(_start, _end - _start);
        var isHead = rest.Span.StartsWith(MemberHead);
        if (rest.Length == 0 || buffer.Length == 0 || (isHead && !_isAtStart && IsComplete))
        {
            return 0;
        }

        var given = rest[..Math.Min(buffer.Length, CountUntilHead(rest.Span))];
        given.CopyTo(buffer);
        foreach (var last in given.Span[Math.Max(0, given.Length - 4)..])
        {
            _tail = (_tail >> 8) | ((uint)last << 24);
        }

        Advance(given.Length);
        _isAtStart = false;
        return given.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>How many bytes stand before what looks like the head of another member; one at least, because a head may be none.</summary>
    private int CountUntilHead(ReadOnlySpan<byte> rest)
    {
        if (_plainUntil <= Offset)
        {
            var next = rest[1..].IndexOf(MemberHead);
            // The last two bytes may be the beginning of a head, as long as more may follow.
            _plainUntil = Offset + (next >= 0 ? next + 1 : _isLast ? rest.Length : rest.Length - (MemberHead.Length - 1));
        }

        return (int)(_plainUntil - Offset);
    }

    private void Advance(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Sees to it that there are enough bytes to recognise a head, or all that are left.</summary>
    private async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        while (!_isLast && _end - _start < MemberHead.Length)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
            var read = await file.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            _end += read;
            _isLast = read == 0;
        }
    }
}
