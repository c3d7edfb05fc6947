using System.Globalization;
using System.Text;
using NewsArchive.Captures;

namespace NewsArchive.Exports.Warcs;

/// <summary>
/// The head of an HTTP response as it goes with the bytes we have: they were unpacked when they came, so the lines that speak of chunks and
/// packing are left out or renamed, and the length is that of the bytes.
/// </summary>
internal static class ResponseHead
{
    private const string OriginalCoding = "X-Archive-Orig-Content-Encoding";

    /// <summary>Status line and header lines with the blank line behind them.</summary>
    public static byte[] Of(Capture capture, int bodyLength)
    {
        var head = new StringBuilder($"HTTP/1.1 {capture.Status} {Phrase(capture.Status)}".TrimEnd()).Append("\r\n");
        var length = bodyLength.ToString(CultureInfo.InvariantCulture);
        var hasLength = false;
        foreach (var header in capture.Headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = colon < 0 ? (header, "") : (header[..colon], header[(colon + 1)..].Trim());
            switch (name.ToLowerInvariant())
            {
                case "transfer-encoding" or "set-cookie" or "set-cookie2":
                case "content-length" when hasLength:
                    break;
                case "content-length":
                    hasLength = true;
                    Add(name, length);
                    break;
                case "content-encoding":
                    Add(OriginalCoding, value);
                    break;
                default:
                    Add(name, value);
                    break;
            }
        }

        if (!hasLength)
        {
            Add("Content-Length", length);
        }

        var text = head.Append("\r\n").ToString();
        // A header's bytes were read as Latin-1, so that writes them back as they came; only an address may hold more.
        return text.Any(letter => letter > '\u00ff') ? Encoding.UTF8.GetBytes(text) : Encoding.Latin1.GetBytes(text);

        void Add(string name, string value) => head.Append(CultureInfo.InvariantCulture, $"{name}: {value.ReplaceLineEndings(" ")}\r\n");
    }

    /// <summary>The usual words beside a status; those that came were not kept.</summary>
    private static string Phrase(int? status) => status switch
    {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        203 => "Non-Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        _ => "",
    };
}
