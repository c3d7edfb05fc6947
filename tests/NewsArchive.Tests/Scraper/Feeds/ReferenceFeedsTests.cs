using System.IO.Compression;
using System.Text;
using NewsArchive.Scraper.Feeds;

namespace NewsArchive.Tests.Scraper.Feeds;

/// <summary>Every kind of feed and sitemap is read with all that its specification lets it say, plain, with a mark, in UTF-16 and compressed.</summary>
public sealed class ReferenceFeedsTests
{
    private const string Url = "https://news.example.org/feeds/all";

    private static readonly IReadOnlyDictionary<string, ReferenceFeed> All = ReferenceFeeds.All.Concat(ReferenceSitemaps.All).ToDictionary();

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_each_kind_is_read(string name) => Check(All[name], Encoding.UTF8.GetBytes(All[name].Text));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_each_kind_is_read_compressed(string name) => Check(All[name], Gzip(Encoding.UTF8.GetBytes(All[name].Text)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_each_kind_is_read_with_a_mark(string name) => Check(All[name], [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(All[name].Text)]);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_document_of_each_kind_is_read_in_UTF_16(string name) => Check(All[name], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(All[name].Text)]);

    private static void Check(ReferenceFeed expected, byte[] bytes)
    {
        var reading = FeedReader.Read(bytes, Url);

        Assert.Null(reading.Problem);
        var feed = reading.Document!;
        Assert.Null(feed.Fault);
        Assert.Equal((expected.Kind, expected.Title, expected.HomeUrl, expected.NextUrl), (feed.Kind, feed.Title, feed.HomeUrl, feed.NextUrl));
        Assert.Equal(expected.Entries, feed.Entries.Select(Line));
        Assert.Equal(expected.Sitemaps, feed.Sitemaps.Select(Line));
    }

    private static string Line(FeedEntry entry) => $"{entry.Url} | {Word(entry.Title)}| {Word(entry.Published?.ToIso8601())}| {entry.Modified?.ToIso8601()}";

    private static string Word(string? text) => text is null ? "" : text + " ";

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }
}
