using System.Globalization;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>
/// Reads the records of a WARC file one after the other without holding more of it than a piece. What is broken is told once with its place,
/// and reading goes on with the next record that can be found.
/// </summary>
/// <remarks>Take a record, read of its block as much as wanted, end it; what it is worth is known only then.</remarks>
internal sealed class WarcReader(WarcBytes bytes)
{
    private const string NoRecord = "What stands here is no WARC record; reading goes on with the next one that can be found.";

    private const string Damage = "What is packed here is damaged or cut off; reading goes on with the next record that can be found.";

    private const int MostHeadBytes = 256 * 1024;

    /// <summary>How many bytes may be read a second time in search of records that a wrong length has swallowed.</summary>
    private const long MostReturns = 1L << 30;

    private WarcLine? _next;
    private bool _isLost;
    private long _remaining;
    private long? _block;
    private long _returned;
    private bool _isDamaged;
    private WarcEntry.Fault? _fault;

    /// <summary>From where reading can begin anew after the record that was ended last; null when there is no such place.</summary>
    public long? Restart => _next?.BeginsRecord == true ? _next.Restart : null;

    /// <summary>The next record's head, or a fault; null at the end of the file.</summary>
    public async Task<WarcEntry?> NextAsync(CancellationToken cancellationToken)
    {
        if (_fault is { } fault)
        {
            _fault = null;
            return fault;
        }

        while (true)
        {
            var (place, wasLost) = (_next?.Place ?? bytes.Place(), _isLost);
            try
            {
                var entry = await ReadAsync(cancellationToken);
                if (!wasLost || entry is not WarcEntry.Fault { Problem: NoRecord })
                {
                    return entry;
                }
            }
            catch (InvalidDataException)
            {
                if (await LoseAsync(cancellationToken))
                {
                    return new WarcEntry.Fault(place, Damage);
                }
            }
        }
    }

    /// <summary>Reads the next bytes of the record's block; fewer than asked for at its end, or when it is broken.</summary>
    public async Task<int> ReadBlockAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var wanted = target[..(int)Math.Min(target.Length, _remaining)];
        try
        {
            var read = _isDamaged ? 0 : await bytes.ReadAsync(wanted, cancellationToken);
            _remaining -= read;
            return read;
        }
        catch (InvalidDataException)
        {
            _isDamaged = true;
            return 0;
        }
    }

    /// <summary>Passes over the rest of the record and gives what is wrong with it; null when all is well.</summary>
    public async Task<string?> EndAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_isDamaged)
            {
                return await CloseAsync(cancellationToken);
            }
        }
        catch (InvalidDataException)
        {
            // Told below, like damage that was met while the block was read.
        }

        await LoseAsync(cancellationToken);
        return "What is packed here is damaged or cut off: the record is not whole.";
    }

    private async Task<WarcEntry?> ReadAsync(CancellationToken cancellationToken)
    {
        var line = _next;
        _next = null;
        if (line is null)
        {
            await bytes.SkipLineEndsAsync(cancellationToken);
            line = await bytes.ReadLineAsync(cancellationToken);
        }

        if (line is null)
        {
            return null;
        }

        if (line.BeginsRecord)
        {
            return await ReadHeadAsync(line, cancellationToken);
        }

        await FindAsync(cancellationToken);
        return new WarcEntry.Fault(line.Place, NoRecord);
    }

    private async Task<WarcEntry> ReadHeadAsync(WarcLine first, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var (last, size) = ("", 0);
        while (await bytes.ReadLineAsync(cancellationToken) is { } line)
        {
            size += line.Text.Length + 2;
            if (line.BeginsRecord || size > MostHeadBytes)
            {
                _next = line;
                return new WarcEntry.Fault(first.Place, size > MostHeadBytes ? "The head of this record does not end." : "The record ends within its head.");
            }

            if (line.Text.Length == 0)
            {
                return await BeginAsync(first, fields, cancellationToken);
            }

            // A line that begins with a blank goes on the one before.
            if (line.Text[0] is ' ' or '\t' && last.Length > 0)
            {
                fields[last] += " " + line.Text.Trim();
            }
            else if (line.Text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
            {
                last = line.Text[..colon].Trim();
                fields.TryAdd(last, line.Text[(colon + 1)..].Trim());
            }
        }

        return new WarcEntry.Fault(first.Place, "The file ends within the head of this record.");
    }

    private async Task<WarcEntry> BeginAsync(WarcLine first, Dictionary<string, string> fields, CancellationToken cancellationToken)
    {
        if (!long.TryParse(fields.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            await FindAsync(cancellationToken);
            return new WarcEntry.Fault(first.Place, "The record does not say how long it is (Content-Length).");
        }

        (_remaining, _block, _isDamaged, _isLost) = (length, bytes.Restart(), false, false);
        return new WarcRecord(first.Place, length, fields);
    }

    private async Task<string?> CloseAsync(CancellationToken cancellationToken)
    {
        _remaining -= await bytes.SkipAsync(_remaining, cancellationToken);
        var member = bytes.MemberOffset;
        var ends = 0;
        try
        {
            ends = await bytes.SkipLineEndsAsync(cancellationToken);
            _next = await bytes.ReadLineAsync(cancellationToken);
        }
        catch (InvalidDataException) when (_remaining == 0 && bytes.MemberOffset != member)
        {
            // The gzip member behind this record is damaged; that is the next one's trouble.
            _fault = new WarcEntry.Fault(bytes.MemberPlace, Damage);
            await LoseAsync(cancellationToken);
            return null;
        }

        if (_remaining > 0 && _next is null)
        {
            var missing = _remaining;
            await ReturnAsync(cancellationToken);
            return string.Create(CultureInfo.InvariantCulture, $"The file ends {missing} bytes before this record does: it is cut off, or the record's Content-Length is wrong.");
        }

        // Two line ends belong behind a block. With them, what follows is somebody else's fault.
        if (_remaining == 0 && (_next is null || _next.BeginsRecord || ends >= 4))
        {
            return null;
        }

        if (_next?.BeginsRecord != true)
        {
            await ReturnAsync(cancellationToken);
        }

        return "The record does not end where its Content-Length says.";
    }

    /// <summary>Looks for the next record from where the block began, because a wrong length may have swallowed it.</summary>
    private async Task ReturnAsync(CancellationToken cancellationToken)
    {
        if (_block is { } block && bytes.CanReturn && bytes.Restart() - block is { } distance && _returned + distance <= MostReturns)
        {
            _returned += distance;
            bytes.Return(block);
        }

        await FindAsync(cancellationToken);
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        _isLost = true;
        do
        {
            _next = await bytes.ReadLineAsync(cancellationToken);
        }
        while (_next?.BeginsRecord == false);
    }

    /// <summary>Leaves damage behind; true when it was not told yet.</summary>
    private async Task<bool> LoseAsync(CancellationToken cancellationToken)
    {
        var isNew = !_isLost;
        (_isLost, _isDamaged, _next) = (true, false, null);
        await bytes.SkipDamageAsync(cancellationToken);
        return isNew;
    }
}
