using System.Globalization;
using NewsArchive.Copies;

namespace NewsArchive.Benchmarks.Copies;

/// <summary>Groups a whole corpus in memory as the archive does: in order of time, each article to the earliest one that it copies.</summary>
internal static class StoriesOfCorpus
{
    private const int Shown = 60;

    public static void Print(List<NewsText> texts)
    {
        var ordered = texts.OrderBy(text => text.Published ?? "9999", StringComparer.Ordinal).ToList();
        var compared = ordered.ConvertAll(text => ComparableText.Of(text.Text));
        var sketches = compared.ConvertAll(TextSignature.Of);
        var bands = new Dictionary<long, List<int>>();
        var copies = new List<(int Original, int Copy, Overlap Overlap)>();
        var candidates = 0L;
        for (var i = 0; i < ordered.Count; i++)
        {
            if (sketches[i] is not { } sketch)
            {
                continue;
            }

            var keys = sketch.BandKeys();
            var met = keys.SelectMany(key => bands.GetValueOrDefault(key, [])).Distinct().Order().ToList();
            candidates += met.Count;
            var original = met.FindIndex(j => CopyRule.Chosen.IsWorthComparing(sketches[j]!.Estimate(sketch)) && CopyRule.Chosen.IsCopy(compared[j].With(compared[i]), ordered[j].Source == ordered[i].Source));
            if (original >= 0)
            {
                copies.Add((met[original], i, compared[met[original]].With(compared[i])));
                continue;
            }

            // Only the earliest of a story stands for it, so nothing is chained.
            foreach (var key in keys)
            {
                (bands.TryGetValue(key, out var list) ? list : bands[key] = []).Add(i);
            }
        }

        var sizes = copies.GroupBy(copy => copy.Original).Select(story => story.Count() + 1).Order().ToList();
        Console.WriteLine(Line(
            $"the whole corpus: {texts.Count} articles, {sketches.Count(sketch => sketch is null)} too short, {copies.Count} copies in {sizes.Count} stories, largest {sizes.LastOrDefault()}, {(double)candidates / texts.Count:F2} candidates an article"));
        Console.WriteLine("those with the least in common:");
        foreach (var (original, copy, overlap) in copies.OrderBy(copy => copy.Overlap.Containment).Take(Shown))
        {
            Console.WriteLine(Line(
                $"  {overlap.Resemblance:F2} {overlap.Containment:F2} #{overlap.Numbers.Part}/{overlap.Numbers.Whole} N{overlap.Names.Part}/{overlap.Names.Whole}  {ordered[original].Source}: {ordered[original].Title} | {ordered[copy].Source}: {ordered[copy].Title}"));
        }
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
