using System.ComponentModel.DataAnnotations;

namespace NewsArchive.Scraper;

/// <summary>How the scraper behaves towards other machines. Section "Scraper" of the settings, such as Scraper__TimeoutSeconds.</summary>
public sealed class ScraperOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Scraper";

    /// <summary>False when this process is not to work on the queue, because "newsarchive work" does it elsewhere.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>True to let pages of the own machine and network be collected. Off: anybody who may type an address could read them.</summary>
    public bool AllowPrivateNetworks { get; set; }

    /// <summary>The name the scraper gives to the sites it asks.</summary>
    [Required]
    [RegularExpression("[ -~]+", ErrorMessage = "Scraper:UserAgent may hold printable ASCII characters only.")]
    public string UserAgent { get; set; } =
        $"NewsArchive/{typeof(ScraperOptions).Assembly.GetName().Version?.ToString(3)} (+self-hosted archive; set Scraper__UserAgent to name a contact)";

    /// <summary>How long a server may take to begin its answer. The whole page, redirects included, may take twice that.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Largest page that is kept, in bytes after decompression.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Largest feed, sitemap or robots.txt that is read, in bytes after decompression.</summary>
    [Range(1024, 256 * 1024 * 1024)]
    public int MaxFeedBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How many redirects are followed for one page.</summary>
    [Range(0, 50)]
    public int MaxRedirects { get; set; } = 10;

    /// <summary>Least time in seconds between two requests to one host, over all workers; a host's robots.txt or a person may ask for more.</summary>
    [Range(0, 3600)]
    public double DelaySeconds { get; set; } = 1;

    /// <summary>How many hosts a worker asks at the same time.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = 16;

    /// <summary>
    /// How long in seconds a page waits after its first failure, and a host after it said that it is overloaded; both double with each
    /// further failure.
    /// </summary>
    [Range(0.01, 3600)]
    public double RetrySeconds { get; set; } = 30;

    /// <summary>After how many seconds without a sign of life a worker's pages go to another one.</summary>
    [Range(2, 600)]
    public double LeaseSeconds { get; set; } = 60;

    /// <summary>A folder of rules for sites in the site-config format of Full-Text RSS and wallabag, one file a host; none when it is not set.</summary>
    public string? SiteRules { get; set; }

    /// <summary>
    /// Hosts whose requests go to another address instead, as plain HTTP, with the address and Host header of the original: like curl's
    /// --connect-to. With it the sample set and the tests collect pages under real addresses from a server on this machine, without any
    /// traffic to the real site. Host to base address, such as "news.example": "http://127.0.0.1:8099".
    /// </summary>
    public Dictionary<string, string> Gateways { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that groups of a robots.txt are for (RFC 9309, 2.2.1): what the user agent begins with.</summary>
    internal string AgentToken => new([.. UserAgent.TakeWhile(sign => char.IsAsciiLetter(sign) || sign is '_' or '-')]);

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(SiteRules) && !Directory.Exists(SiteRules))
        {
            yield return new ValidationResult($"Scraper:SiteRules is \"{SiteRules}\"; there is no such folder.", [nameof(SiteRules)]);
        }

        foreach (var (host, gateway) in Gateways)
        {
            if (!Uri.TryCreate(gateway, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/")
            {
                yield return new ValidationResult($"Scraper:Gateways:{host} is \"{gateway}\"; give it as http://address:port.", [nameof(Gateways)]);
            }
        }
    }
}
