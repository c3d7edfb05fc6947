using System.Text;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class PageTextTests
{
    private const string Russian = "<html><head><title>Порт открыт после зимы</title></head><body><p>Рабочие заменили стену причала на протяжении двухсот метров.</p></body></html>";

    static PageTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Byte_order_mark_decides(string charset)
    {
        var encoding = Encoding.GetEncoding(charset);

        Assert.Equal(Russian, PageText.Decode([.. encoding.GetPreamble(), .. encoding.GetBytes(Russian)], "windows-1252").Text);
    }

    [Fact]
    public void Valid_utf_8_is_utf_8_whatever_the_page_says()
    {
        var html = "<meta charset='windows-1251'>" + Russian;

        Assert.Equal(new PageText(html, "utf-8"), PageText.Decode(Encoding.UTF8.GetBytes(html), "windows-1251"));
    }

    [Fact]
    public void Header_comes_before_meta()
    {
        var bytes = Encoding.GetEncoding("windows-1251").GetBytes("<meta charset='koi8-r'>" + Russian);

        Assert.Contains("Порт открыт", PageText.Decode(bytes, "windows-1251").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Meta_is_read_when_the_header_is_silent()
    {
        var bytes = Encoding.GetEncoding("shift_jis").GetBytes("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'><p>港が再び開いた</p>");

        Assert.Contains("港が再び開いた", PageText.Decode(bytes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Charset_is_guessed_when_nothing_says() =>
        Assert.Equal(Russian, PageText.Decode(Encoding.GetEncoding("windows-1251").GetBytes(Russian)).Text);

    [Fact]
    public void Latin_1_is_read_as_browsers_read_it() =>
        Assert.Equal("“quoted” – é", PageText.Decode([0x93, .. "quoted"u8, 0x94, 0x20, 0x96, 0x20, 0xE9], "ISO-8859-1").Text);

    [Theory]
    [InlineData("no-such-charset")]
    [InlineData("utf-7")]
    [InlineData("")]
    public void Unknown_charset_is_no_exception(string charset) => Assert.Equal("plain", PageText.Decode("plain"u8, charset).Text);

    [Fact]
    public void Few_wrong_bytes_in_utf_8_stay_single_faults()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("<meta charset=utf-8>" + string.Concat(Enumerable.Repeat(Russian, 10))), 0xFF];

        Assert.EndsWith("</html>\ufffd", PageText.Decode(bytes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_page_is_empty_text() => Assert.Equal("", PageText.Decode([]).Text);
}
