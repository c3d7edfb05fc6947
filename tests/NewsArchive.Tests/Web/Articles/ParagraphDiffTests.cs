using System.Diagnostics;
using CsCheck;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Tests.Web.Articles;

public sealed class ParagraphDiffTests
{
    private static readonly Gen<string[]> Paragraphs = Gen.Int[0, 3].Select(letter => "abcd"[letter].ToString()).Array[1, 9];

    [Fact]
    public void A_replaced_paragraph_shows_the_old_before_the_new() =>
        Assert.Equal(["Removed b", "Added x", "Same c", "Added d"], Shown(["b", "c"], ["x", "c", "d"]));

    [Fact]
    public void Paragraphs_that_resemble_each_other_are_compared_by_words() => Assert.Equal(
        ["Added Something wholly new.", "Changed It opens on |Monday|Tuesday|.", "Same End."],
        Shown(["It opens on Monday.", "End."], ["Something wholly new.", "It opens on Tuesday.", "End."]));

    [Fact]
    public void A_paragraph_that_moved_is_named_at_both_places() => Assert.Equal(
        ["MovedAway One.", "Same Two.", "Same Three.", "MovedHere One."],
        Shown(["One.", "Two.", "Three."], ["Two.", "Three.", "One."]));

    [Fact]
    public void Both_texts_can_be_read_from_the_comparison() =>
        Gen.Select(Paragraphs, Paragraphs).Sample((before, after) =>
        {
            var compared = ParagraphDiff.Compare(before, after);
            Assert.Equal(before, compared.Where(one => one.Change is not (ParagraphChange.Added or ParagraphChange.MovedHere)).Select(one => Side(one, PassageChange.Added)));
            Assert.Equal(after, compared.Where(one => one.Change is not (ParagraphChange.Removed or ParagraphChange.MovedAway)).Select(one => Side(one, PassageChange.Removed)));
        });

    [Fact]
    public void Texts_too_long_to_compare_count_as_replaced_between_their_common_ends()
    {
        static string[] Text(string name) => ["T", .. Enumerable.Range(0, 5_000).Select(i => $"{name}{i}"), "end"];
        var watch = Stopwatch.StartNew();
        var compared = ParagraphDiff.Compare(Text("old"), Text("new"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        Assert.Equal(
            [(0, ParagraphChange.Same), (1, ParagraphChange.Removed), (5_001, ParagraphChange.Added), (10_001, ParagraphChange.Same)],
            compared.Index().Where(row => row.Index == 0 || row.Item.Change != compared[row.Index - 1].Change).Select(row => (row.Index, row.Item.Change)));
    }

    private static IEnumerable<string> Shown(string[] before, string[] after) =>
        ParagraphDiff.Compare(before, after).Select(paragraph => $"{paragraph.Change} {string.Join('|', paragraph.Runs.Select(run => run.Text))}");

    private static string Side(ComparedParagraph paragraph, PassageChange without) =>
        string.Concat(paragraph.Runs.Where(run => run.Change != without).Select(run => run.Text));
}
