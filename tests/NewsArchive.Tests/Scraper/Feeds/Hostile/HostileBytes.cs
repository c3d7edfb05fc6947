using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using static NewsArchive.Tests.Scraper.Feeds.Hostile.HostileFeed;

namespace NewsArchive.Tests.Scraper.Feeds.Hostile;

/// <summary>Bytes that are not what they or their server say: encodings and compression.</summary>
internal static class HostileBytes
{
    private const string Russian = "Мост через реку отремонтируют";
    private const string Damaged = "compressed with gzip and does not unpack";

    public static IReadOnlyDictionary<string, HostileFeed> All { get; } = new Dictionary<string, HostileFeed>
    {
        ["UTF-16 with a mark that calls itself UTF-8"] = Encoded("utf-16", "utf-8", mark: true),
        ["UTF-16 of the other order with a mark"] = Encoded("utf-16BE", "utf-16", mark: true),
        ["UTF-16 without a mark"] = Encoded("utf-16", "utf-16", mark: false),
        ["UTF-16 of the other order without a mark"] = Encoded("utf-16BE", null, mark: false),
        ["UTF-16 without a mark, as JSON"] = new(() => Encoding.Unicode.GetBytes($$"""{"items":[{"url":"{{Good}}","title":"{{Russian}}"}]}""")) { Urls = [Good], Title = Russian },
        ["the encoding stands in the declaration only"] = Encoded("windows-1251", "windows-1251", mark: false),
        ["the encoding stands in the declaration and the server names another"] = Encoded("koi8-r", "windows-1251", mark: false) with { Charset = "koi8-r" },
        ["UTF-8 that calls itself another encoding"] = Encoded("utf-8", "koi8-r", mark: false) with { Charset = "iso-8859-1" },
        ["an encoding that nobody knows"] = Encoded("utf-8", "x-martian", mark: true) with { Charset = "utf-7,utf-9" },
        ["another encoding that calls itself UTF-8"] = new(() => Encoding.Latin1.GetBytes("<?xml version='1.0' encoding='utf-8'?>" + Rss(Item("Café à Besançon")))) { Urls = [Good], Title = "Café à Besançon" },
        ["a few wrong bytes in UTF-8"] = new(() => [.. "<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>One"u8, 0xff, 0xfe, .. Encoding.UTF8.GetBytes($"</title><link>{Good}</link><description>{Many("é", 500)}</description></item></channel></rss>")])
        {
            Urls = [Good],
            Title = "One\ufffd\ufffd",
        },
        ["zero bytes in front"] = new(() => [0, 0, 0, .. Encoding.UTF8.GetBytes(Rss(Item()))]) { Problem = "neither XML nor JSON" },
        ["a picture"] = new(() => [0x89, .. "PNG\r\n\u001a\n\0\0\0\rIHDR"u8]) { Problem = "neither XML nor JSON" },
        ["all bytes"] = new(() => [.. Enumerable.Range(0, 65_536).Select(number => (byte)(number * 31))]) { Problem = "neither XML nor JSON" },
        ["a bomb of gzip"] = new(() => Gzip(new byte[200 * 1024 * 1024])) { Problem = "larger than 64 MiB" },
        ["a bomb of gzip with a feed in front"] = new(() => Gzip([.. Encoding.UTF8.GetBytes(Rss(Item())), .. new byte[100 * 1024 * 1024]])) { Problem = "larger than 64 MiB" },
        ["gzip cut off"] = new(() => Gzip(Encoding.UTF8.GetBytes($"<rss><channel>{Item()}<item><title>{Noise}</title></item></channel></rss>"))[..5000]) { Urls = [Good], Title = "One", Fault = "not well-formed XML" },
        ["gzip without anything behind its head"] = new(() => Gzip("x"u8.ToArray())[..10]) { Problem = "empty" },
        ["gzip with a broken middle"] = new(() => [.. Gzip(Encoding.UTF8.GetBytes(Rss(Item())))[..15], .. new byte[40]]) { Problem = Damaged },
        ["gzip in gzip"] = new(() => Gzip(Gzip(Encoding.UTF8.GetBytes(Rss(Item()))))) { Problem = "neither XML nor JSON" },
        ["two parts of gzip"] = new(() => [.. Gzip("<rss><channel>"u8.ToArray()), .. Gzip(Encoding.UTF8.GetBytes(Item() + "</channel></rss>"))]) { Urls = [Good], Title = "One" },
    };

    /// <summary>Text that does not become smaller.</summary>
    private static string Noise => Convert.ToBase64String([.. Enumerable.Range(0, 400).SelectMany(number => SHA256.HashData(BitConverter.GetBytes(number)))]);

    private static HostileFeed Encoded(string encoding, string? declared, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var declaration = declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";
        var used = Encoding.GetEncoding(encoding);
        return new(() => [.. mark ? used.GetPreamble() : [], .. used.GetBytes(declaration + Rss(Item(Russian)))]) { Urls = [Good], Title = Russian };
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
