namespace NewsArchive.Scraper.Fetching;

/// <summary>
/// Says before each request, redirects included, whether and when it may be sent, and hears how it went. <see cref="NoManners"/> lets all
/// pass; what asks the network on behalf of the archive obeys robots.txt and each host's pace.
/// </summary>
public interface IRequestManners
{
    /// <summary>Waits until an address may be asked.</summary>
    /// <returns>Null when it may be; otherwise why not.</returns>
    public Task<RequestRefusal?> EnterAsync(Uri address, CancellationToken cancellationToken);

    /// <summary>Hears how the host answered what it was asked last.</summary>
    public void Answered(HostAnswer answer);
}

/// <summary>How a host answered.</summary>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="RetryAfter">How long it asks to be left alone.</param>
public readonly record struct HostAnswer(int? Status, TimeSpan? RetryAfter = null)
{
    /// <summary>The address was not asked, so that nothing is known of the host.</summary>
    public static HostAnswer None { get; } = new(0);

    /// <summary>True when the host asks to be asked less.</summary>
    public bool IsOverloaded => Status is 429 or 503;

    /// <summary>True when the host, not the page, is broken.</summary>
    public bool IsBroken => Status is null or >= 500;
}

/// <summary>Why an address is not asked.</summary>
/// <param name="Reason">Why, for people.</param>
/// <param name="TryAfter">When it may be tried again: others ask the host, or its robots.txt cannot be had; null when it never may.</param>
public sealed record RequestRefusal(string Reason, TimeSpan? TryAfter = null);

/// <summary>No manners: for a page that a person looks at once, and for the sample's own server.</summary>
public sealed class NoManners : IRequestManners
{
    /// <summary>The only one.</summary>
    public static NoManners Instance { get; } = new();

    /// <inheritdoc />
    public Task<RequestRefusal?> EnterAsync(Uri address, CancellationToken cancellationToken) => Task.FromResult<RequestRefusal?>(null);

    /// <inheritdoc />
    public void Answered(HostAnswer answer)
    {
    }
}
