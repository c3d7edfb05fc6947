using System.Text.Encodings.Web;
using System.Text.Json;
using NewsArchive.Captures;

namespace NewsArchive.Exports.Warcs;

/// <summary>Makes the records for captures that go into one file after the other.</summary>
/// <remarks>
/// A response is written as a revisit when the response before it from the same address in this file had the same bytes, and only then: who
/// reads the file in order then knows what each address showed at each time. A file that somebody gave to the archive has no HTTP head, so it
/// becomes a resource record.
/// </remarks>
internal sealed class WarcRecords
{
    private const string IdenticalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    private const string Info =
        "software: news-archive/1.0\r\nformat: WARC File Format 1.1\r\n"
        + "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, (string Sha256, string Digest, DateTimeOffset Date)> _latest = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _written = [];

    /// <summary>The record that a file begins with.</summary>
    public static WarcRecord InfoOf(string fileName, DateTimeOffset date) => new("warcinfo", WarcRecord.IdOf($"warcinfo {fileName}"), date)
    {
        Fields = [("WARC-Filename", fileName)],
        ContentType = "application/warc-fields",
        Block = System.Text.Encoding.UTF8.GetBytes(Info),
    };

    /// <summary>The records for a capture; none when an equal one (address, time, bytes) is in the file already.</summary>
    public IReadOnlyList<WarcRecord> Of(CapturedPage page)
    {
        var capture = page.Capture;
        var id = WarcRecord.IdOf($"{capture.Origin} {capture.FinalUrl} {WarcRecord.Text(capture.CapturedAt)} {capture.BodySha256}");
        if (!_written.Add(id))
        {
            return [];
        }

        var content = capture.Origin == CaptureOrigin.Http ? ResponseOf(page, id) : ResourceOf(page, id);
        return [content, MetadataOf(page, id)];
    }

    private WarcRecord ResponseOf(CapturedPage page, Guid id)
    {
        var capture = page.Capture;
        var body = page.Body.Decompress();
        var head = ResponseHead.Of(capture, body.Length);
        if (_latest.TryGetValue(capture.FinalUrl, out var before) && before.Sha256 == capture.BodySha256)
        {
            return new WarcRecord("revisit", id, capture.CapturedAt)
            {
                Fields =
                [
                    ("WARC-Target-URI", capture.FinalUrl), ("WARC-Profile", IdenticalPayload), ("WARC-Refers-To-Target-URI", capture.FinalUrl),
                    ("WARC-Refers-To-Date", WarcRecord.Text(before.Date)), ("WARC-Payload-Digest", before.Digest), ("WARC-IP-Address", capture.RemoteAddress),
                ],
                ContentType = "application/http; msgtype=response",
                Block = head,
            };
        }

        var digest = WarcRecord.DigestOf(body);
        _latest[capture.FinalUrl] = (capture.BodySha256, digest, capture.CapturedAt);
        return new WarcRecord("response", id, capture.CapturedAt)
        {
            Fields = [("WARC-Target-URI", capture.FinalUrl), ("WARC-Payload-Digest", digest), ("WARC-IP-Address", capture.RemoteAddress)],
            ContentType = "application/http; msgtype=response",
            Block = (byte[])[.. head, .. body],
        };
    }

    private WarcRecord ResourceOf(CapturedPage page, Guid id)
    {
        var capture = page.Capture;
        // What this address showed last is not the response before any more.
        _latest.Remove(capture.FinalUrl);
        var body = page.Body.Decompress();
        return new WarcRecord("resource", id, capture.CapturedAt)
        {
            Fields = [("WARC-Target-URI", capture.FinalUrl), ("WARC-Payload-Digest", WarcRecord.DigestOf(body))],
            ContentType = capture.Charset is null ? capture.MediaType : $"{capture.MediaType}; charset={capture.Charset}",
            Block = body,
        };
    }

    /// <summary>What the archive knows of the capture and WARC has no field for; above all the SHA-256 by which the archive names the bytes.</summary>
    private static WarcRecord MetadataOf(CapturedPage page, Guid id)
    {
        var capture = page.Capture;
        using var block = new MemoryStream();
        using (var json = new Utf8JsonWriter(block, Json))
        {
            json.WriteStartObject();
            json.WriteString("schema", "newsarchive-capture/1");
            json.WriteString("sha256", capture.BodySha256);
            json.WriteNumber("length", page.Body.Length);
            json.WriteString("url", capture.Url);
            json.WriteStartArray("redirects");
            foreach (var redirect in capture.Redirects)
            {
                json.WriteStringValue(redirect);
            }

            json.WriteEndArray();
            json.WriteString("finalUrl", capture.FinalUrl);
            json.WriteString("mediaType", capture.MediaType);
            json.WriteString("charset", capture.Charset);
            json.WriteEndObject();
        }

        return new WarcRecord("metadata", WarcRecord.IdOf($"metadata {id:D}"), capture.CapturedAt)
        {
            Fields = [("WARC-Target-URI", capture.FinalUrl), ("WARC-Refers-To", WarcRecord.Text(id))],
            ContentType = "application/json",
            Block = block.ToArray(),
        };
    }
}
