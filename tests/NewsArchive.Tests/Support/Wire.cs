using NewsArchive.Articles;

namespace NewsArchive.Tests.Support;

/// <summary>Invented agency reports, and what papers make of them.</summary>
internal static class Wire
{
    private static readonly string[] Words =
        [.. "harbour crane minister vote bridge winter grain council strike engine tower river market border school night signal paper garden storm".Split(' ')];

    /// <summary>A report of some paragraphs, each of forty words; the same number gives the same text.</summary>
    public static string[] Report(int seed, int paragraphs = 6) =>
        [.. Enumerable.Range(0, paragraphs).Select(paragraph => string.Join(' ', Enumerable.Range(0, 40).Select(word => Word(new Random((seed * 1000) + (paragraph * 50) + word)))) + ".")];

    /// <summary>What a paper printed at some hour.</summary>
    public static IncomingArticle Printed(string paper, int hour, string[] paragraphs, string? title = null)
    {
        var incoming = Make.Incoming(title ?? $"{paper} at {hour}", paragraphs: paragraphs, url: $"https://{paper}.example/{hour}", published: Make.Now.AddHours(hour));
        return incoming with { Article = incoming.Article with { SiteName = paper } };
    }

    private static string Word(Random random) => Words[random.Next(Words.Length)] + (random.Next(3) == 0 ? Words[random.Next(Words.Length)] : "");
}
