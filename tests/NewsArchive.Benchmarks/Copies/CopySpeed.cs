using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Copies;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Benchmarks.Copies;

/// <summary>
/// How fast articles are grouped as the archive grows, and what lists by story cost: on invented articles, a fifth of them copies, in the empty
/// database of ConnectionStrings__Archive.
/// </summary>
internal static class CopySpeed
{
    private const int Portions = 5;
    private const int Batch = 200;
    private const int Sources = 200;
    private static readonly DateTimeOffset Begin = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words = [.. Enumerable.Range(0, 6000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (i % 26))}{i:x}o"))];

    public static async Task<int> RunAsync(int articles)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        await using var services = new ServiceCollection().AddLogging().AddArchive(settings).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ArchiveDbContext>();
        await db.Database.MigrateAsync();
        if (await db.Articles.AnyAsync())
        {
            await Console.Error.WriteLineAsync("The database is not empty. Name a new one in ConnectionStrings__Archive.");
            return 1;
        }

        for (var portion = 0; portion < Portions; portion++)
        {
            var size = articles / Portions;
            var stored = Stopwatch.StartNew();
            foreach (var ids in Enumerable.Range(portion * size, size).Chunk(Batch))
            {
                await scope.ServiceProvider.GetRequiredService<ArticleIngest>().StoreAsync([.. ids.Select(Invent)], CancellationToken.None);
            }

            stored.Stop();
            var grouped = Stopwatch.StartNew();
            await scope.ServiceProvider.GetRequiredService<CopyGrouping>().RunAsync(CancellationToken.None);
            Console.WriteLine(Line($"{size * (portion + 1),8} articles: stored {size / stored.Elapsed.TotalSeconds,6:F0}/s, grouped {size / grouped.Elapsed.TotalSeconds,6:F0}/s"));
        }

        var stories = await db.Articles.Where(article => article.StoryId == article.Id).CountAsync();
        var members = await db.Articles.Where(article => article.StoryId != null).CountAsync();
        Console.WriteLine(Line($"{members} articles in {stories} stories; {articles / 10 * 3} in {articles / 10} were made"));
        await ListsAsync(scope.ServiceProvider.GetRequiredService<ArchiveDbContext>(), articles);
        return 0;
    }

    private static async Task ListsAsync(ArchiveDbContext db, int articles)
    {
        await db.Database.ExecuteSqlAsync($"ANALYZE articles, article_signatures, article_search");
        var list = new ArticleList(db);
        var random = new Random(3);
        foreach (var (name, filter) in new (string, Func<ArticleFilter>)[]
        {
            ("newest", () => new ArticleFilter()),
            ("any date", () => new ArticleFilter { Before = Begin.AddMinutes(random.Next(articles)) }),
            ("any date, a source", () => new ArticleFilter { Before = Begin.AddMinutes(random.Next(articles)), Source = "Paper " + random.Next(Sources) }),
            ("a rare word", () => new ArticleFilter { Q = Words[^(1 + random.Next(2000))] }),
            ("a common word", () => new ArticleFilter { Q = Words[random.Next(20)] }),
        })
        {
            foreach (var showsCopies in new[] { true, false })
            {
                var (page, size) = (new List<double>(), new List<double>());
                for (var i = 0; i < 40; i++)
                {
                    var asked = filter() with { ShowsCopies = showsCopies };
                    page.Add(await TimeAsync(() => list.ReadAsync(asked, CancellationToken.None)));
                    size.Add(await TimeAsync(() => list.SizeAsync(asked, CancellationToken.None)));
                }

                Console.WriteLine(Line($"{name,-20} {(showsCopies ? "by article" : "by story"),-10} page p50 {Half(page),7:F1} ms, count p50 {Half(size),7:F1} ms"));
            }
        }
    }

    private static double Half(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync<T>(Func<Task<T>> ask)
    {
        var begun = Stopwatch.GetTimestamp();
        await ask();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>Of ten articles the last two are copies of the first, in other papers, one cut and one with a paragraph of its own.</summary>
    private static IncomingArticle Invent(int number)
    {
        var kind = number % 10;
        var text = Paragraphs(kind >= 8 ? number - kind : number, 7);
        string[] paragraphs = kind switch
        {
            8 => text[..5],
            9 => [.. text, .. Paragraphs(number, 1)],
            _ => text,
        };
        var published = Begin.AddMinutes(number);
        var address = string.Create(CultureInfo.InvariantCulture, $"https://p{number % Sources}.example/{number}");
        var article = new ExtractedArticle
        {
            Url = address,
            Title = paragraphs[0][..40],
            Paragraphs = paragraphs,
            Language = "en",
            SiteName = string.Create(CultureInfo.InvariantCulture, $"Paper {number % Sources}"),
            Published = new PrintedTime("", published, TimePrecision.Instant),
        };
        return new IncomingArticle(article, new CaptureDraft
        {
            Origin = CaptureOrigin.File,
            Url = address,
            Body = Encoding.UTF8.GetBytes(address),
            CapturedAt = published,
            MediaType = "text/html",
        });
    }

    /// <summary>Fifty words each; some words are common, most are rare, as in any language.</summary>
    private static string[] Paragraphs(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Range(0, 50).Select(_ => Words[(int)(Words.Length * Math.Pow(random.NextDouble(), 3))])) + ".")];
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
