using System.Globalization;
using CsCheck;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Texts;

public sealed class TextAnchorTests
{
    private const string X = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; // 32

    [Fact]
    public void A_passage_is_anchored_by_place_and_quote()
    {
        var anchor = TextAnchor.At(new CodePointMap("😀 Sergei Shoigu visited Iran"), 2, 15);
        Assert.Equal(new TextAnchor(2, 15, "Sergei Shoigu", "😀 ", " visited Iran"), anchor);
    }

    [Fact]
    public void Context_is_32_code_points_on_either_side()
    {
        var anchor = TextAnchor.At(new CodePointMap($"y{X}Iran{X}y"), 33, 37);
        Assert.Equal((X, X), (anchor.Prefix, anchor.Suffix));
    }

    /// <summary>Each cluster begins before the cut and ends behind it, so the whole of it must stay out.</summary>
    [Theory]
    [InlineData("👩‍🚀")]
    [InlineData("e\u0301\u0323\u0330")]
    [InlineData("👍🏽")]
    [InlineData("🇮🇷")]
    [InlineData("\u1100\u1161\u11a8\u11a8")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("ก็็")]
    public void Context_is_cut_only_between_clusters(string cluster)
    {
        var parts = cluster.EnumerateRunes().Count();
        for (var inside = 1; inside < parts; inside++)
        {
            var filler = new string('x', TextAnchor.ContextLength - inside);
            var before = TextAnchor.At(new CodePointMap($"a{cluster}{filler}Iran"), 1 + parts + filler.Length, 5 + parts + filler.Length);
            Assert.Equal(filler, before.Prefix);
            var after = TextAnchor.At(new CodePointMap($"Iran{filler}{cluster}a"), 0, 4);
            Assert.Equal(filler, after.Suffix);
        }
    }

    [Fact]
    public void Flags_in_a_row_stay_pairs()
    {
        var flags = string.Concat(Enumerable.Repeat("🇮🇷🇷🇺", 20));
        var after = TextAnchor.At(new CodePointMap($"x{flags}"), 0, 1);
        Assert.Equal(string.Concat(Enumerable.Repeat("🇮🇷🇷🇺", 8)), after.Suffix);
        var before = TextAnchor.At(new CodePointMap($"{flags}xy"), 81, 82);
        Assert.Equal(string.Concat(Enumerable.Repeat("🇷🇺🇮🇷", 8))[..^4] + "x", before.Prefix);
    }

    [Fact]
    public void A_cluster_longer_than_the_context_leaves_none()
    {
        var piled = "e" + new string('\u0323', 40);
        Assert.Equal("", TextAnchor.At(new CodePointMap($"Iran{piled}"), 0, 4).Suffix);
        Assert.Equal("", TextAnchor.At(new CodePointMap($"{piled}Iran"), 41, 45).Prefix);
    }

    [Fact]
    public void Anchors_of_any_passage_fit_their_text() => Gen.Select(AnyText.Gen, Gen.Int[0, 80], Gen.Int[1, 40]).Sample((text, at, length) =>
    {
        var map = new CodePointMap(text);
        var start = Math.Min(at, map.Length - 1);
        if (start < 0)
        {
            return;
        }

        var end = Math.Min(map.Length, start + length);
        var anchor = TextAnchor.At(map, start, end);
        Assert.Equal(map.Slice(start, end), anchor.Quote);
        Assert.Contains(anchor.Prefix + anchor.Quote + anchor.Suffix, text, StringComparison.Ordinal);
        Assert.EndsWith(anchor.Prefix, map.Slice(0, start), StringComparison.Ordinal);
        Assert.StartsWith(anchor.Suffix, map.Slice(end, map.Length), StringComparison.Ordinal);
        Assert.InRange(anchor.Prefix.EnumerateRunes().Count(), 0, TextAnchor.ContextLength);
        Assert.InRange(anchor.Suffix.EnumerateRunes().Count(), 0, TextAnchor.ContextLength);
        var borders = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        if (anchor.Prefix.Length > 0)
        {
            Assert.Contains(map.ToUtf16(start) - anchor.Prefix.Length, borders);
        }

        if (anchor.Suffix.Length > 0)
        {
            Assert.Contains(map.ToUtf16(end) + anchor.Suffix.Length, borders);
        }
    });

    [Fact]
    public void A_quote_is_found_everywhere_it_stands()
    {
        var found = TextAnchor.Find(new CodePointMap("😀aa aaa"), "aa").Select(anchor => (anchor.Start, anchor.End));
        Assert.Equal([(1, 3), (4, 6), (5, 7)], found);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(-1, 2)]
    [InlineData(0, 27)]
    public void What_is_no_passage_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TextAnchor.At(new CodePointMap("Sergei Shoigu visited Iran"), start, end));
}
