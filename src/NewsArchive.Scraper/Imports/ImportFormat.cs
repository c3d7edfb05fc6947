using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsArchive.Scraper.Imports;

/// <summary>What a file is, by what is in it; the name decides only when the content could be either.</summary>
public enum ImportFormat
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>One saved page, HTML.</summary>
    SavedPage,

    /// <summary>JSON Lines that name saved pages: {"id","url","path"}.</summary>
    PageManifest,

    /// <summary>JSON Lines of articles: {"url","source","title","published","text","lang"}.</summary>
    ArticleLines,

    /// <summary>A page's text that begins "date YYYY-MM-DD URL".</summary>
    TextDump,

    /// <summary>Recorded HTTP answers: a web archive, WARC 1.0 or 1.1 (ISO 28500).</summary>
    Warc,
}

/// <summary>Recognises what a file is.</summary>
public static partial class ImportFormats
{
    /// <summary>How many bytes of a file are looked at.</summary>
    public const int PeekBytes = 64 * 1024;

    /// <summary>The format of a file that begins with some bytes.</summary>
    public static ImportFormat Recognise(ReadOnlySpan<byte> beginning, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        // Pages in UTF-16 begin with a byte order mark and have no other sign; nothing else that is imported is in UTF-16.
        if (beginning is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
        {
            return ImportFormat.SavedPage;
        }

        var text = Encoding.UTF8.GetString(beginning).TrimStart('\ufeff', ' ', '\t', '\r', '\n');
        if (text.StartsWith("WARC/", StringComparison.Ordinal) || WarcName().IsMatch(path))
        {
            return ImportFormat.Warc;
        }

        if (text.StartsWith('{'))
        {
            return RecogniseLine(text.Split('\n', 2)[0]);
        }

        if (text.StartsWith('<') || IsNamedHtml(path))
        {
            return ImportFormat.SavedPage;
        }

        return DumpHeader().IsMatch(text) ? ImportFormat.TextDump : ImportFormat.Unknown;
    }

    /// <summary>The first line of a text dump: date and address.</summary>
    [GeneratedRegex(@"^\s*date[ \t]+(?<date>\d{4}-\d{2}-\d{2})[ \t]+(?<url>https?://\S+)[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    internal static partial Regex DumpHeader();

    private static ImportFormat RecogniseLine(string line)
    {
        var names = PropertyNames(line);
        if (names.Contains("path"))
        {
            return ImportFormat.PageManifest;
        }

        return names.Contains("title") || names.Contains("text") || names.Contains("url") ? ImportFormat.ArticleLines : ImportFormat.Unknown;
    }

    /// <summary>The names on the top level of a JSON object, as far as it can be read: the first line may be the broken one.</summary>
    private static HashSet<string> PropertyNames(string line)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line), isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    names.Add(reader.GetString()!);
                }
            }
        }
        catch (JsonException)
        {
            // What was seen before the error is enough to tell the formats apart; the error itself is reported with its line.
        }

        return names;
    }

    private static bool IsNamedHtml(string path) => HtmlName().IsMatch(path);

    [GeneratedRegex(@"\.warc(\.gz)?$", RegexOptions.IgnoreCase)]
    private static partial Regex WarcName();

    [GeneratedRegex(@"\.x?html?(\.gz)?$", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlName();
}
