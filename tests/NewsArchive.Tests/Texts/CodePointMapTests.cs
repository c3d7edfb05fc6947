using CsCheck;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Texts;

public sealed class CodePointMapTests
{
    [Theory]
    [InlineData("Sergei Shoigu visited Iran", "Sergei Shoigu", 0, 13, 0, 13)]
    [InlineData("Sergei Shoigu visited Iran", "Iran", 22, 26, 22, 26)]
    [InlineData("😀 Iran", "Iran", 2, 6, 3, 7)]
    [InlineData("👩‍🚀 Iran", "Iran", 4, 8, 6, 10)]
    [InlineData("Sergei\nShoigu visited Iran", "Sergei\nShoigu", 0, 13, 0, 13)]
    [InlineData("Шойгу посетил Иран", "Иран", 14, 18, 14, 18)]
    [InlineData("زار شويغو إيران", "إيران", 10, 15, 10, 15)]
    [InlineData("𝒜𝒷 Iran 😀", "😀", 8, 9, 10, 12)]
    public void A_passage_has_its_place_in_every_unit(string text, string quote, int start, int end, int startUtf16, int endUtf16)
    {
        var map = new CodePointMap(text);
        Assert.Equal((startUtf16, endUtf16), (map.ToUtf16(start), map.ToUtf16(end)));
        Assert.Equal((start, end), (map.ToCodePoint(startUtf16), map.ToCodePoint(endUtf16)));
        Assert.Equal(quote, map.Slice(start, end));
    }

    [Fact]
    public void Every_index_of_every_text_converts_both_ways() => AnyText.Gen.Sample(text =>
    {
        var map = new CodePointMap(text);
        var runes = text.EnumerateRunes().ToList();
        Assert.Equal(runes.Count, map.Length);
        var utf16 = 0;
        for (var codePoint = 0; codePoint <= runes.Count; codePoint++)
        {
            Assert.Equal(utf16, map.ToUtf16(codePoint));
            Assert.Equal(codePoint, map.ToCodePoint(utf16));
            if (codePoint < runes.Count && runes[codePoint].Utf16SequenceLength == 2)
            {
                Assert.Equal(codePoint, map.ToCodePoint(utf16 + 1));
            }

            utf16 += codePoint < runes.Count ? runes[codePoint].Utf16SequenceLength : 0;
        }
    });

    [Fact]
    public void Every_slice_is_its_code_points() => Gen.Select(AnyText.Gen, Gen.Int[0, 80], Gen.Int[0, 80]).Sample((text, a, b) =>
    {
        var runes = text.EnumerateRunes().ToList();
        var (start, end) = (Math.Min(a, runes.Count), Math.Min(b, runes.Count));
        (start, end) = (Math.Min(start, end), Math.Max(start, end));
        Assert.Equal(string.Concat(runes[start..end]), new CodePointMap(text).Slice(start, end));
    });

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void An_index_outside_the_text_is_refused(int codePoint)
    {
        var map = new CodePointMap("😀 Iran");
        Assert.Throws<ArgumentOutOfRangeException>(() => map.ToUtf16(codePoint));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.ToCodePoint(codePoint < 0 ? codePoint : 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.Slice(0, codePoint));
    }

    [Fact]
    public void An_empty_text_has_one_border()
    {
        var map = new CodePointMap("");
        Assert.Equal((0, 0, 0), (map.Length, map.ToUtf16(0), map.ToCodePoint(0)));
    }
}
