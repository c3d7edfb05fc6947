using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace NewsArchive.Tests.Support.Press;

/// <summary>The other direction of a connection: answers byte by byte as they are wanted, right or wrong.</summary>
internal sealed class PressLine(PipeWriter output, CancellationToken closed)
{
    /// <summary>True when the other side is gone.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Status of the answer; 0 before there is one.</summary>
    public int Status { get; private set; }

    /// <summary>Writes status line and header fields.</summary>
    public Task HeadAsync(int status, string phrase, string fields, long? length)
    {
        Status = status;
        var size = length is { } known ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {known}\r\n") : "Connection: close\r\n";
        return BytesAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} {phrase}\r\n{fields}{size}\r\n"));
    }

    /// <summary>Writes a whole answer.</summary>
    public async Task AnswerAsync(int status, string phrase, string fields, ReadOnlyMemory<byte> body)
    {
        await HeadAsync(status, phrase, fields, body.Length);
        await BytesAsync(body);
    }

    /// <summary>Writes bytes and waits until the line has taken them.</summary>
    public async Task BytesAsync(ReadOnlyMemory<byte> bytes)
    {
        if (IsCut)
        {
            return;
        }

        try
        {
            IsCut = (await output.WriteAsync(bytes, closed)).IsCompleted;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            IsCut = true;
        }
    }
}
