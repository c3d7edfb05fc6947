namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>
/// What a file of the site-config format says about a site's pages. Expressions of one kind are tried in order until one finds something.
/// </summary>
internal sealed record SiteConfig
{
    /// <summary>The file's name, such as "example.com.txt".</summary>
    public required string Name { get; init; }

    /// <summary>Where the headline stands.</summary>
    public IReadOnlyList<SiteExpression> Titles { get; init; } = [];

    /// <summary>Where the body stands.</summary>
    public IReadOnlyList<SiteExpression> Bodies { get; init; } = [];

    /// <summary>Where the time of publication stands.</summary>
    public IReadOnlyList<SiteExpression> Dates { get; init; } = [];

    /// <summary>Where the authors are named.</summary>
    public IReadOnlyList<SiteExpression> Authors { get; init; } = [];

    /// <summary>What is no part of the body.</summary>
    public IReadOnlyList<SiteExpression> Strips { get; init; } = [];

    /// <summary>Letters in the class or id of elements that are no part of the body.</summary>
    public IReadOnlyList<string> StripNames { get; init; } = [];

    /// <summary>Where the link to the article on one page stands.</summary>
    public IReadOnlyList<SiteExpression> SinglePageLinks { get; init; } = [];

    /// <summary>What to replace in the page before it is read, in order.</summary>
    public IReadOnlyList<(string Find, string Replacement)> Replacements { get; init; } = [];

    /// <summary>Pages that the file's author tested it on.</summary>
    public IReadOnlyList<string> TestUrls { get; init; } = [];

    /// <summary>False when the body is to be taken as it stands, without looking for clutter in it; null when the file does not say.</summary>
    public bool? Prunes { get; init; }

    /// <summary>False when the author did not trust the generic algorithm on this site; null when the file does not say.</summary>
    public bool? Autodetects { get; init; }

    /// <summary>This file with another that holds for the same pages; what this one says comes first.</summary>
    public SiteConfig With(SiteConfig other) => this with
    {
        Titles = [.. Titles, .. other.Titles],
        Bodies = [.. Bodies, .. other.Bodies],
        Dates = [.. Dates, .. other.Dates],
        Authors = [.. Authors, .. other.Authors],
        Strips = [.. Strips, .. other.Strips],
        StripNames = [.. StripNames, .. other.StripNames],
        SinglePageLinks = [.. SinglePageLinks, .. other.SinglePageLinks],
        Replacements = [.. Replacements, .. other.Replacements],
        Prunes = Prunes ?? other.Prunes,
        Autodetects = Autodetects ?? other.Autodetects,
    };

    /// <summary>The page with the file's replacements made; one that would blow the page up is left out.</summary>
    public string Prepare(string html)
    {
        const int Longest = 20_000_000;
        foreach (var (find, replacement) in Replacements)
        {
            var growth = (long)html.AsSpan().Count(find) * (replacement.Length - find.Length);
            html = html.Length + growth <= Longest ? html.Replace(find, replacement, StringComparison.Ordinal) : html;
        }

        return html;
    }
}
