using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive work</summary>
internal static class WorkCommand
{
    /// <summary>How often it looks whether anything is left.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>How often the queue, which may be long, is counted.</summary>
    private static readonly TimeSpan CountPace = TimeSpan.FromSeconds(10);

    private static readonly Option<bool> UntilIdle = new("--until-idle")
    {
        Description = "End when nothing is due or in anybody's hand. What was put off to later does not count.",
    };

    private static readonly Option<bool> UntilEmpty = new("--until-empty")
    {
        Description = "End when nothing waits, not even for later. Paused runs do not count.",
    };

    public static Command Create(CommandHost host)
    {
        var command = new Command(
            "work", "Collects what is due in the queue until it is stopped. Run as many as wanted, on as many machines; turn the site's own off with Scraper__Enabled=false.")
        {
            UntilIdle, UntilEmpty,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.OpenWorker();
            await parsed.InvocationConfiguration.Error.WriteLineAsync("Working on the queue. Ctrl+C stops; what is in hand then goes back.");
            // It listens from before the first fetch.
            var tally = archive.Services.GetRequiredService<CrawlTally>();
            var line = new StatusLine(parsed.InvocationConfiguration.Error);
            await archive.StartAsync(cancellationToken);
            try
            {
                await FollowAsync(archive.Services, line, Ends(parsed), archive.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl+C is how this command ends.
            }
            finally
            {
                await archive.StopAsync(CancellationToken.None);
            }

            line.End($"Stopped: {Summary(tally)}.");
            return 0;
        });
        return command;
    }

    private static Func<QueueReading, CancellationToken, Task<bool>> Ends(ParseResult parsed)
    {
        // Both ask for what a worker could still do; "empty" asks for more.
        if (parsed.GetValue(UntilEmpty))
        {
            return (reading, stop) => reading.IsIdleAsync(isEmpty: true, stop);
        }

        return parsed.GetValue(UntilIdle) ? (reading, stop) => reading.IsIdleAsync(isEmpty: false, stop) : (_, _) => Task.FromResult(false);
    }

    private static async Task FollowAsync(
        IServiceProvider services, StatusLine line, Func<QueueReading, CancellationToken, Task<bool>> ends, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var tally = services.GetRequiredService<CrawlTally>();
        var (counted, waiting) = (long.MinValue, "");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        using var ticks = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                await using var scope = services.CreateAsyncScope();
                var reading = scope.ServiceProvider.GetRequiredService<QueueReading>();
                if (await ends(reading, stop.Token))
                {
                    return;
                }

                if (counted == long.MinValue || clock.GetElapsedTime(counted) >= CountPace)
                {
                    var queue = await reading.ReadAsync(stop.Token);
                    (counted, waiting) = (clock.GetTimestamp(), string.Create(CultureInfo.InvariantCulture, $"; {queue.Waiting:N0} waiting, {queue.LastMinute.Values.Sum():N0} a minute on all machines"));
                }
            }
            catch (Exception exception) when (DatabaseTrouble.Is(exception))
            {
                // The worker itself tells of it and waits; the line only says less meanwhile.
                waiting = "; the database does not answer";
            }

            line.Show(Summary(tally) + waiting);
        }
        while (await ticks.WaitForNextTickAsync(stop.Token));
    }

    private static string Summary(CrawlTally tally)
    {
        var counts = tally.Fetches.GroupBy(one => one.Key.Outcome, one => one.Value)
            .Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Sum():N0} {outcome.Key}")).ToList();
        return counts.Count == 0 ? "nothing ended yet" : string.Join(", ", counts);
    }
}
