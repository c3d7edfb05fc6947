using System.Text.Json;
using NewsArchive.Fetches;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Web.Metrics;

/// <summary>
/// GET /metrics: for monitors that read the text format of Prometheus. Queue, hosts and the last minute concern all machines; the counters
/// of fetches only what this process collected since it began.
/// </summary>
internal static class MetricsText
{
    public static async Task GetAsync(HttpContext context, QueueWatch watch, CrawlTally tally)
    {
        var queue = await watch.ReadAsync(context.RequestAborted);
        var text = new PrometheusText();
        WriteQueue(text, queue);
        WriteHosts(text, queue);
        WriteOwn(text, tally);
        context.Response.ContentType = PrometheusText.MediaType;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }

    private static void WriteQueue(PrometheusText text, QueueStatus queue)
    {
        text.Metric("newsarchive_queue_fetches", "gauge", "Fetches in the queue, by priority (0 is the most urgent), kind and state; due and in_hand are among waiting.");
        foreach (var depth in queue.Depths)
        {
            foreach (var (state, count) in new[] { ("waiting", depth.Waiting), ("due", depth.Due), ("in_hand", depth.InHand), ("paused", depth.Paused) })
            {
                text.Sample("newsarchive_queue_fetches", count, ("priority", PrometheusText.Number(depth.Priority)), ("kind", NameOf(depth.Kind)), ("state", state));
            }
        }

        text.Metric("newsarchive_queue_oldest_due_seconds", "gauge", "How long the oldest due fetch has been due; long while a slow host has much to give.")
            .Sample("newsarchive_queue_oldest_due_seconds", Math.Round(queue.OldestDue.TotalSeconds, 3))
            .Metric("newsarchive_queue_lag_seconds", "gauge", "How long a host that may be asked has waited for a worker; grows when there are too few workers.")
            .Sample("newsarchive_queue_lag_seconds", Math.Round(queue.Lag.TotalSeconds, 3));
        text.Metric("newsarchive_fetches_last_minute", "gauge", "Fetches that ended in the last minute on all machines, by outcome.");
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            text.Sample("newsarchive_fetches_last_minute", queue.LastMinute.GetValueOrDefault(outcome), ("outcome", NameOf(outcome)));
        }
    }

    private static void WriteHosts(PrometheusText text, QueueStatus queue) => text
        .Metric("newsarchive_hosts", "gauge", "Hosts with something waiting, and hosts left alone because of trouble.")
        .Sample("newsarchive_hosts", queue.Hosts, ("state", "waiting"))
        .Sample("newsarchive_hosts", queue.HostsInTrouble, ("state", "trouble"))
        .Metric("newsarchive_workers_seen", "gauge", "Workers that have something in hand.")
        .Sample("newsarchive_workers_seen", queue.Workers.Count);

    private static void WriteOwn(PrometheusText text, CrawlTally tally)
    {
        text.Metric("newsarchive_fetches_total", "counter", "Fetches that this process brought to an end.");
        foreach (var ((kind, outcome), count) in tally.Fetches)
        {
            text.Sample("newsarchive_fetches_total", count, ("kind", kind), ("outcome", outcome));
        }

        text.Metric("newsarchive_fetch_bytes_total", "counter", "Bytes of bodies, unpacked, that this process fetched.");
        foreach (var (kind, bytes) in tally.Bytes)
        {
            text.Sample("newsarchive_fetch_bytes_total", bytes, ("kind", kind));
        }

        text.Metric("newsarchive_fetch_duration_seconds", "histogram", "How long fetches of this process took.");
        foreach (var (kind, counts) in tally.Durations)
        {
            for (var at = 0; at < DurationCounts.Bounds.Count; at++)
            {
                text.Sample("newsarchive_fetch_duration_seconds_bucket", counts.UpTo(at), ("kind", kind), ("le", PrometheusText.Number(DurationCounts.Bounds[at])));
            }

            text.Sample("newsarchive_fetch_duration_seconds_bucket", counts.Count, ("kind", kind), ("le", PrometheusText.Number(double.PositiveInfinity)))
                .Sample("newsarchive_fetch_duration_seconds_sum", counts.Sum, ("kind", kind))
                .Sample("newsarchive_fetch_duration_seconds_count", counts.Count, ("kind", kind));
        }
    }

    private static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
