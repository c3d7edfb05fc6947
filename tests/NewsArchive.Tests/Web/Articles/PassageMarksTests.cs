using CsCheck;
using NewsArchive.Articles;
using NewsArchive.Texts;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Tests.Web.Articles;

public sealed class PassageMarksTests
{
    private static readonly VersionText Text = VersionText.Compose("🎉 Title", "A lead", ["First one", "Second\nline"]);

    [Fact]
    public void A_text_is_cut_into_title_lead_and_paragraphs()
    {
        var blocks = Cut(Text);
        Assert.Equal([TextBlockKind.Title, TextBlockKind.Lead, TextBlockKind.Paragraph, TextBlockKind.Paragraph], blocks.Select(block => block.Kind));
        Assert.Equal(["🎉 Title", "A lead", "First one", "Second\nline"], blocks.Select(Read));
        Assert.Equal([0, 9, 17, 28], blocks.Select(block => block.Start));
    }

    [Fact]
    public void A_text_without_lead_has_no_lead_and_one_without_body_no_paragraph()
    {
        Assert.Equal([TextBlockKind.Title, TextBlockKind.Paragraph], Cut(VersionText.Compose("T", null, ["B"])).Select(block => block.Kind));
        Assert.Equal([TextBlockKind.Title], Cut(VersionText.Compose("T", null, [])).Select(block => block.Kind));
        Assert.Equal([TextBlockKind.Title, TextBlockKind.Lead], Cut(VersionText.Compose("T", "L", [])).Select(block => block.Kind));
        Assert.Equal([TextBlockKind.Paragraph], Cut(VersionText.Compose("", null, ["B"])).Select(block => block.Kind));
    }

    [Fact]
    public void Overlapping_passages_cut_the_text_at_each_border_and_keep_their_lanes()
    {
        var blocks = Cut(Text, Annotation(1, 17, 22), Annotation(2, 20, 26));
        var pieces = blocks[2].Pieces;
        Assert.Equal(["Fir", "st", " one"], pieces.Select(piece => piece.Text));
        Assert.Equal(["1", "1+2", "2"], pieces.Select(piece => string.Join('+', piece.Marks.Select(mark => mark.Passage.Id))));
        Assert.Equal([0, 1], pieces[1].Marks.Select(mark => mark.Lane));
        Assert.Equal([1], pieces[2].Marks.Select(mark => mark.Lane));
        Assert.True(pieces[0].Marks[0].IsFirst);
        Assert.True(pieces[1].Marks[0].IsLast);
        Assert.False(pieces[1].Marks[1].IsLast);
    }

    [Fact]
    public void A_passage_over_two_paragraphs_is_marked_in_both()
    {
        var blocks = Cut(Text, Annotation(1, 23, 34));
        Assert.Equal("one", Assert.Single(blocks[2].Pieces, piece => piece.Marks.Count > 0).Text);
        var rest = Assert.Single(blocks[3].Pieces, piece => piece.Marks.Count > 0);
        Assert.Equal("Second", rest.Text);
        Assert.False(rest.Marks[0].IsFirst);
        Assert.True(rest.Marks[0].IsLast);
    }

    [Fact]
    public void A_passage_behind_an_emoji_is_where_its_code_points_are() =>
        Assert.Equal("Title", Assert.Single(Cut(Text, Annotation(1, 2, 7))[0].Pieces, piece => piece.Marks.Count > 0).Text);

    [Fact]
    public void A_passage_outside_the_text_is_left_out() => Assert.All(Cut(Text, Annotation(1, 30, 99)), block => Assert.Single(block.Pieces));

    [Fact]
    public void The_pieces_of_a_block_are_always_its_text()
    {
        string[] parts = ["a", "B c", "🎉", "é", "\n", "ش", "end."];
        var paragraph = Gen.Int[0, parts.Length - 1].Select(i => parts[i]).Array[0, 8].Select(string.Concat);
        var passages = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Bool, (a, b, isAnnotation) => new Passage(a, isAnnotation, Math.Min(a, b), Math.Max(a, b), 1, "X", "x"));
        Gen.Select(paragraph, paragraph, paragraph.Array[0, 4], passages.Array[0, 12]).Sample((title, lead, body, marks) =>
        {
            var text = VersionText.Compose(title, lead, body);
            var map = new CodePointMap(text.Text);
            foreach (var block in Cut(text, marks))
            {
                var shown = Read(block);
                Assert.Equal(map.Slice(block.Start, block.Start + new CodePointMap(shown).Length), shown);
                Assert.DoesNotContain("\n\n", shown, StringComparison.Ordinal);
            }

            Assert.Equal(text.Text, string.Join("\n\n", Cut(text, marks).Select(Read)).Insert(0, text.TitleEnd == 0 && text.Length > 0 ? "\n\n" : ""));
        });
    }

    private static IReadOnlyList<TextBlock> Cut(VersionText text, params Passage[] passages) =>
        PassageMarks.Cut(new CodePointMap(text.Text), text.TitleEnd, text.BodyStart, passages);

    private static Passage Annotation(long id, int start, int end) => new(id, IsAnnotation: true, start, end, 1, "ORG", "ORG");

    private static string Read(TextBlock block) => string.Concat(block.Pieces.Select(piece => piece.Text));
}
