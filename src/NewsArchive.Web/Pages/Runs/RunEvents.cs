using NewsArchive.Runs;

namespace NewsArchive.Web.Pages.Runs;

/// <summary>
/// GET /runs/{id}/events: the progress of a run as server-sent events (HTML standard, chapter 9.2). An event "progress" when something
/// changed, at most one a second; "end" as the last one; a comment now and then so that a listener who vanished is noticed. The data are
/// those of <see cref="RunProgress"/>.
/// </summary>
internal static class RunEvents
{
    private const string TryAgainSeconds = "10";

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan RatePace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static async Task GetAsync(int id, HttpContext context, RunWatch watch, IHostApplicationLifetime host, TimeProvider clock)
    {
        using var listener = watch.Listen(id);
        if (listener is null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = TryAgainSeconds;
            return;
        }

        // A site that stops does not wait for those who only look on.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            if (await listener.LookAsync(stop.Token) is not { } progress)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            context.Response.ContentType = "text/event-stream; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
            // Tells nginx and its kin to pass on each event as it comes.
            context.Response.Headers["X-Accel-Buffering"] = "no";
            await FollowAsync(context.Response, listener, progress, clock, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The listener left, or the site stops: either way nobody is there to be told.
        }
    }

    private static async Task FollowAsync(HttpResponse response, RunWatch.Listener listener, RunProgress progress, TimeProvider clock, CancellationToken cancellationToken)
    {
        RunProgress? told = null;
        var silentSince = clock.GetTimestamp();
        using var ticks = new PeriodicTimer(Pace, clock);
        while (true)
        {
            var text = TextOf(told, progress, clock.GetElapsedTime(silentSince));
            if (text is not null)
            {
                await response.WriteAsync(text, cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
                (told, silentSince) = (progress, clock.GetTimestamp());
            }

            if (progress.State == RunState.Ended || !await ticks.WaitForNextTickAsync(cancellationToken) || await listener.LookAsync(cancellationToken) is not { } next)
            {
                return;
            }

            progress = next;
        }
    }

    /// <summary>What is to be told now; null for nothing. A rate wanders all the time, so that by itself it is told less often.</summary>
    private static string? TextOf(RunProgress? told, RunProgress progress, TimeSpan silence)
    {
        if (progress.State == RunState.Ended)
        {
            return $"event: end\ndata: {progress.ToJson()}\n\n";
        }

        if (told is null || !progress.IsAsFarAs(told) || (silence >= RatePace && progress.ToJson() != told.ToJson()))
        {
            return $"event: progress\ndata: {progress.ToJson()}\n\n";
        }

        return silence >= Heartbeat ? ": still here\n\n" : null;
    }
}
