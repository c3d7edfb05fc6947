using CsCheck;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Tests.Web.Articles;

public sealed class ParagraphComparisonTests
{
    private static readonly Gen<string[]> Paragraphs = Gen.Int[0, 3].Select(letter => "abcd"[letter].ToString()).Array[1, 9];

    [Fact]
    public void A_replaced_paragraph_shows_the_old_before_the_new() => Assert.Equal(
        ["Same T", "Dropped b", "Added x", "Same c", "Added d"],
        ParagraphComparison.Compare("T\n\nb\n\nc", "T\n\nx\n\nc\n\nd").Select(paragraph => $"{paragraph.Change} {paragraph.Text}"));

    [Fact]
    public void Both_texts_can_be_read_from_the_comparison() =>
        Gen.Select(Paragraphs, Paragraphs).Sample((before, after) =>
        {
            var compared = ParagraphComparison.Compare(string.Join("\n\n", before), string.Join("\n\n", after));
            Assert.Equal(before, compared.Where(paragraph => paragraph.Change != ParagraphChange.Added).Select(paragraph => paragraph.Text));
            Assert.Equal(after, compared.Where(paragraph => paragraph.Change != ParagraphChange.Dropped).Select(paragraph => paragraph.Text));
        });

    [Fact]
    public void Texts_too_long_to_compare_count_as_replaced_between_their_common_ends()
    {
        static string Text(string name) => "T\n\n" + string.Join("\n\n", Enumerable.Range(0, 5_000).Select(i => $"{name} {i}")) + "\n\nend";
        var compared = ParagraphComparison.Compare(Text("old"), Text("new"));
        Assert.Equal(10_002, compared.Count);
        Assert.Equal(
            [(0, ParagraphChange.Same), (1, ParagraphChange.Dropped), (5_001, ParagraphChange.Added), (10_001, ParagraphChange.Same)],
            compared.Index().Where(row => row.Index == 0 || row.Item.Change != compared[row.Index - 1].Change).Select(row => (row.Index, row.Item.Change)));
    }
}
