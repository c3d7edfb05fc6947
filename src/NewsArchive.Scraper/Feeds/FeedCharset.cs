using System.Text;
using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Scraper.Feeds;

/// <summary>
/// A document's bytes as text: by its byte order mark, by the zero bytes that show UTF-16 without one (XML 1.0, appendix F), by what the server
/// names, by the XML declaration, in this order (RFC 7303, 3.2); valid UTF-8 is UTF-8 whatever is named.
/// </summary>
internal static partial class FeedCharset
{
    private const int DeclarationReach = 256;

    /// <summary>Decodes a document.</summary>
    /// <param name="bytes">Its bytes, unpacked.</param>
    /// <param name="charset">The encoding that the server names, if any.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset) => bytes switch
    {
        [(byte)'<' or (byte)'{', 0, not 0, ..] => Encoding.Unicode.GetString(bytes),
        [0, (byte)'<' or (byte)'{', 0, ..] => Encoding.BigEndianUnicode.GetString(bytes),
        _ => PageText.Decode(bytes, charset ?? Declared(bytes)).Text,
    };

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationReach)]);
        return Declaration().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex("""^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._:-]{2,40})["']""", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
