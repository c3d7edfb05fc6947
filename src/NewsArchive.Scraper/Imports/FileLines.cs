using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NewsArchive.Scraper.Imports;

/// <summary>Reads a file line by line as bytes, so that a line can be kept exactly as it came.</summary>
internal static class FileLines
{
    /// <summary>The lines that are not blank, with their numbers from 1.</summary>
    /// <exception cref="ImportException">A line is longer than the file's limit.</exception>
    public static async IAsyncEnumerable<FileLine> ReadAsync(ImportFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(file.Open(), new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        try
        {
            var number = 0;
            while (true)
            {
                var result = await reader.ReadAsync(cancellationToken);
                var buffer = result.Buffer;
                while (TryTake(ref buffer, result.IsCompleted, out var line))
                {
                    number++;
                    if (!IsBlank(line))
                    {
                        yield return new FileLine(number, line);
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

    /// <summary>How many lines are not blank.</summary>
    public static async Task<int> CountAsync(ImportFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.Open();
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
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">Its bytes without the line feed.</param>
internal readonly record struct FileLine(int Number, byte[] Bytes);
