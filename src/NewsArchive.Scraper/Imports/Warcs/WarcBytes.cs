using System.Globalization;
using System.Text;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>Reads a WARC file by lines and by blocks and knows where it stands.</summary>
internal sealed class WarcBytes(WarcInput input)
{
    private const int LongestLine = 64 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _isAfterLine = true;

    /// <summary>True when one can go back in it.</summary>
    public bool CanReturn => input.CanSeek;

    /// <summary>Where the gzip member begins that was read last.</summary>
    public long MemberOffset => input.MemberOffset;

    /// <summary>The same for people.</summary>
    public string MemberPlace => Text(input.MemberOffset);

    private long Position => input.Position - (_end - _start);

    private bool IsAtMember => input.IsPacked && Position == input.MemberPosition;

    /// <summary>Reads the next line without its end; null at the end of the file. A line without end is given in pieces.</summary>
    public async ValueTask<WarcLine?> ReadLineAsync(CancellationToken cancellationToken)
    {
        if (!await FillAsync(cancellationToken))
        {
            return null;
        }

        var (place, restart, isStart) = (Place(), Restart(), _isAfterLine || IsAtMember);
        var line = new List<byte>();
        while (line.Count < LongestLine && await FillAsync(cancellationToken))
        {
            var rest = _buffer.AsSpan(_start, Math.Min(_end - _start, LongestLine - line.Count));
            var end = rest.IndexOf((byte)'\n');
            line.AddRange(end < 0 ? rest : rest[..end]);
            _start += end < 0 ? rest.Length : end + 1;
            if (_isAfterLine = end >= 0)
            {
                break;
            }
        }

        return new WarcLine(Encoding.UTF8.GetString([.. line]).TrimEnd('\r').Replace("\0", "", StringComparison.Ordinal), place, restart, isStart);
    }

    /// <summary>Passes over line ends and gives how many bytes they were.</summary>
    public async ValueTask<int> SkipLineEndsAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        while (await FillAsync(cancellationToken) && _buffer[_start] is (byte)'\r' or (byte)'\n')
        {
            _isAfterLine = _buffer[_start] == '\n';
            _start++;
            count++;
        }

        return count;
    }

    /// <summary>Reads bytes of a block; fewer when the file ends or a gzip member begins with a record of its own.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var count = 0;
        while (count < target.Length && await FillAsync(cancellationToken) && !BeginsRecord())
        {
            var piece = _buffer.AsMemory(_start, Math.Min(_end - _start, target.Length - count));
            piece.CopyTo(target[count..]);
            _start += piece.Length;
            count += piece.Length;
        }

        _isAfterLine = false;
        return count;
    }

    /// <summary>Passes over bytes of a block; fewer when the file ends or a gzip member begins with a record of its own.</summary>
    public async ValueTask<long> SkipAsync(long count, CancellationToken cancellationToken)
    {
        var skipped = 0L;
        while (skipped < count)
        {
            if (_start == _end && input.CanSeek)
            {
                skipped += input.Skip(count - skipped);
                break;
            }

            if (!await FillAsync(cancellationToken) || BeginsRecord())
            {
                break;
            }

            var piece = (int)Math.Min(_end - _start, count - skipped);
            _start += piece;
            skipped += piece;
        }

        _isAfterLine = false;
        return skipped;
    }

    /// <summary>Where the next byte stands, for people.</summary>
    public string Place()
    {
        var within = Position - input.MemberPosition;
        return !input.IsPacked ? Text(Position) : within == 0 ? Text(input.MemberOffset) : $"{Text(input.MemberOffset)}, {Text(within)} unpacked";
    }

    /// <summary>From where in the file reading could begin anew with the next byte; null when that is in the middle of a gzip member.</summary>
    public long? Restart() => !input.IsPacked ? Position : IsAtMember ? input.MemberOffset : null;

    /// <summary>Goes back to a place that <see cref="Restart"/> gave.</summary>
    public void Return(long offset)
    {
        (_start, _end, _isAfterLine) = (0, 0, false);
        input.GoTo(offset);
    }

    /// <summary>Leaves a damaged gzip member behind.</summary>
    public async Task SkipDamageAsync(CancellationToken cancellationToken)
    {
        (_start, _end, _isAfterLine) = (0, 0, false);
        await input.SkipDamageAsync(cancellationToken);
    }

    private static string Text(long offset) => string.Create(CultureInfo.InvariantCulture, $"byte {offset}");

    private bool BeginsRecord() => IsAtMember && _buffer.AsSpan(_start, _end - _start).StartsWith("WARC/1."u8);

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start < _end)
        {
            return true;
        }

        (_start, _end) = (0, 0);
        _end = await input.ReadAsync(_buffer, cancellationToken);
        return _end > 0;
    }
}

/// <summary>One line of a WARC file outside of blocks.</summary>
/// <param name="Text">Its text without line end.</param>
/// <param name="Place">Where it stands, for people.</param>
/// <param name="Restart">From where reading could begin anew with it, if that is possible.</param>
/// <param name="IsStart">False for a later piece of a long line.</param>
internal sealed record WarcLine(string Text, string Place, long? Restart, bool IsStart)
{
    /// <summary>True when a record begins with it.</summary>
    public bool BeginsRecord => IsStart && Text.StartsWith("WARC/", StringComparison.Ordinal) && Text.Length > 5 && char.IsAsciiDigit(Text[5]);
}
