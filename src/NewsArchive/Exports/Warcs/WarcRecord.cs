using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsArchive.Captures;

namespace NewsArchive.Exports.Warcs;

/// <summary>One record of a WARC 1.1 file (ISO 28500:2017): named fields and a block of bytes.</summary>
/// <param name="Type">What it is, such as "response".</param>
/// <param name="Id">Its identity.</param>
/// <param name="Date">When what it holds was captured.</param>
internal sealed record WarcRecord(string Type, Guid Id, DateTimeOffset Date)
{
    /// <summary>Further fields in order, between the date and the digest of the block.</summary>
    public IReadOnlyList<(string Name, string? Value)> Fields { get; init; } = [];

    /// <summary>Media type of the block.</summary>
    public required string ContentType { get; init; }

    /// <summary>The block.</summary>
    public required ReadOnlyMemory<byte> Block { get; init; }

    /// <summary>An identity made from what identifies the thing: the same in every export. A name-based UUID, version 5 (RFC 9562).</summary>
    public static Guid IdOf(string name)
    {
        // The namespace is a random UUID that means "records of NewsArchive".
        var space = new Guid("6c1f7a52-0f0d-4c6e-9a35-53d1b6d7c2e4").ToByteArray(bigEndian: true);
        var hash = SHA1.HashData([.. space, .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }

    /// <summary>A time as WARC writes it: UTC, with fractions of a second only when there are any.</summary>
    public static string Text(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>The SHA-1 of bytes as the tools of web archives index it.</summary>
    public static string DigestOf(ReadOnlySpan<byte> bytes) => "sha1:" + Base32.Of(SHA1.HashData(bytes));

    /// <summary>An identity as a record names it.</summary>
    public static string Text(Guid id) => $"<urn:uuid:{id:D}>";

    /// <summary>The record's bytes.</summary>
    public byte[] ToBytes()
    {
        var head = new StringBuilder("WARC/1.1\r\n");
        Add("WARC-Type", Type);
        Add("WARC-Record-ID", Text(Id));
        Add("WARC-Date", Text(Date));
        foreach (var (name, value) in Fields)
        {
            Add(name, value);
        }

        Add("WARC-Block-Digest", DigestOf(Block.Span));
        Add("Content-Type", ContentType);
        Add("Content-Length", Block.Length.ToString(CultureInfo.InvariantCulture));
        var bytes = new ArrayBufferWriter<byte>(head.Length + Block.Length + 16);
        bytes.Write(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()));
        bytes.Write(Block.Span);
        bytes.Write("\r\n\r\n"u8);
        return bytes.WrittenSpan.ToArray();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                head.Append(CultureInfo.InvariantCulture, $"{name}: {value.ReplaceLineEndings(" ")}\r\n");
            }
        }
    }
}
