using System.Text;
using CsCheck;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Texts;

public sealed class ArchiveTextTests
{
    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\u2028b\u2029c\u0085d", "a\nb\nc\nd")]
    [InlineData("\ufeffa\ufeffb", "ab")]
    [InlineData("a\ufffeb", "ab")]
    [InlineData("a\0\u0001\u0007\u001f\u007f\u009fb", "ab")]
    [InlineData("a\u000bb\u000cc", "a b c")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("  a  \n", "  a  \n")]
    [InlineData("", "")]
    public void Text_comes_into_one_form(string text, string expected) => Assert.Equal(expected, ArchiveText.Normalize(text));

    // A string with half a surrogate pair cannot be a test's argument: it would not survive being written down.
    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        Assert.Equal("a\ufffdb", ArchiveText.Normalize("a\ud83db"));
        Assert.Equal("a\ufffdb", ArchiveText.Normalize("a\ude00b"));
        Assert.Equal("\ufffd😀", ArchiveText.Normalize("\ud83d\ud83d\ude00"));
        Assert.Equal("a\ufffd", ArchiveText.Normalize("a\ud83d"));
    }

    [Fact]
    public void Normal_text_stays_the_same_instance()
    {
        const string text = "Шойгу посетил Иран 😀👩‍🚀\n\té";
        Assert.Same(text, ArchiveText.Normalize(text));
    }

    [Fact]
    public void Whatever_comes_leaves_normal_and_normal_text_does_not_change() =>
        Gen.OneOf(AnyText.Gen, Gen.Char.Array[0, 60].Select(characters => new string(characters))).Sample(text =>
        {
            var normal = ArchiveText.Normalize(text);
            Assert.True(normal.IsNormalized(NormalizationForm.FormC));
            Assert.Equal(normal, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(normal)));
            Assert.DoesNotContain(normal, character => (char.IsControl(character) && character is not ('\n' or '\t')) || character is '\ufeff' or '\u2028' or '\u2029');
            Assert.Equal(normal, ArchiveText.Normalize(normal));
        });

    [Theory]
    [InlineData(" a \n\t b\u00a0c ", "a b c")]
    [InlineData(" \u3000\n", "")]
    [InlineData(null, "")]
    public void A_line_has_single_blanks_and_none_at_its_ends(string? text, string expected) => Assert.Equal(expected, ArchiveText.NormalizeLine(text));
}
