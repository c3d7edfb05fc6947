using System.Security.Cryptography;
using System.Text;

namespace NewsArchive.Articles;

/// <summary>
/// The key of an address: host, path and query reduced to what tells articles apart. Two addresses that may be two articles must keep two
/// keys; two keys for one article only cost a look at its canonical link.
/// </summary>
internal static class AddressKey
{
    /// <summary>PostgreSQL indexes at most 2704 bytes a row; longer keys end in a hash.</summary>
    private const int MostCharacters = 600;

    private const int MostWraps = 3;

    /// <summary>Hosts whose sites show the same articles as the host behind the dot.</summary>
    private static readonly HashSet<string> MobileLabels = new(StringComparer.Ordinal) { "m", "amp", "mobile", "mobil", "touch", "wap" };

    /// <summary>What stands before a country's two letters where the owner's name stands elsewhere: "co.uk" is nobody's site.</summary>
    private static readonly HashSet<string> SuffixLabels = new(StringComparer.Ordinal) { "ac", "co", "com", "edu", "go", "gob", "gov", "ne", "net", "or", "org" };

    /// <summary>The key; null for what is no absolute http or https address.</summary>
    public static string? Of(string? url)
    {
        if (Parse(url) is not { } uri)
        {
            return null;
        }

        var key = HostOf(uri) + AddressPath.Reduce(uri.AbsolutePath) + AddressQuery.Reduce(uri.Query);
        return key.Length <= MostCharacters ? key : $"{key[..(MostCharacters - 70)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}";
    }

    /// <summary>
    /// The key of the stable number or hash in an address, such as "paper.example#1234567", which stays when the words of the address change;
    /// null when it has none. Never equal to the key of an address.
    /// </summary>
    public static string? StableOf(string? url) =>
        Parse(url) is { } uri && StableId.In(AddressPath.Reduce(uri.AbsolutePath)) is { } id ? $"{HostOf(uri)}#{id}" : null;

    /// <summary>The host as keys have it, with a port that is not the scheme's own; null for what is no address.</summary>
    public static string? HostOf(string? url) => Parse(url) is { } uri ? HostOf(uri) : null;

    /// <summary>True for the key of a site's home page.</summary>
    public static bool IsHome(string key) => key.IndexOf('/', StringComparison.Ordinal) == key.Length - 1;

    /// <summary>Undoes the escapes that need not be and writes the others in capitals (RFC 3986, 6.2.2).</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%' || i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                plain.Append(text[i]);
                continue;
            }

            var character = (char)Convert.ToByte(text.Substring(i + 1, 2), 16);
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~')
            {
                plain.Append(character);
            }
            else
            {
                plain.Append('%').Append(char.ToUpperInvariant(text[i + 1])).Append(char.ToUpperInvariant(text[i + 2]));
            }

            i += 2;
        }

        return plain.ToString();
    }

    private static Uri? Parse(string? url)
    {
        for (var wraps = 0; ; wraps++)
        {
            if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            {
                return null;
            }

            if (wraps == MostWraps || Unwrapped(uri) is not { } inner)
            {
                return uri;
            }

            url = inner;
        }
    }

    /// <summary>The publisher's address of a page in a cache of AMP pages, such as "paper-example.cdn.ampproject.org/c/s/paper.example/story".</summary>
    private static string? Unwrapped(Uri uri)
    {
        var host = uri.IdnHost;
        string[] markers = host.EndsWith(".ampproject.org", StringComparison.Ordinal) || host.EndsWith(".bing-amp.com", StringComparison.Ordinal)
            ? ["/c/s/", "/v/s/", "/c/", "/v/"]
            : IsGoogle(host) ? ["/amp/s/", "/amp/"] : [];
        return Array.Find(markers, marker => uri.AbsolutePath.StartsWith(marker, StringComparison.Ordinal)) is { } found
            && uri.AbsolutePath[found.Length..] is var rest && rest.Split('/')[0].Contains('.', StringComparison.Ordinal)
            ? $"https://{rest}{uri.Query}"
            : null;
    }

    /// <summary>"google.com", "www.google.co.uk" and the like.</summary>
    private static bool IsGoogle(string host) =>
        (host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host).Split('.') is ["google", .. { Length: 1 or 2 } rest] && rest.All(label => label.Length <= 3);

    private static string HostOf(Uri uri)
    {
        var host = uri.IdnHost.ToLowerInvariant().TrimEnd('.');
        var labels = uri.HostNameType == UriHostNameType.Dns ? host.Split('.').ToList() : [host];
        while (labels.Count > 2 && (labels[0] == "www" || (MobileLabels.Contains(labels[0]) && !IsSuffix(labels[1..]))))
        {
            labels.RemoveAt(0);
        }

        // The mobile sites of the Wikimedia projects: "en.m.wikinews.org".
        if (labels.Count > 3 && labels[1] == "m")
        {
            labels.RemoveAt(1);
        }

        // One address is http on port 80 and https on port 443, so that both ports say nothing.
        return string.Join('.', labels) + (uri.Port is 80 or 443 ? "" : $":{uri.Port}");
    }

    private static bool IsSuffix(List<string> labels) => labels.Count == 2 && labels[1].Length == 2 && SuffixLabels.Contains(labels[0]);
}
