using System.Text;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Tests.Scraper.Extraction.Pages;

public sealed class NestingLimitTests
{
    private const string End = "<p>The end of the page.</p>";

    /// <summary>So many tags that a page is looked at.</summary>
    private static readonly string Filler = Repeat("<p>A line.</p>", 1200);

    [Theory]
    [InlineData("<div><p>One</div>")]
    [InlineData("<ul><li>One<li>Two <b>bold</b></ul>")]
    [InlineData("<!-- <div> --><![CDATA[ <div> ]]><?php echo '<div>' ?>")]
    [InlineData("<script>if (a < b) { write('<div><div>'); }</script>")]
    [InlineData("<svg><path/><style>.a{}</style></svg>")]
    [InlineData("<img alt='a > b' title=\"</div>\"><br><input value=<div>>")]
    [InlineData("<table><tr><td>1<td>2<tr><td>3</table>")]
    public void Ordinary_markup_comes_back_as_the_same_string(string markup)
    {
        var html = Filler + Repeat(markup, 150) + End;

        Assert.Same(html, NestingLimit.Apply(html));
    }

    [Theory]
    [InlineData("<code>")]
    [InlineData("<details open>")]
    [InlineData("<x-own><y-own>")]
    [InlineData("<rt>")]
    [InlineData("<optgroup>")]
    [InlineData("<h2>")]
    [InlineData("<span><section></span>")]
    [InlineData("<div><!--</div>-->")]
    [InlineData("<div><i title='</div>'></i>")]
    [InlineData("<div><script>'</div>'</script>")]
    [InlineData("<div><textarea></div></textarea>")]
    public void What_nests_without_end_is_left_out_and_the_rest_stays(string markup)
    {
        var cut = NestingLimit.Apply(Filler + Repeat(markup, 1000) + End);

        Assert.InRange(cut.Split(markup.Split('>')[0] + '>').Length, 2, 200);
        Assert.EndsWith(End, cut, StringComparison.Ordinal);
    }

    [Fact]
    public void Unclosed_formatting_is_left_out_beyond_a_few()
    {
        var cut = NestingLimit.Apply(Filler + string.Concat(Enumerable.Range(0, 500).Select(i => $"<b id={i}>")) + End);

        Assert.InRange(cut.Split("<b ").Length, 2, 50);
    }

    [Theory]
    [InlineData("<p>One line.")]
    [InlineData("<i></i>")]
    [InlineData("</p>")]
    public void A_page_of_more_elements_than_any_article_is_cut(string markup)
    {
        var cut = NestingLimit.Apply(Filler + Repeat(markup, 200_000) + End);

        Assert.InRange(cut.Split(markup[..2]).Length, 10_000, 110_000);
        Assert.False(cut.EndsWith(End, StringComparison.Ordinal));
    }

    [Fact]
    public void Masses_of_comments_and_a_second_base_are_left_out()
    {
        var cut = NestingLimit.Apply(Filler + Repeat("<!-->", 20_000) + Repeat("<base href=/x>", 500) + End);

        Assert.InRange(cut.Split("<!-->").Length, 1000, 10_000);
        Assert.Equal(2, cut.Split("<base").Length);
        Assert.EndsWith(End, cut, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("div")]
    [InlineData("p")]
    public void A_tag_of_the_length_of_a_book_is_left_out(string tag)
    {
        var cut = NestingLimit.Apply($"{Filler}<{tag} data-x=\"{new string('x', 100_000)}\">Words</{tag}>{End}");

        Assert.Equal(-1, cut.IndexOf("data-x", StringComparison.Ordinal));
        Assert.Contains("Words", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_with_a_long_tag_stays_a_script()
    {
        var html = $"{Filler}<script data-x=\"{new string('x', 100_000)}\">var words;</script>{End}";

        Assert.Same(html, NestingLimit.Apply(html));
    }

    private static string Repeat(string piece, int times) => new StringBuilder().Insert(0, piece, times).ToString();
}
