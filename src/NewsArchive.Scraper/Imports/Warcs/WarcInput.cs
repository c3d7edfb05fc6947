using System.IO.Compression;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>The bytes of a WARC file with gzip undone: one member a record, members of any other cut, the whole file as one, or none.</summary>
internal sealed class WarcInput : IAsyncDisposable
{
    private readonly Stream _file;
    private readonly GzipFeed? _feed;
    private GZipStream? _member;

    private WarcInput(Stream file, bool isPacked)
    {
        _file = file;
        _feed = isPacked ? new GzipFeed(file) : null;
    }

    /// <summary>How many bytes were read: where the next byte stands in the file, or in what is unpacked since it was opened.</summary>
    public long Position { get; private set; }

    /// <summary>Where the current gzip member begins in the file; 0 in a plain file.</summary>
    public long MemberOffset { get; private set; }

    /// <summary>At which <see cref="Position"/> it began.</summary>
    public long MemberPosition { get; private set; }

    /// <summary>True for gzip.</summary>
    public bool IsPacked => _feed is not null;

    /// <summary>True when one can go back and forth in it by its own bytes.</summary>
    public bool CanSeek => _feed is null && _file.CanSeek;

    /// <summary>Opens what a stream holds, from a place where a record begins.</summary>
    /// <param name="file">The file; closed with this.</param>
    /// <param name="isPacked">Whether it is gzip.</param>
    /// <param name="offset">Where to begin; 0, or the stream must be able to seek.</param>
    public static WarcInput Open(Stream file, bool isPacked, long offset)
    {
        var input = new WarcInput(file, isPacked);
        if (offset > 0)
        {
            input.GoTo(offset);
        }

        return input;
    }

    /// <summary>Reads some bytes, never of two members at once; 0 at the end.</summary>
    /// <exception cref="InvalidDataException">A member is damaged or cut off; <see cref="SkipDamageAsync"/> leads behind it.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_feed is null)
        {
            var read = await _file.ReadAsync(buffer, cancellationToken);
            Position += read;
            return read;
        }

        while (true)
        {
            if (_member is null && !await BeginMemberAsync(_feed, cancellationToken))
            {
                return 0;
            }

            var read = await _member!.ReadAsync(buffer, cancellationToken);
            _feed.Unpacked += read;
            Position += read;
            if (read > 0)
            {
                return read;
            }

            await EndMemberAsync();
            if (!_feed.IsComplete)
            {
                throw new InvalidDataException("The gzip member is cut off, or something follows that is none.");
            }
        }
    }

    /// <summary>Passes over some bytes of a plain file without reading them; gives how many there were.</summary>
    public long Skip(long count)
    {
        var skipped = Math.Max(0, Math.Min(count, _file.Length - Position));
        GoTo(Position + skipped);
        return skipped;
    }

    /// <summary>Goes to a place of a plain file, or to one of a packed file where a member begins.</summary>
    public void GoTo(long offset)
    {
        if (_feed is null)
        {
            _file.Position = offset;
            Position = offset;
            return;
        }

        _feed.GoTo(offset);
    }

    /// <summary>Leaves a damaged member behind; false when no other follows.</summary>
    public async Task<bool> SkipDamageAsync(CancellationToken cancellationToken)
    {
        await EndMemberAsync();
        return _feed is not null && await _feed.SkipToMemberAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await EndMemberAsync();
        if (_feed is not null)
        {
            await _feed.DisposeAsync();
        }

        await _file.DisposeAsync();
    }

    private async ValueTask<bool> BeginMemberAsync(GzipFeed feed, CancellationToken cancellationToken)
    {
        if (!await feed.BeginMemberAsync(cancellationToken))
        {
            return false;
        }

        (MemberOffset, MemberPosition) = (feed.Offset, Position);
        _member = new GZipStream(feed, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    private async ValueTask EndMemberAsync()
    {
        if (_member is not null)
        {
            await _member.DisposeAsync();
            _member = null;
        }
    }
}
