namespace NewsArchive.Scraper.Fetching;

/// <summary>How far one fetch has come: over which redirects, to which address, with which status, in what time.</summary>
internal sealed class PageVisit(FetchRequest request, IRequestManners manners)
{
    /// <summary>What is asked for.</summary>
    public FetchRequest Request { get; } = request;

    /// <summary>Whom to ask before each request.</summary>
    public IRequestManners Manners { get; } = manners;

    /// <summary>The addresses that led elsewhere, in their order.</summary>
    public List<string> Redirects { get; } = [];

    /// <summary>The address that is asked now; in the end the one that answered.</summary>
    public Uri Final { get; set; } = null!;

    /// <summary>True while all redirects are for good.</summary>
    public bool HasMoved { get; set; }

    /// <summary>HTTP status of the last answer.</summary>
    public int? Status { get; set; }

    /// <summary>How long the requests took.</summary>
    public TimeSpan Elapsed { get; set; }
}
