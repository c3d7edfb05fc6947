using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace NewsArchive.Scraper.Extraction;

/// <summary>A page's bytes as text, and the character encoding they were read with.</summary>
/// <param name="Text">The text.</param>
/// <param name="Charset">The encoding's name.</param>
public sealed partial record PageText(string Text, string Charset)
{
    private const int MetaReach = 4096;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// Decodes a page: byte order mark first; then UTF-8 if the bytes are valid UTF-8, whatever the page says, because no other encoding's
    /// text happens to be; then the charset given from outside (HTTP header, manifest), the page's own meta, and last a guess.
    /// </summary>
    /// <param name="bytes">The page as it came.</param>
    /// <param name="charset">The encoding that the response or manifest names, if any.</param>
    public static PageText Decode(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if (ByMark(bytes) is { } marked)
        {
            return marked;
        }

        // ISO-2022-JP and UTF-7 are made of ASCII bytes, so they are valid UTF-8 too.
        var named = Find(charset) ?? Find(Meta(bytes));
        if (named is not { WebName: "iso-2022-jp" } && TryUtf8(bytes) is { } text)
        {
            return new PageText(text, "utf-8");
        }

        var encoding = named is null or { WebName: "utf-8" } ? Guess(bytes, named) : named;
        return new PageText(encoding.GetString(bytes), encoding.WebName);
    }

    private static PageText? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => new PageText(Encoding.UTF8.GetString(bytes[3..]), "utf-8"),
        [0xFF, 0xFE, ..] => new PageText(Encoding.Unicode.GetString(bytes[2..]), "utf-16"),
        [0xFE, 0xFF, ..] => new PageText(Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16be"),
        _ => null,
    };

    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Meta(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, MetaReach)]);
        return MetaCharset().Match(head) is { Success: true } match ? match.Groups[1].Value : null;
    }

    private static Encoding? Find(string? charset)
    {
        var name = charset?.Trim(' ', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        // Browsers read these names as the wider Windows encodings, and pages count on it.
        name = name switch
        {
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" or "x-gbk" => "gb18030",
            "ks_c_5601-1987" or "euc_kr" => "euc-kr",
            "utf8" => "utf-8",
            "shift-jis" or "x-sjis" => "shift_jis",
            _ => name,
        };
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Guess(ReadOnlySpan<byte> bytes, Encoding? named)
    {
        // A page that says UTF-8 and has a few wrong bytes is UTF-8 with faults.
        if (named is not null && CountFaults(bytes) * 200 < bytes.Length)
        {
            return Encoding.UTF8;
        }

        return CharsetDetector.DetectFromBytes(bytes.ToArray()).Detected is { Encoding: { } encoding, Confidence: > 0.3f }
            ? encoding
            : Encoding.GetEncoding("windows-1252");
    }

    private static int CountFaults(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).AsSpan().Count('\ufffd');

    [GeneratedRegex("""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9_\-:]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaCharset();
}
