using System.Threading.Channels;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Wakes this process's worker as soon as there is work, so that nobody waits for its next look at the queue.</summary>
public sealed class ScrapeSignal
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that there is work.</summary>
    public void Ring() => _calls.Writer.TryWrite(true);

    /// <summary>Waits until there is work, but not longer than a while.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        try
        {
            await _calls.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The while is over; that is the other way to wake up.
        }
    }
}
