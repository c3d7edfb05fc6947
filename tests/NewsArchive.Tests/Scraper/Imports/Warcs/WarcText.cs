using System.IO.Compression;
using System.Text;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Imports.Warcs;

/// <summary>Builds WARC files by hand, right ones and broken ones, without a line of the product.</summary>
internal static class WarcText
{
    public const string Date = "2024-05-06T07:08:09Z";

    /// <summary>A record; its fields are lines between the type and the length.</summary>
    public static byte[] Record(string type, string? uri, byte[] block, string contentType = "application/http; msgtype=response", string version = "WARC/1.1", string date = Date, string more = "", long? length = null)
    {
        var target = uri is null ? "" : $"WARC-Target-URI: {uri}\r\n";
        var head = $"{version}\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:{Guid.NewGuid()}>\r\nWARC-Date: {date}\r\n{target}{more}Content-Type: {contentType}\r\nContent-Length: {length ?? block.Length}\r\n\r\n";
        return [.. Encoding.UTF8.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    /// <summary>A response with an HTML page.</summary>
    public static byte[] Page(string uri, string title, string date = Date, string more = "") => Record("response", uri, Http(NewsPage.Html(title)), date: date, more: more);

    /// <summary>An HTTP answer.</summary>
    public static byte[] Http(string body, string status = "200 OK", string headers = "Content-Type: text/html; charset=utf-8\r\n") =>
        Http(Encoding.UTF8.GetBytes(body), status, headers);

    /// <summary>An HTTP answer.</summary>
    public static byte[] Http(byte[] body, string status = "200 OK", string headers = "Content-Type: text/html; charset=utf-8\r\n") =>
        [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), .. body];

    /// <summary>The head of a file.</summary>
    public static byte[] Info() => Record("warcinfo", null, "software: test\r\n"u8.ToArray(), "application/warc-fields");

    /// <summary>One gzip member.</summary>
    public static byte[] Gzip(params byte[][] parts)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                gzip.Write(part);
            }
        }

        return packed.ToArray();
    }
}
