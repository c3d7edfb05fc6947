using NewsArchive.Captures;
using NewsArchive.Texts;

namespace NewsArchive.Articles;

/// <summary>
/// What an article said at one time. Immutable: the database refuses to change its text (see the migrations), because annotations are
/// bound to it.
/// </summary>
public sealed class ArticleVersion
{
    internal ArticleVersion(int number, Capture capture, VersionText text, ExtractedArticle extracted, DateTimeOffset createdAt)
    {
        Number = number;
        Capture = capture;
        Text = text.Text;
        TextSha256 = text.Sha256;
        TitleEnd = text.TitleEnd;
        BodyStart = text.BodyStart;
        Length = text.Length;
        Title = ArchiveText.NormalizeLine(extracted.Title);
        Lead = Line(extracted.Lead);
        Authors = Lines(extracted.Authors);
        PublishedAt = extracted.Published?.Time?.ToUniversalTime();
        PublishedPrecision = extracted.Published?.Precision ?? TimePrecision.Instant;
        PublishedPrinted = Line(extracted.Published?.Printed);
        ModifiedAt = extracted.Modified?.Time?.ToUniversalTime();
        Section = Line(extracted.Section);
        Keywords = Lines(extracted.Keywords);
        Language = PrimaryLanguage(extracted.Language);
        SiteName = Line(extracted.SiteName);
        ImageUrl = Line(extracted.ImageUrl);
        Rules = extracted.Rules.ToDictionary();
        AuthorOrganizations = Lines(extracted.AuthorOrganizations);
        Confidence = extracted.Confidence.ToDictionary();
        IsPaywalled = extracted.IsPaywalled;
        CreatedAt = createdAt;
    }

    private ArticleVersion()
    {
    }

    /// <summary>Key.</summary>
    public long Id { get; private set; }

    /// <summary>The article it is a version of.</summary>
    public long ArticleId { get; private set; }

    /// <summary>Its place among the article's versions, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Key of the capture it was read from.</summary>
    public long CaptureId { get; private set; }

    /// <summary>The capture it was read from.</summary>
    public Capture Capture { get; private set; } = null!;

    /// <summary>The text; see <see cref="VersionText"/> for its shape.</summary>
    public string Text { get; private set; } = "";

    /// <summary>SHA-256 of the text's UTF-8 bytes, lower-case hexadecimal.</summary>
    public string TextSha256 { get; private set; } = "";

    /// <summary>Where the title ends, in code points.</summary>
    public int TitleEnd { get; private set; }

    /// <summary>Where the body begins, in code points.</summary>
    public int BodyStart { get; private set; }

    /// <summary>Length of the text in code points.</summary>
    public int Length { get; private set; }

    /// <summary>Headline.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Standfirst.</summary>
    public string? Lead { get; private set; }

    /// <summary>Persons named as authors.</summary>
    public string[] Authors { get; private set; } = [];

    /// <summary>When this version says it was published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>How exactly <see cref="PublishedAt"/> is known.</summary>
    public TimePrecision PublishedPrecision { get; private set; }

    /// <summary>The publication time in the page's own words.</summary>
    public string? PublishedPrinted { get; private set; }

    /// <summary>When the publisher says it last changed.</summary>
    public DateTimeOffset? ModifiedAt { get; private set; }

    /// <summary>Section or rubric.</summary>
    public string? Section { get; private set; }

    /// <summary>The publisher's keywords.</summary>
    public string[] Keywords { get; private set; } = [];

    /// <summary>Primary language subtag, lower case.</summary>
    public string? Language { get; private set; }

    /// <summary>The name the site gives itself.</summary>
    public string? SiteName { get; private set; }

    /// <summary>Address of the main picture.</summary>
    public string? ImageUrl { get; private set; }

    /// <summary>Which rule produced which field.</summary>
    public Dictionary<string, string> Rules { get; private set; } = [];

    /// <summary>Agencies and houses named as authors.</summary>
    public string[] AuthorOrganizations { get; private set; } = [];

    /// <summary>How sure each field is that was judged, 0 to 1.</summary>
    public Dictionary<string, double> Confidence { get; private set; } = [];

    /// <summary>True when the page showed only the beginning of the text and asked for payment or an account.</summary>
    public bool IsPaywalled { get; private set; }

    /// <summary>When the archive stored it.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    private static string? PrimaryLanguage(string? tag)
    {
        var language = ArchiveText.NormalizeLine(tag).Split('-', '_')[0].ToLowerInvariant();
        return language.Length is 2 or 3 && language.All(char.IsAsciiLetter) ? language : null;
    }

    private static string? Line(string? text)
    {
        var line = ArchiveText.NormalizeLine(text);
        return line.Length == 0 ? null : line;
    }

    private static string[] Lines(IEnumerable<string> texts) => [.. texts.Select(ArchiveText.NormalizeLine).Where(line => line.Length > 0)];
}
