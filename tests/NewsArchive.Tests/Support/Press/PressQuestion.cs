using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace NewsArchive.Tests.Support.Press;

/// <summary>What one request asks for; the little of HTTP/1.1 that a client of ours sends.</summary>
internal sealed record PressQuestion(string Host, string Path, string Agent, string Encodings, string? IfNoneMatch)
{
    /// <summary>Takes the next request off a connection; null when the other side is done.</summary>
    public static async Task<PressQuestion?> ReadAsync(PipeReader input, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellationToken);
            var reader = new SequenceReader<byte>(result.Buffer);
            if (reader.TryReadTo(out ReadOnlySequence<byte> head, "\r\n\r\n"u8))
            {
                var question = Parse(Encoding.UTF8.GetString(head));
                input.AdvanceTo(reader.Position);
                return question;
            }

            if (result.IsCompleted)
            {
                return null;
            }

            input.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static PressQuestion Parse(string head)
    {
        var lines = head.Split("\r\n");
        var fields = lines.Skip(1).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
            .GroupBy(pair => pair[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.First()[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new PressQuestion(
            fields.GetValueOrDefault("Host", ""),
            lines[0].Split(' ')[1],
            fields.GetValueOrDefault("User-Agent", ""),
            fields.GetValueOrDefault("Accept-Encoding", ""),
            fields.GetValueOrDefault("If-None-Match"));
    }
}
