using System.Text.RegularExpressions;

namespace NewsArchive.Benchmarks.Copies;

/// <summary>Makes copies of a real text the way syndication does: each kind of edit turns an article into what another outlet prints of it.</summary>
internal sealed partial class CopyEdits(IReadOnlyList<NewsText> others, int seed)
{
    private const string Boilerplate =
        "Our newsroom updates this report as the story develops. Sign up for the morning letter to read it first. "
        + "All material on this site is protected; it may be quoted with a link to the page it was taken from, but not reprinted as a whole.";

    private readonly Random _random = new(seed);

    /// <summary>The kinds of edits, by name.</summary>
    public IReadOnlyList<(string Kind, Func<NewsText, string> Edit)> Kinds =>
    [
        ("same text, other headline", text => OtherTitle() + "\n\n" + text.Body),
        ("lead rewritten", text => OtherTitle() + "\n\n" + Sentences(Other(text), 2) + "\n\n" + WithoutLead(text)),
        ("cut to two thirds", text => text.Title + "\n\n" + Cut(text, 0.67)),
        ("cut to half", text => text.Title + "\n\n" + Cut(text, 0.5)),
        ("cut to a third", text => text.Title + "\n\n" + Cut(text, 0.34)),
        ("a paragraph added", text => text.Text + "\n\n" + Sentences(Other(text), 4)),
        ("5 % of words changed", text => Change(text, 0.05)),
        ("10 % of words changed", text => Change(text, 0.1)),
        ("20 % of words changed", text => Change(text, 0.2)),
        ("byline and boilerplate", text => text.Title + "\n\nBy our correspondent, with agencies\n\n" + text.Body + "\n\n" + Boilerplate),
        ("in an article twice as long", text => Embed(text, 1)),
        ("in an article thrice as long", text => Embed(text, 2)),
        ("headline, cut to 70 %, 5 % changed, boilerplate", text => OtherTitle() + "\n\n" + Change(text with { Title = "", Body = Cut(text, 0.7) }, 0.05) + "\n\n" + Boilerplate),
    ];

    private string OtherTitle() => others[_random.Next(others.Count)].Title;

    /// <summary>Another article of the same language, or any.</summary>
    private NewsText Other(NewsText text)
    {
        for (var i = 0; i < 200; i++)
        {
            var other = others[_random.Next(others.Count)];
            if (other.Language == text.Language && other.Url != text.Url)
            {
                return other;
            }
        }

        return others[_random.Next(others.Count)];
    }

    private string Cut(NewsText text, double share)
    {
        var wanted = text.Body.Length * share;
        var kept = 0;
        var paragraphs = text.Paragraphs.TakeWhile(paragraph => (kept += paragraph.Length) - paragraph.Length < wanted).ToList();
        // Texts without paragraphs are cut at a blank.
        var cut = Join(paragraphs);
        return cut.Length < wanted * 1.2 ? cut : cut[..Math.Max(cut.LastIndexOf(' ', (int)wanted), 1)];
    }

    private string Change(NewsText text, double share)
    {
        var strange = Words().Matches(Other(text).Body).Select(match => match.Value).ToList();
        return Words().Replace(text.Text, match => strange.Count > 0 && _random.NextDouble() < share ? strange[_random.Next(strange.Count)] : match.Value);
    }

    private string Embed(NewsText text, double times)
    {
        var around = new List<string>();
        for (var length = 0; length < text.Body.Length * times;)
        {
            var paragraphs = Other(text).Paragraphs;
            var left = (int)(text.Body.Length * times) - length;
            var more = Join(paragraphs);
            more = more[..Math.Min(more.Length, left)];
            around.Add(more);
            length += more.Length;
        }

        return OtherTitle() + "\n\n" + around[0] + "\n\n" + text.Body + "\n\n" + Join(around.Skip(1));
    }

    private static string WithoutLead(NewsText text) =>
        text.Paragraphs.Length > 2 ? Join(text.Paragraphs.Skip(1)) : text.Body[(text.Body.IndexOf(' ', Math.Min(200, text.Body.Length / 3)) + 1)..];

    private static string Sentences(NewsText text, int count) => string.Join(". ", text.Body.Split(". ").Skip(1).Take(count)) + ".";

    private static string Join(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();
}
