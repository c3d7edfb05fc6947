using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Fetches;
using NewsArchive.Web.Metrics;

namespace NewsArchive.Web.Pages;

/// <summary>The queue: what is still to be asked for, how far behind it is, who works on it, and which hosts are in the way.</summary>
public sealed class QueueModel(QueueWatch watch, QueueReading reading) : PageModel
{
    private const int MostHosts = 200;

    /// <summary>How it stood a moment ago.</summary>
    public QueueStatus Queue { get; private set; } = null!;

    /// <summary>Hosts, those in trouble first.</summary>
    public IReadOnlyList<QueueHost> Hosts { get; private set; } = [];

    /// <summary>True when there are more hosts than shown.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Queue = await watch.ReadAsync(cancellationToken);
        var hosts = await reading.ReadHostsAsync(MostHosts + 1, cancellationToken);
        Hosts = [.. hosts.Take(MostHosts)];
        HasMore = hosts.Count > MostHosts;
    }

    /// <summary>What a priority means.</summary>
    public static string Word(short priority) => priority switch
    {
        FetchPriority.Asked => "asked by a person",
        FetchPriority.Poll => "polls of feeds",
        FetchPriority.Found => "announced by feeds",
        FetchPriority.Revisit => "looked at again",
        FetchPriority.Backfill => "backfill",
        _ => $"priority {priority}",
    };

    /// <summary>What is known of a host's robots.txt.</summary>
    public static string Robots(QueueHost host) => host switch
    {
        { RobotsAt: null } => "not asked yet",
        { RobotsStatus: null } => "not reached: nothing is asked",
        { RobotsStatus: >= 500 } => $"{host.RobotsStatus}: nothing is asked",
        { RobotsStatus: >= 400 } => "none",
        _ => "read",
    };
}
