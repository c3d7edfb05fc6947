using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Benchmarks.Crawls;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>Measures the running site on a large archive, beside its floor in the same run, and says what it reaches.</summary>
internal sealed class ArchiveMeasures(ArchiveSite site, ArchiveSite floor, ArchiveDatabase database, int articles)
{
    private const int Requests = 60;
    private const double Seconds = 6;
    private const int Hits = 50;

    private readonly Random _random = new(3);
    private bool _isReached = true;

    /// <summary>Runs all of it.</summary>
    public static async Task<int> RunAsync(ArchiveDatabase database, int articles)
    {
        using var site = await ArchiveSite.StartAsync(database);
        using var floor = await ArchiveSite.StartFloorAsync(database);
        var measures = new ArchiveMeasures(site, floor, database, articles);
        var questions = await new ArchiveQuestions(database, articles).DrawAsync();
        await measures.HitsAsync(questions);
        await measures.PagesAsync(questions);
        CrawlRun.Print("memory of the site, at most 500 MB", Line($"{site.Memory / 1e6:F0} MB"), site.Memory <= 500_000_000);
        return measures._isReached && site.Memory <= 500_000_000 ? 0 : 1;
    }

    /// <summary>
    /// Hits alone, newest first, as the list asks for them: processor time of the server's process, so that other load does not matter; where
    /// the server is on another machine, the wall clock of all questions together.
    /// </summary>
    private async Task HitsAsync(IReadOnlyList<(string Kind, List<string> Words)> questions)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        var server = await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync();
        foreach (var (kind, words) in questions)
        {
            var times = new List<double>();
            foreach (var word in words.Take(5).Concat(words))
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await db.Database.ExecuteSqlRawAsync("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0");
                var begun = Used(server);
                await ArticleHits.TakeAsync(db, new ArticleFilter { Q = word, ShowsCopies = true }, null, Hits, CancellationToken.None);
                times.Add((Used(server) - begun).TotalMilliseconds);
            }

            times = [.. times.Skip(5).Order()];
            var (half, most) = (PageTimes.At(times, 0.5), PageTimes.At(times, 0.95));
            var isPhrase = kind == "phrase";
            Tell($"hits, {kind}: newest {Hits}, {(isPhrase ? "p50 80, p95 400" : "p95 10")} ms", Line($"p50 {half:F1}, p95 {most:F1} ms of the server"), isPhrase ? half <= 80 && most <= 400 : most <= 10);
        }
    }

    /// <summary>Time that a process on this machine has had of the processors, as Linux counts it; else what the clock says.</summary>
    private static TimeSpan Used(int process)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/schedstat");
        return File.Exists(file)
            ? TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(file).Split(' ')[0], CultureInfo.InvariantCulture) / 1e3)
            : Stopwatch.GetElapsedTime(0);
    }

    private async Task PagesAsync(IReadOnlyList<(string Kind, List<string> Words)> questions)
    {
        string Day() => string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2016, 2, 1).AddDays(_random.Next(3_500)):yyyy-MM-dd}");
        List<string> Many(Func<string> path) => [.. Enumerable.Range(0, Requests).Select(_ => path())];

        var deep = Many(() => "?before=" + Day());
        await PageTimes.TogetherAsync(floor.Client, [.. deep.Select(query => "/compiled" + query)], Seconds);
        await PageTimes.TogetherAsync(site.Client, [.. deep.Select(query => "/articles" + query)], Seconds);
        var floorAlone = await PageTimes.AloneAsync(floor.Client, [.. deep.Select(query => "/compiled" + query)]);
        var (rate, worst) = await PageTimes.TogetherAsync(floor.Client, [.. deep.Select(query => "/compiled" + query)], Seconds);
        CrawlRun.Print("/compiled, the floor", Line($"p50 {floorAlone.Half:F1}, p95 {floorAlone.Most:F1} ms, {rate:F0}/s, p99 {worst:F0} ms"), null);

        var pages = new List<(string Name, List<string> Paths, double Share, double Half, double Most, int Kilobytes)>
        {
            ("newest page", Many(() => "/articles"), 0.6, 60, 150, 60),
            ("deep page", [.. deep.Select(query => "/articles" + query)], 0.6, 60, 150, 60),
            ("entity page", Many(() => Line($"/entities/{1 + _random.Next(20)}")), 0.6, 60, 40, 60),
            ("article", Many(() => Line($"/articles/{1 + _random.NextInt64(articles)}")), 0, 60, 150, 80),
        };
        pages.AddRange(questions.Select(question => ("search, " + question.Kind, question.Words.ConvertAll(word => "/articles?q=" + Uri.EscapeDataString(word)), 0.25, 60d, 150d, 60)));
        foreach (var page in pages.Where(page => page.Paths.Count > 0))
        {
            await PageTimes.AloneAsync(site.Client, [.. page.Paths.Take(8)]);
            var alone = await PageTimes.AloneAsync(site.Client, page.Paths);
            var (here, late) = await PageTimes.TogetherAsync(site.Client, page.Paths, Seconds);
            var isReached = here >= page.Share * rate && alone.Half <= page.Half && alone.Most <= page.Most && alone.Bytes <= page.Kilobytes * 1_000 && alone.Failures == 0;
            Tell(
                Line($"{page.Name}: {page.Share:P0} of floor, p50 {page.Half:F0}, p95 {page.Most:F0} ms, {page.Kilobytes} KB"),
                Line($"{here / rate:P0} ({here:F0}/s, p99 {late:F0} ms), p50 {alone.Half:F1}, p95 {alone.Most:F1} ms, {alone.Bytes / 1e3:F0} KB{(alone.Failures > 0 ? Line($", {alone.Failures} failed") : "")}"),
                isReached);
        }
    }

    private void Tell(string measure, string found, bool isReached)
    {
        _isReached &= isReached;
        CrawlRun.Print(measure, found, isReached);
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
