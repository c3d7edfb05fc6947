using NewsArchive.Copies;

namespace NewsArchive.Tests.Copies;

public sealed class TextSignatureTests
{
    private static readonly string[] Words = [.. Enumerable.Range(0, 4000).Select(i => $"w{i * 7919 % 4001}")];
    private static readonly string Text = string.Join(' ', Words[..600]);

    [Fact]
    public void Equal_words_have_equal_sketches_whatever_their_signs_and_case()
    {
        var one = TextSignature.Of(Text)!;
        var other = TextSignature.Of(Text.ToUpperInvariant().Replace(" ", " – ", StringComparison.Ordinal))!;

        Assert.Equal(1, one.Resemblance(other));
        Assert.Equal(one.BandKeys(), other.BandKeys());
    }

    [Fact]
    public void Other_texts_hardly_resemble_each_other()
    {
        var one = TextSignature.Of(Text)!;
        var other = TextSignature.Of(string.Join(' ', Words[1000..1600]))!;

        Assert.True(one.Resemblance(other) < 0.1);
        Assert.Empty(one.BandKeys().Intersect(other.BandKeys()));
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.7)]
    [InlineData(0.5)]
    public void Sketches_estimate_the_share_of_equal_runs(double kept)
    {
        // Two texts of 600 words whose first part is the same: n common runs of 1194 - n.
        var common = (int)(600 * kept);
        var other = TextSignature.Of(string.Join(' ', Words[..common].Concat(Words[2000..(2600 - common)])))!;
        var expected = (common - 3) / (1194.0 - (common - 3));

        Assert.InRange(TextSignature.Of(Text)!.Resemblance(other), expected - 0.15, expected + 0.15);
    }

    [Fact]
    public void Copy_with_a_few_changed_words_shares_a_band()
    {
        var words = Words[..600];
        for (var i = 50; i < 600; i += 60)
        {
            words[i] = "changed";
        }

        Assert.NotEmpty(TextSignature.Of(Text)!.BandKeys().Intersect(TextSignature.Of(string.Join(' ', words))!.BandKeys()));
    }

    [Fact]
    public void Texts_without_blanks_are_sketched_by_character() =>
        Assert.Equal(1, TextSignature.Of("港は四か月の修理の後月曜日に再び開いた最後のクレーンは日曜日の夜に試験された")!.Resemblance(
            TextSignature.Of("港は四か月の修理の後、月曜日に再び開いた。最後のクレーンは日曜日の夜に試験された。")!));

    [Fact]
    public void Text_of_a_few_words_has_no_sketch() => Assert.Null(TextSignature.Of("Only a few words stand here."));

    [Fact]
    public void Bytes_give_the_sketch_back()
    {
        var sketch = TextSignature.Of(Text)!;

        Assert.Equal(sketch.BandKeys(), TextSignature.FromBytes(sketch.ToBytes()).BandKeys());
        Assert.Throws<ArgumentException>(() => TextSignature.FromBytes(new byte[3]));
    }
}
