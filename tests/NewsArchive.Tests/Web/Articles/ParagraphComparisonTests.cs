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
}
