using System.IO.Compression;
using System.Text;
using NewsArchive.Captures;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Captures;

public sealed class CaptureBodyTests
{
    private static readonly string Page = string.Concat(Enumerable.Range(0, 500).Select(number => $"<p>Paragraph {number} of a page.</p>\n"));

    [Fact]
    public void Bytes_come_back_as_they_were()
    {
        foreach (var text in new[] { "", "x", Page })
        {
            var body = CaptureBody.Of(Make.Capture("https://paper.example/", text));
            Assert.Equal(BodyCoding.Brotli, body.Coding);
            Assert.Equal(text, Encoding.UTF8.GetString(body.Decompress()));
            Assert.Equal(CaptureBody.HashOf(Encoding.UTF8.GetBytes(text)), body.Sha256);
        }
    }

    [Theory]
    [InlineData(BodyCoding.Gzip)]
    [InlineData(BodyCoding.Brotli)]
    public void What_the_server_compressed_is_kept_so_and_has_the_same_hash(BodyCoding coding)
    {
        var draft = Make.Capture("https://paper.example/", Page);
        var packed = Pack(draft.Body.Span, coding, CompressionLevel.Fastest);
        var body = CaptureBody.Of(draft with { Packed = new PackedBody(packed, coding) });

        Assert.Equal(coding, body.Coding);
        Assert.Equal(packed, body.Compressed);
        Assert.Equal(Page, Encoding.UTF8.GetString(body.Decompress()));
        Assert.Equal(CaptureBody.Of(draft).Sha256, body.Sha256);
    }

    [Fact]
    public void What_the_server_hardly_compressed_is_compressed_again()
    {
        var draft = Make.Capture("https://paper.example/", Page);
        var stored = Pack(draft.Body.Span, BodyCoding.Gzip, CompressionLevel.NoCompression);
        var body = CaptureBody.Of(draft with { Packed = new PackedBody(stored, BodyCoding.Gzip) });

        Assert.Equal(BodyCoding.Brotli, body.Coding);
        Assert.True(body.Compressed.Length < stored.Length / 4);
        Assert.Equal(Page, Encoding.UTF8.GetString(body.Decompress()));
    }

    private static byte[] Pack(ReadOnlySpan<byte> bytes, BodyCoding coding, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (Stream packer = coding == BodyCoding.Gzip ? new GZipStream(packed, level) : new BrotliStream(packed, level))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }
}
