namespace NewsArchive.Scraper.Extraction;

/// <summary>What is known of one site's markup. Names are classes; what a name does not find falls back to the generic algorithm.</summary>
/// <param name="Domain">The site's domain; subdomains are included.</param>
/// <param name="Since">From when the markup is like this. A redesign gets a new rule.</param>
/// <param name="Body">Class of the box around the body.</param>
/// <param name="Text">Classes of the elements in it that hold text; all else in the box is none.</param>
/// <param name="Title">Class of the headline.</param>
/// <param name="Lead">Class of the standfirst.</param>
public sealed record SiteRule(string Domain, DateOnly Since, string Body, IReadOnlyList<string> Text, string? Title, string? Lead)
{
    /// <summary>The name the site gives itself, for records of its articles that do not say.</summary>
    public string? SiteName { get; init; }

    /// <summary>True when the site gives its own name as author of every page, which names nobody.</summary>
    public bool HouseSigns { get; init; }

    /// <summary>The language the whole site is in, for records that do not say; null when it is in several.</summary>
    public string? Language { get; init; }
}

/// <summary>The sites that need a rule of their own, by alphabet. Data only.</summary>
public static class SiteRules
{
    private static readonly string[] RossiyaSegodnyaText = ["article__text", "article__quote-text", "article__h2", "article__h3", "article__list-label"];

    internal static readonly IReadOnlyList<SiteRule> All =
    [
        new("ria.ru", new(2019, 1, 1), "article__body", RossiyaSegodnyaText, "article__title", "article__announce-text")
        {
            SiteName = "РИА Новости", Language = "ru", HouseSigns = true,
        },
        new("sputnikglobe.com", new(2022, 12, 1), "article__body", RossiyaSegodnyaText, "article__title", "article__announce-text")
        {
            SiteName = "Sputnik International", Language = "en", HouseSigns = true,
        },
        new("sputniknews.com", new(2021, 6, 1), "article__body", RossiyaSegodnyaText, "article__title", "article__announce-text") { HouseSigns = true },
    ];

    /// <summary>The newest rule for an address's site; null when it has none.</summary>
    public static SiteRule? For(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return null;
        }

        return All.Where(rule => uri.Host == rule.Domain || uri.Host.EndsWith('.' + rule.Domain, StringComparison.Ordinal)).MaxBy(rule => rule.Since);
    }
}
