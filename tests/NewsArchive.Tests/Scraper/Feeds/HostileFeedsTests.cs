using NewsArchive.Scraper.Feeds;
using NewsArchive.Tests.Scraper.Feeds.Hostile;

namespace NewsArchive.Tests.Scraper.Feeds;

/// <summary>
/// No document makes the reader throw, load anything or grow without bounds. What can be understood is salvaged, and people are told what is
/// wrong with the rest.
/// </summary>
public sealed class HostileFeedsTests
{
    private const string Url = "https://news.example.org/feeds/all";

    /// <summary>No more memory is asked for, all in all, than this for each document: the largest has a million elements or unpacks to 64 MiB.</summary>
    private const long MostAllocated = 1500L * 1024 * 1024;

    private static readonly IReadOnlyDictionary<string, HostileFeed> All = new[] { HostileXml.All, HostileSizes.All, HostileJson.All, HostileBytes.All, HostileLinks.All }
        .SelectMany(feeds => feeds).ToDictionary();

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_document_is_salvaged_or_refused_with_a_reason(string name)
    {
        var feed = All[name];
        var bytes = feed.Bytes();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reading = FeedReader.Read(bytes, Url, feed.Charset);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        if (feed.Problem is { } problem)
        {
            Assert.Null(reading.Document);
            Assert.Contains(problem, reading.Problem, StringComparison.Ordinal);
            return;
        }

        Assert.Null(reading.Problem);
        Check(feed, reading.Document!);
    }

    [Fact]
    public void There_are_enough_hostile_documents() => Assert.InRange(All.Count, 40, int.MaxValue);

    private static void Check(HostileFeed feed, FeedDocument document)
    {
        if (feed.Urls is { } urls)
        {
            Assert.Equal(urls, document.Entries.Select(entry => entry.Url));
        }
        else
        {
            Assert.Equal(feed.Count, document.Entries.Count);
        }

        if (feed.Title is { } title)
        {
            Assert.Equal(title, document.Entries[0].Title);
        }

        Assert.Equal(feed.Fault is null, document.Fault is null);
        Assert.Contains(feed.Fault ?? "", document.Fault ?? "", StringComparison.Ordinal);
        feed.Also?.Invoke(document);
    }
}
