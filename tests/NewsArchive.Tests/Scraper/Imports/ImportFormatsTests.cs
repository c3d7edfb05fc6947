using System.Text;
using NewsArchive.Scraper.Imports;

namespace NewsArchive.Tests.Scraper.Imports;

public sealed class ImportFormatsTests
{
    [Theory]
    [InlineData("<!doctype html><p>", "page.txt", ImportFormat.SavedPage)]
    [InlineData("\ufeff\n  <html>", "page", ImportFormat.SavedPage)]
    [InlineData("Words before any tag <p>", "page.html.gz", ImportFormat.SavedPage)]
    [InlineData("{\"id\":\"1\",\"url\":\"https://a.example/\",\"path\":\"a.html\"}\n{", "list.txt", ImportFormat.PageManifest)]
    [InlineData("{\"url\":\"https://a.example/\",\"title\":\"T\",\"text\":\"cut o", "articles.html", ImportFormat.ArticleLines)]
    [InlineData("{\"url\":\"https://a.example/\",\"meta\":{\"path\":\"/\"},\"title\":\"T\"}", "a", ImportFormat.ArticleLines)]
    [InlineData("{\"some\":\"thing\"}", "a.jsonl", ImportFormat.Unknown)]
    [InlineData(" date 2024-08-16 https://a.example/1\nHeadline", "dump", ImportFormat.TextDump)]
    [InlineData("Dear diary", "notes.txt", ImportFormat.Unknown)]
    [InlineData("", "empty", ImportFormat.Unknown)]
    [InlineData("WARC/1.0\r\nWARC-Type: warcinfo\r\n", "crawl", ImportFormat.Warc)]
    [InlineData("damaged at its beginning", "crawl.warc.gz", ImportFormat.Warc)]
    public void The_content_tells_the_format(string beginning, string path, ImportFormat format) =>
        Assert.Equal(format, ImportFormats.Recognise(Encoding.UTF8.GetBytes(beginning), path));

    [Fact]
    public void Two_byte_text_is_a_page() =>
        Assert.Equal(ImportFormat.SavedPage, ImportFormats.Recognise([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<html>")], "a"));
}
