using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>What people look for, drawn from the archive itself, the same in every run.</summary>
internal sealed partial class ArchiveQuestions(ArchiveDatabase database, int articles)
{
    private const int Each = 40;

    private readonly Random _random = new(7);

    /// <summary>Words by how often they occur, pairs of neighbours in headlines, and phrases of texts.</summary>
    public async Task<IReadOnlyList<(string Kind, List<string> Words)>> DrawAsync()
    {
        await using var db = database.Open();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var step = Math.Max(1, articles / 4_000);
        var sample = string.Create(CultureInfo.InvariantCulture, $"SELECT words FROM article_search WHERE configuration = 'english' AND article_id % {step} = 0");
        var words = await db.Database.SqlQuery<WordCount>($"SELECT word, ndoc AS articles FROM ts_stat({sample}) WHERE word ~ '^[a-z]+$' AND length(word) > 2").ToListAsync();
        var all = (double)await db.ArticleSearch.CountAsync(entry => entry.Configuration == "english" && entry.ArticleId % step == 0);
        List<string> Of(double least, double most) =>
            [.. words.Where(word => word.Articles / all >= least && word.Articles / all < most).Select(word => word.Word).Order(StringComparer.Ordinal).OrderBy(_ => _random.Next()).Take(Each)];

        var ids = Enumerable.Range(0, Each * 3).Select(_ => 1 + _random.NextInt64(articles)).ToArray();
        var texts = await db.ArticleVersions.Where(version => version.Language == "en" && ids.Contains(version.ArticleId)).OrderBy(version => version.Id)
            .Select(version => new { version.Title, version.Text }).ToListAsync();
        return
        [
            ("rare", Of(0, 1.5 / all)),
            ("mid", Of(0.001, 0.01)),
            ("upper", Of(0.01, 0.05)),
            ("common", Of(0.05, 0.35)),
            ("pair", [.. texts.Select(text => Pair(text.Title, " ")).OfType<string>().Take(Each)]),
            ("phrase", [.. texts.Select(text => Pair(text.Text[(text.Text.Length / 2)..], "+") is { } pair ? $"\"{pair.Replace('+', ' ')}\"" : null).OfType<string>().Take(Each)]),
        ];
    }

    /// <summary>Two long words that stand side by side.</summary>
    private static string? Pair(string text, string between)
    {
        var words = LongWords().Match(text);
        return words.Success ? words.Groups[1].Value + between + words.Groups[2].Value : null;
    }

    [GeneratedRegex(@"\b([A-Za-z]{5,}) ([A-Za-z]{5,})\b")]
    private static partial Regex LongWords();

    private sealed record WordCount(string Word, int Articles);
}
