using System.Globalization;
using NewsArchive.Copies;

namespace NewsArchive.Benchmarks.Copies;

/// <summary>
/// How well near-copies are told from texts that look alike: on copies made from real articles by the edits of syndication, and on other articles,
/// on one topic or filled into one form. The rule is chosen on one half of the corpus and reported on the other.
/// </summary>
internal static class CopyQuality
{
    /// <summary>Reports the rule in use on the half that it was not chosen on, then the stories of the whole corpus.</summary>
    public static int Print()
    {
        var all = NewsText.ReadAll();
        if (all.Count == 0)
        {
            Console.Error.WriteLine("There is no shared/corpora/news beside the repository.");
            return 1;
        }

        var pairs = new CopyPairs([.. all.Where(text => text.IsHeldOut)], seed: 11).Make();
        Console.WriteLine($"{"kind",-52} {"pairs",6} {"found",6}  share");
        foreach (var kind in pairs.GroupBy(pair => (pair.AreCopies, pair.Kind)))
        {
            var found = kind.Count(pair => pair.IsFound(CopyRule.Chosen));
            Console.WriteLine(Line($"{(kind.Key.AreCopies ? "copy " : "other"),-6}{kind.Key.Kind,-46} {kind.Count(),6} {found,6} {(double)found / kind.Count(),6:F3}"));
        }

        var (precision, recall) = Score(pairs, CopyRule.Chosen);
        Console.WriteLine(Line($"precision {precision:F4}   recall {recall:F4}   {CopyRule.Chosen}"));
        foreach (var pair in pairs.Where(pair => !pair.AreCopies && pair.Titles is not null && pair.IsFound(CopyRule.Chosen)))
        {
            Console.WriteLine(Line($"  taken for a copy: {pair.Overlap.Resemblance:F2} {pair.Overlap.Containment:F2}  {pair.Titles}"));
        }

        StoriesOfCorpus.Print(all);
        return 0;
    }

    /// <summary>Tries rules on the half that they are chosen on.</summary>
    public static int Choose()
    {
        var pairs = new CopyPairs([.. NewsText.ReadAll().Where(text => !text.IsHeldOut)], seed: 7).Make();
        var rules =
            from resemblance in new[] { 0.15, 0.2, 0.25, 0.3 }
            from own in new[] { 0.4, 0.5 }
            from containment in new[] { 0.5, 0.55, 0.6, 0.7 }
            from reworded in new[] { 0.3, 0.35, 0.4, 0.45 }
            from numbers in new[] { 0.5, 0.6, 0.7 }
            from names in new[] { 0.65, 0.7, 0.75, 0.8 }
            let rule = new CopyRule(resemblance, own, containment, reworded, numbers, names)
            let score = Score(pairs, rule)
            orderby 2 * score.Precision * score.Recall / (score.Precision + score.Recall) descending
            select (rule, score);
        foreach (var (rule, (precision, recall)) in rules)
        {
            Console.WriteLine(Line($"precision {precision:F4}   recall {recall:F4}   {rule}"));
        }

        return 0;
    }

    private static (double Precision, double Recall) Score(List<CopyPair> pairs, CopyRule rule)
    {
        var right = pairs.Count(pair => pair.AreCopies && pair.IsFound(rule));
        var wrong = pairs.Count(pair => !pair.AreCopies && pair.IsFound(rule));
        return ((double)right / (right + wrong), (double)right / pairs.Count(pair => pair.AreCopies));
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
