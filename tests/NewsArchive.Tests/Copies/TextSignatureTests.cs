using NewsArchive.Copies;

namespace NewsArchive.Tests.Copies;

public sealed class TextSignatureTests
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 4000).Select(i => $"w{i * 7919 % 4001}")];
    private static readonly string Text = string.Join(' ', Words[..600]);

    [Fact]
    public void Equal_words_have_equal_sketches_whatever_their_signs_and_case()
    {
        var one = Sketch(Text);
        var other = Sketch(Text.ToUpperInvariant().Replace(" ", " – ", StringComparison.Ordinal));

        Assert.Equal(1, one.Estimate(other).Resemblance);
        Assert.Equal(one.BandKeys(), other.BandKeys());
    }

    [Fact]
    public void Other_texts_hardly_resemble_each_other()
    {
        var one = Sketch(Text);
        var other = Sketch(string.Join(' ', Words[1000..1600]));

        Assert.True(one.Estimate(other).Resemblance < 0.1);
        Assert.Empty(one.BandKeys().Intersect(other.BandKeys()));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.7)]
    [InlineData(0.5)]
    public void Sketches_estimate_the_share_of_equal_runs(double kept)
    {
        // Two texts of 600 words whose first part is the same: n common runs of 1196 - n.
        var common = (int)(600 * kept);
        var other = string.Join(' ', Words[..common].Concat(Words[2000..(2600 - common)]));
        var expected = (common - 2) / (1196.0 - (common - 2));

        Assert.InRange(Sketch(Text).Estimate(Sketch(other)).Resemblance, expected - 0.11, expected + 0.11);
        Assert.Equal(expected, ComparableText.Of(Text).With(ComparableText.Of(other)).Resemblance, 0.02);
    }

    [Fact]
    public void Part_of_a_text_is_estimated_to_be_contained_in_it()
    {
        var part = Sketch(string.Join(' ', Words[100..300]));

        Assert.InRange(part.Estimate(Sketch(Text)).Containment, 0.75, 1);
        Assert.Equal(198, part.Runs);
    }

    [Fact]
    public void Copy_with_a_few_changed_words_shares_a_band()
    {
        var words = Words[..600];
        for (var i = 50; i < 600; i += 10)
        {
            words[i] = "changed";
        }

        Assert.NotEmpty(Sketch(Text).BandKeys().Intersect(Sketch(string.Join(' ', words)).BandKeys()));
    }

    [Fact]
    public void Texts_without_blanks_are_sketched_by_character() =>
        Assert.Equal(1, Sketch("港は四か月の修理の後月曜日に再び開いた最後のクレーンは日曜日の夜に試験された").Estimate(
            Sketch("港は四か月の修理の後、月曜日に再び開いた。最後のクレーンは日曜日の夜に試験された。")).Resemblance);

    [Fact]
    public void Text_of_a_few_words_has_no_sketch() => Assert.Null(TextSignature.Of(ComparableText.Of("Only a few words stand here.")));

    [Fact]
    public void Bytes_give_the_sketch_back()
    {
        var sketch = Sketch(Text);
        var read = TextSignature.FromBytes(sketch.ToBytes());

        Assert.Equal(sketch.BandKeys(), read.BandKeys());
        Assert.Equal(sketch.Runs, read.Runs);
        Assert.Throws<ArgumentException>(() => TextSignature.FromBytes(new byte[3]));
    }

    private static TextSignature Sketch(string text) => TextSignature.Of(ComparableText.Of(text))!;
}
