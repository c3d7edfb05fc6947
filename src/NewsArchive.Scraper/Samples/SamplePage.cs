using System.Text;

namespace NewsArchive.Scraper.Samples;

/// <summary>One page of the sample set: the address it is collected under, and what stands there.</summary>
/// <param name="Url">The address, which is also the article's.</param>
/// <param name="Editions">What the page says at first, and what it says after each change; names of files in Samples/Pages.</param>
public sealed record SamplePage(string Url, params IReadOnlyList<string> Editions)
{
    /// <summary>The character encoding the page is served in.</summary>
    public string Charset { get; init; } = "utf-8";

    /// <summary>The whole set, in the order in which it is collected.</summary>
    public static IReadOnlyList<SamplePage> All { get; } =
    [
        // What the archive was made for: a page in the shape of the site's own, with the traps such a page has.
        new("https://sputnikglobe.com/20240816/sign-of-anxiety-pentagon-keeps-an-eye-on-deepening-russia-iran-collaboration-1119789114.html",
            "sputnikglobe.com/sign-of-anxiety.html"),
        // Authors, and a modification time.
        Brief("2024/08/brics", "brics.html"),
        Brief("2024/08/sco", "sco.html"),
        // Two versions: headline, one number and one paragraph change.
        Brief("2024/07/caspian-sea", "caspian-sea.1.html", "caspian-sea.2.html"),
        // One story in two near-identical copies.
        Brief("2024/08/transport-corridor", "transport-corridor.html"),
        new("https://wire.newsarchive.example/a/1007", "wire.newsarchive.example/transport-corridor.html"),
        // Only the day of publication is known.
        Brief("de/kasan", "kasan.html"),
        // Not UTF-8, which only the header of the response says; a clock time without offset.
        Brief("ru/magate", "magate.html") with { Charset = "windows-1251" },
        // Right to left, with joiners that belong to the words.
        Brief("fa/hormuz", "hormuz.html"),
        Brief("ar/world-heritage", "world-heritage.html"),
        // Emoji in the headline, characters outside the first plane in the text, an accent to compose.
        Brief("2024/07/unicode", "unicode.html"),
        // A date that is none.
        Brief("brief/iso-8601", "iso-8601.html"),
        Brief("fr/croix-rouge", "croix-rouge.html"),
        // No date, no author, no canonical address.
        Brief("brief/eurasian-economic-union", "eurasian-economic-union.html"),
        // Long enough to scroll.
        Brief("2024/08/organisations", "organisations.html"),
    ];

    /// <summary>The bytes of an edition, counted from 1; the last one when there are not so many.</summary>
    public byte[] Read(int edition)
    {
        var name = "samples/" + Editions[Math.Clamp(edition, 1, Editions.Count) - 1];
        using var file = typeof(SamplePage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The sample page {name} is not in the program.");
        using var reader = new StreamReader(file, Encoding.UTF8);
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(Charset) ?? Encoding.GetEncoding(Charset);
        return encoding.GetBytes(reader.ReadToEnd());
    }

    private static SamplePage Brief(string path, params IReadOnlyList<string> editions) =>
        new($"https://briefs.newsarchive.example/{path}", [.. editions.Select(file => $"briefs.newsarchive.example/{file}")]);
}
