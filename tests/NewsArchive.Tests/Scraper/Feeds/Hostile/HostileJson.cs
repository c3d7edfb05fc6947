using System.Text;
using static NewsArchive.Tests.Scraper.Feeds.Hostile.HostileFeed;

namespace NewsArchive.Tests.Scraper.Feeds.Hostile;

/// <summary>JSON that is no feed, or a feed that no writer of JSON should make.</summary>
internal static class HostileJson
{
    private const string Unreadable = "JSON that cannot be read";
    private const string OneItem = """{"url":"https://news.example.org/a","title":"One"}""";

    public static IReadOnlyDictionary<string, HostileFeed> All { get; } = new Dictionary<string, HostileFeed>
    {
        ["JSON: half a sign in a title"] = Saves(Feed("""{"url":"https://news.example.org/a","title":"\ud83dOne\\ud800"}"""), title: "\ufffdOne\\ud800"),
        ["JSON: half a sign in an address"] = new(() => Encoding.UTF8.GetBytes(Feed("""{"url":"https://news.example.org/\udc00"},""" + OneItem)))
        {
            Urls = ["https://news.example.org/%EF%BF%BD", Good],
        },
        ["JSON: half a sign in a name"] = Saves($$"""{"\ud800":1,"items":[{{OneItem}}]}"""),
        ["JSON: a sign of two halves"] = Saves(Feed("""{"url":"https://news.example.org/a","title":"\ud83d\ude00"}"""), title: "😀"),
        ["JSON: a zero in a title"] = Saves(Feed("""{"url":"https://news.example.org/a","title":"O\u0000ne"}""")),
        ["JSON: cut in an item"] = Refuses("""{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"https://news.exa""", Unreadable),
        ["JSON: cut after an item"] = Refuses($$"""{"items":[{{OneItem}}""", Unreadable),
        ["JSON: nested a hundred thousand deep"] = Refuses("{\"items\":" + Many("[", 100_000), Unreadable),
        ["JSON: single quotation marks"] = Refuses("{'items':[]}", Unreadable),
        ["JSON: a list and no feed"] = Refuses($"[{OneItem}]", "JSON, but no JSON Feed"),
        ["JSON: an error"] = Refuses("""{"error":{"code":403,"message":"Forbidden"}}""", "JSON, but no JSON Feed"),
        ["JSON: items are no list"] = Refuses("""{"items":{"0":{"url":"https://news.example.org/a"}}}""", "JSON, but no JSON Feed"),
        ["JSON: items that are none"] = Saves(Feed("""null,1,"x",[],{},{"url":7},{"url":null,"title":{}},""" + OneItem)),
        ["JSON: numbers out of all proportion"] = Saves($$"""{"version":1e999,"items":[{"id":123456789012345678901234567890,"date_published":-1e400},{{OneItem}}]}"""),
        ["JSON: the same name twice"] = Saves($$"""{"items":[],"items":[{{OneItem}}]}"""),
        ["JSON: comments and trailing commas"] = Saves($$"""{/* ours */"items":[{{OneItem}},],}"""),
        ["JSON: a million empty items"] = Saves($$"""{"items":[{{OneItem}}{{Many(",{}", 1_000_000)}}]}"""),
        ["JSON: a version of the future"] = Saves($$"""{"version":"https://jsonfeed.org/version/99","items":[{{OneItem}}]}"""),
        ["JSON: text behind the end"] = Refuses(Feed(OneItem) + "<script>alert(1)</script>", Unreadable),
    };

    private static string Feed(string items) => $$"""{"version":"https://jsonfeed.org/version/1.1","title":"News","items":[{{items}}]}""";
}
