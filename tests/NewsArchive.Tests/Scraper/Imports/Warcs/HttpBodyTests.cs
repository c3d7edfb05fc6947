using System.IO.Compression;
using System.Text;
using NewsArchive.Scraper.Imports;
using NewsArchive.Scraper.Imports.Warcs;

namespace NewsArchive.Tests.Scraper.Imports.Warcs;

public sealed class HttpBodyTests
{
    private const string Page = "<p>A page of some length, some length, some length.</p>";

    public static TheoryData<string, string> Codings => new()
    {
        { "gzip", "gzip" }, { "x-gzip", "gzip" }, { "deflate", "zlib" }, { "deflate", "raw" }, { "br", "brotli" }, { "gzip, br", "gzip+brotli" }, { "identity", "none" },
    };

    [Theory]
    [MemberData(nameof(Codings))]
    public void Every_content_coding_is_undone(string header, string packing)
    {
        var packed = packing.Split('+').Aggregate(Encoding.UTF8.GetBytes(Page), Pack);

        Assert.Equal(Page, Decode($"Content-Encoding: {header}", packed));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public void A_coding_that_the_recorder_has_undone_already_is_let_be(string header) =>
        Assert.Equal(Page, Decode($"Content-Encoding: {header}", Encoding.UTF8.GetBytes(Page)));

    [Theory]
    [InlineData("5\r\n<p>on\r\n6;name=\"v\"\r\ne</p>\n\r\n0\r\nTrailer: x\r\n\r\n", "<p>one</p>\n")]
    [InlineData("5\n<p>on\n5\ne</p>\n0\n\n", "<p>one</p>")]
    [InlineData("<p>not chunked at all</p>", "<p>not chunked at all</p>")]
    public void Chunks_are_joined(string body, string expected) => Assert.Equal(expected, Decode("Transfer-Encoding: chunked", Encoding.ASCII.GetBytes(body)));

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "5\r\n<p>on\r\nffff\r\ne", "cut off within a chunk")]
    [InlineData("Transfer-Encoding: chunked", "5\r\n<p>on\r\n", "cut off between two chunks")]
    [InlineData("Content-Encoding: br", "\u0001\u0002 no brotli", "does not unpack")]
    [InlineData("Content-Encoding: deflate", "\u0078\u009c no deflate", "does not unpack")]
    [InlineData("Content-Encoding: zstd", "\u0028\u00b5\u002f\u00fd", "zstd")]
    [InlineData("Content-Encoding: br, br, br, br, br", "x", "5 times")]
    public void What_cannot_be_undone_is_told(string header, string body, string reason)
    {
        var error = Assert.Throws<ImportException>(() => Decode(header, Encoding.Latin1.GetBytes(body)));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate", "zlib")]
    [InlineData("br", "brotli")]
    public void A_packed_body_that_is_cut_off_is_told(string header, string packing)
    {
        var noise = new byte[10_000];
        new Random(5).NextBytes(noise);

        Assert.Throws<ImportException>(() => Decode($"Content-Encoding: {header}", Pack(noise, packing)[..^500]));
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("br", "brotli")]
    [InlineData("gzip, gzip", "gzip+gzip")]
    public void A_bomb_is_refused_before_it_unpacks(string header, string packing)
    {
        var bomb = packing.Split('+').Aggregate(new byte[200 * 1024 * 1024], Pack);
        var before = GC.GetTotalAllocatedBytes();

        var error = Assert.Throws<ImportException>(() => Decode($"Content-Encoding: {header}", bomb));

        Assert.Contains("larger than 0.1 MiB", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16 * 1024 * 1024);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nbody", 200, "text/html")]
    [InlineData("HTTP/2 404\nContent-Type: TEXT/HTML; charset=x\n\n", 404, "text/html")]
    [InlineData("HTTP/1.0  301  Moved  along\r\nLocation: /x\r\nFolded: a\r\n b\r\n", 301, null)]
    public void Heads_are_read_with_patience(string text, int status, string? mediaType)
    {
        var head = HttpHead.Read(Encoding.ASCII.GetBytes(text))!;

        Assert.Equal((status, mediaType), (head.Status, head.MediaType));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>no head</html>")]
    [InlineData("HTTP/1.1 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 99999 Many\r\n\r\n")]
    public void What_is_no_head_is_none(string text) => Assert.Null(HttpHead.Read(Encoding.ASCII.GetBytes(text)));

    private static string Decode(string header, byte[] body)
    {
        var head = HttpHead.Read(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{header}\r\n\r\n"))!;
        return Encoding.UTF8.GetString(HttpBody.Decode(head, body, 100 * 1024).Span);
    }

    private static byte[] Pack(byte[] bytes, string how)
    {
        using var packed = new MemoryStream();
        using (Stream stream = how switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "zlib" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "raw" => new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "brotli" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => packed,
        })
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
