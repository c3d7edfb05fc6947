using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads a file line by line as bytes, so that a line can be kept exactly as it came.</summary>
internal static class FileLines
{
    /// <summary>The lines from a place on that are not blank, with their numbers from 1.</summary>
    /// <exception cref="ImportException">A line is longer than the file's limit.</exception>
    public static async IAsyncEnumerable<FileLine> ReadAsync(ImportFile file, ImportPlace from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(await OpenAsync(file, from, cancellationToken), new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        try
        {
            var (offset, number) = from;
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken);
                var buffer = result.Buffer;
                while (TryTake(ref buffer, result.IsCompleted, out var line))
                {
                    number++;
                    offset += line.Length + 1;
                    if (!IsBlank(line))
                    {
                        yield return new FileLine(new ImportPlace(offset, number), line);
                    }
                }

                if (result.IsCompleted)
                {
                    yield break;
                }

                if (buffer.Length > file.MaxBytes)
                {
                    throw new ImportException($"Line {number + 1} is longer than {file.MaxBytes / 1024 / 1024} MiB; is this JSON Lines, one object a line?");
                }

                reader.AdvanceTo(buffer.Start, buffer.End);
            }
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    /// <summary>How many lines from a place on are not blank.</summary>
    public static async Task<int> CountAsync(ImportFile file, ImportPlace from, CancellationToken cancellationToken)
    {
        await using var stream = await OpenAsync(file, from, cancellationToken);
        var buffer = new byte[256 * 1024];
        var count = 0;
        var hasText = false;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            var rest = buffer.AsSpan(0, read);
            while (rest.IndexOf((byte)'\n') is var end and >= 0)
            {
                count += hasText || rest[..end].ContainsAnyExcept(" \t\r"u8) ? 1 : 0;
                hasText = false;
                rest = rest[(end + 1)..];
            }

            hasText |= rest.ContainsAnyExcept(" \t\r"u8);
        }

        return hasText ? count + 1 : count;
    }

    private static async Task<Stream> OpenAsync(ImportFile file, ImportPlace from, CancellationToken cancellationToken)
    {
        var stream = file.Open();
        if (stream.CanSeek)
        {
            stream.Position = Math.Min(from.Offset, stream.Length);
            return stream;
        }

        var buffer = new byte[64 * 1024];
        for (var left = from.Offset; left > 0;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
            left = read == 0 ? 0 : left - read;
        }

        return stream;
    }

    private static bool TryTake(ref ReadOnlySequence<byte> buffer, bool isLast, out byte[] line)
    {
        var end = buffer.PositionOf((byte)'\n');
        if (end is not null)
        {
            line = buffer.Slice(0, end.Value).ToArray();
            buffer = buffer.Slice(buffer.GetPosition(1, end.Value));
            return true;
        }

        line = isLast ? buffer.ToArray() : [];
        buffer = isLast ? buffer.Slice(buffer.End) : buffer;
        return line.Length > 0;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r"u8);
}

/// <summary>One line of a file.</summary>
/// <param name="After">The place behind it.</param>
/// <param name="Bytes">Its bytes without the line feed.</param>
internal readonly record struct FileLine(ImportPlace After, byte[] Bytes)
{
    /// <summary>Its number, from 1.</summary>
    public int Number => After.Line;
}
