using NewsArchive.Articles;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Addresses as a person typed or pasted them, sorted into those that can be asked and those that cannot.</summary>
/// <param name="Urls">What to ask, each once, in the order typed.</param>
/// <param name="Problems">What is wrong with the others, for people.</param>
public sealed record TypedAddresses(IReadOnlyList<string> Urls, IReadOnlyList<string> Problems)
{
    /// <summary>How many addresses one request may hold.</summary>
    public const int Most = 1000;

    private const int LongestUrl = 2000;

    /// <summary>Reads one address a line, or several apart by blanks. A missing "https://" is added.</summary>
    public static TypedAddresses Read(string? typed) => Read((typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Reads addresses.</summary>
    public static TypedAddresses Read(IEnumerable<string> typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var urls = new List<string>();
        var problems = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in typed.Select(word => word.Trim()).Where(word => word.Length > 0))
        {
            var url = word.Contains("://", StringComparison.Ordinal) ? word : "https://" + word;
            if (url.Length > LongestUrl || url.Any(char.IsControl) || ArticleUrl.Canonicalize(url) is not { } canonical || !LooksLikeHost(new Uri(canonical)))
            {
                problems.Add($"\"{Shorten(word)}\" is not the address of a page. Give it as in https://news.example/story.");
            }
            else if (seen.Add(canonical))
            {
                urls.Add(url);
            }
        }

        if (urls.Count > Most)
        {
            problems.Add($"These are {urls.Count} addresses; add at most {Most} at a time, or import a file.");
        }

        return new TypedAddresses(urls, problems);
    }

    private static bool LooksLikeHost(Uri uri) => uri.HostNameType != UriHostNameType.Dns || uri.Host.Contains('.', StringComparison.Ordinal) || uri.IsLoopback;

    private static string Shorten(string word) => word.Length <= 100 ? word : word[..100] + "…";
}
