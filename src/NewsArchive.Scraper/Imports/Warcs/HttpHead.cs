using System.Globalization;
using System.Text;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>Status line and header lines of a recorded HTTP answer, read with patience: any line ends, folded lines, odd status lines.</summary>
/// <param name="Status">The status.</param>
/// <param name="Reason">The words beside it; may be empty.</param>
/// <param name="Headers">The header lines in order.</param>
/// <param name="Size">Number of bytes up to the body.</param>
internal sealed record HttpHead(int Status, string Reason, IReadOnlyList<CaptureHeader> Headers, int Size)
{
    /// <summary>Most bytes that are looked at for the end of a head.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Media type without parameters, lower case; null when none is named.</summary>
    public string? MediaType => ContentType is { } type && type.Split(';')[0].Trim() is { Length: > 0 } name ? name.ToLowerInvariant() : null;

    /// <summary>The character encoding that Content-Type names.</summary>
    public string? Charset => CharsetOf(ContentType);

    private string? ContentType => this["Content-Type"].FirstOrDefault();

    /// <summary>The values of a header.</summary>
    public IEnumerable<string> this[string name] =>
        Headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    /// <summary>The head at the beginning of some bytes; null when there is none.</summary>
    public static HttpHead? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("HTTP/"u8))
        {
            return null;
        }

        var lines = new List<string>();
        var size = 0;
        while (size < bytes.Length)
        {
            var end = bytes[size..].IndexOf((byte)'\n');
            var text = Encoding.Latin1.GetString(end < 0 ? bytes[size..] : bytes.Slice(size, end)).TrimEnd('\r').Replace("\0", "", StringComparison.Ordinal);
            size = end < 0 ? bytes.Length : size + end + 1;
            if (text.Length == 0)
            {
                return Read(lines, size);
            }

            // A line that begins with a blank goes on the one before.
            if (text[0] is ' ' or '\t' && lines.Count > 1)
            {
                lines[^1] += " " + text.Trim();
                continue;
            }

            lines.Add(text);
        }

        // An answer without a body may lack the blank line.
        return bytes.Length < MostBytes ? Read(lines, size) : null;
    }

    /// <summary>The character encoding that a Content-Type names.</summary>
    public static string? CharsetOf(string? contentType) =>
        contentType?.Split(';').Skip(1).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Equals("charset", StringComparison.OrdinalIgnoreCase))?[1].Trim('"', '\'', ' ');

    private static HttpHead? Read(List<string> lines, int size)
    {
        var words = lines[0].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) || status is < 100 or > 999)
        {
            return null;
        }

        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2 && pair[0].Trim().Length > 0)
            .Select(pair => new CaptureHeader(pair[0].Trim(), pair[1].Trim()));
        return new HttpHead(status, words.Length > 2 ? words[2].Trim() : "", [.. headers], size);
    }
}
