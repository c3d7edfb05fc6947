using System.Globalization;
using NewsArchive.Benchmarks.Scoring;

namespace NewsArchive.Benchmarks;

/// <summary>
/// The quality of the extractor beside SmartReader's on the development pages of both corpora, with what must be reached, and the speed,
/// in one run. The scores follow the definitions of score.py beside the corpora and give its numbers to the third digit.
/// </summary>
internal static class ExtractionTable
{
    private static readonly CorpusOfBenchmark Zyte = new("zyte", "body");
    private static readonly CorpusOfBenchmark Fundus = new("fundus", "body_core");

    /// <summary>Measures and prints all; the number is that of the passes of the speed measurement.</summary>
    public static int Print(int passes)
    {
        if (Corpus.Find(Zyte.Name) is not { } zyteFolder || Corpus.Find(Fundus.Name) is not { } fundusFolder)
        {
            Console.Error.WriteLine("No shared/corpora/extraction beside or above the current directory.");
            return 1;
        }

        var zyte = Corpus.Pages(zyteFolder);
        var fundus = Corpus.Pages(fundusFolder);
        var ours = (Zyte: Score(zyteFolder, zyte, Zyte, Contestants.NewsArchive), Fundus: Score(fundusFolder, fundus, Fundus, Contestants.NewsArchive));
        var peer = (Zyte: Score(zyteFolder, zyte, Zyte, Contestants.SmartReader), Fundus: Score(fundusFolder, fundus, Fundus, Contestants.SmartReader));
        Console.WriteLine($"Quality on {zyte.Count} Zyte and {fundus.Count} Fundus pages    must reach   NewsArchive             SmartReader");
        Row("Zyte body F1 (precision, recall)", 0.983, ours.Zyte, peer.Zyte, score => score.F1, score => (score.Precision, score.Recall));
        Row("Zyte pages exactly right", 0.50, ours.Zyte, peer.Zyte, score => score.Exact);
        Row("Fundus body_core F1 (precision, recall)", 0.965, ours.Fundus, peer.Fundus, score => score.F1, score => (score.Precision, score.Recall));
        Row("Fundus title exact", 0.96, ours.Fundus, peer.Fundus, score => score.Title);
        Row("Fundus authors set F1", 0.93, ours.Fundus, peer.Fundus, score => score.Authors);
        Row("Fundus published, same instant", 0.985, ours.Fundus, peer.Fundus, score => score.Instant);
        Row("Fundus published, same day", 0.99, ours.Fundus, peer.Fundus, score => score.Day);
        ExtractionSpeed.Print(zyte, [.. zyte, .. fundus], passes);
        return 0;
    }

    /// <summary>Prints the pages of each corpus whose bodies are read worst.</summary>
    public static int PrintWorst(int count)
    {
        foreach (var corpus in new[] { Zyte, Fundus })
        {
            if (Corpus.Find(corpus.Name) is not { } folder)
            {
                Console.Error.WriteLine($"No shared/corpora/extraction/{corpus.Name} beside or above the current directory.");
                return 1;
            }

            var truths = Corpus.Truths(folder, corpus.BodyField);
            var scores = Corpus.Pages(folder).AsParallel()
                .Select(page => (page.Id, page.Url, Score: BodyScore.Of(truths[page.Id].Body, Contestants.NewsArchive(page.Html, page.Url).Text)))
                .OrderBy(page => page.Score.F1).ThenBy(page => page.Id, StringComparer.Ordinal)
                .Take(count);
            Console.WriteLine($"{corpus.Name} ({corpus.BodyField})\n  F1     P      R");
            foreach (var (id, url, score) in scores)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {score.F1:F3}  {score.Precision ?? 0:F3}  {score.Recall ?? 0:F3}  {id[..Math.Min(16, id.Length)]}  {url}"));
            }
        }

        return 0;
    }

    private static CorpusScore Score(string folder, List<(string Id, string Url, string Html)> pages, CorpusOfBenchmark corpus, Func<string, string, Reading> read)
    {
        var truths = Corpus.Truths(folder, corpus.BodyField);
        return CorpusScore.Of([.. pages.AsParallel().AsOrdered().Select(page => (truths[page.Id], read(page.Html, page.Url)))]);
    }

    private static void Row(
        string measure, double target, CorpusScore ours, CorpusScore peer, Func<CorpusScore, double?> value, Func<CorpusScore, (double P, double R)>? parts = null)
    {
        var mark = value(ours) >= target ? "reached" : "MISSED";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {measure,-44} {target,8:F3}   {Value(value(ours), parts?.Invoke(ours)),-20} {mark,-8} {Value(value(peer), parts?.Invoke(peer)),-20}"));
    }

    private static string Value(double? value, (double P, double R)? parts) => string.Create(
        CultureInfo.InvariantCulture, $"{value:F3}{(parts is { } both ? $" ({both.P:F3}, {both.R:F3})" : "")}");

    private sealed record CorpusOfBenchmark(string Name, string BodyField);
}
