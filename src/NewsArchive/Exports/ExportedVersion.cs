using System.Text.Json.Serialization;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Texts;

namespace NewsArchive.Exports;

/// <summary>One version of an article as it leaves the archive, with all that people said about it. One line of our JSON Lines.</summary>
/// <remarks>The order of the properties is the order in the file. Offsets are code points of <see cref="Text"/>, half-open.</remarks>
public sealed record ExportedVersion
{
    /// <summary>Names this layout, so that a line explains itself.</summary>
    public string Schema { get; init; } = "newsarchive-article/1";

    /// <summary>Key of the article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>Key of the version.</summary>
    public required long VersionId { get; init; }

    /// <summary>Its place among the article's versions, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>False for an older version, which is here because it carries annotations.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Canonical address of the article.</summary>
    public required string Url { get; init; }

    /// <summary>Who published it.</summary>
    public required ExportedSource Source { get; init; }

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>Standfirst.</summary>
    public required string? Lead { get; init; }

    /// <summary>Persons named as authors.</summary>
    public required string[] Authors { get; init; }

    /// <summary>When this version says it was published.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>How exactly that is known: a local time stands as if it were UTC, a day as its midnight UTC.</summary>
    public required TimePrecision PublishedPrecision { get; init; }

    /// <summary>The publication time in the page's own words.</summary>
    public required string? PublishedPrinted { get; init; }

    /// <summary>When the publisher says it last changed.</summary>
    public required DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Section or rubric.</summary>
    public required string? Section { get; init; }

    /// <summary>The publisher's keywords.</summary>
    public required string[] Keywords { get; init; }

    /// <summary>Primary language subtag.</summary>
    public required string? Language { get; init; }

    /// <summary>Address of the main picture.</summary>
    public required string? ImageUrl { get; init; }

    /// <summary>When the archive stored this version.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>True for what came with the product to try it with.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Title, standfirst and body; empty when only the heads are read.</summary>
    public required string Text { get; init; }

    /// <summary>Where the title ends.</summary>
    public required int TitleEnd { get; init; }

    /// <summary>Where the body begins.</summary>
    public required int BodyStart { get; init; }

    /// <summary>Length of the text.</summary>
    public required int Length { get; init; }

    /// <summary>SHA-256 of the text's UTF-8 bytes.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>What it was read from.</summary>
    public required ExportedCapture Capture { get; init; }

    /// <summary>Tags people put on the article, by name.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Entities people put on the article, by name.</summary>
    public IReadOnlyList<ExportedEntity> Entities { get; init; } = [];

    /// <summary>What people said: about the whole article first, then by start, then the longer before the shorter, then by key.</summary>
    public IReadOnlyList<ExportedAnnotation> Annotations { get; init; } = [];

    /// <summary>Agencies and houses named as authors.</summary>
    public required string[] AuthorOrganizations { get; init; }

    /// <summary>True when the page showed only the beginning of the text.</summary>
    public required bool IsPaywalled { get; init; }

    /// <summary>How sure the fields are that were judged, by name.</summary>
    public required SortedDictionary<string, double> Confidence { get; init; }

    /// <summary>Where the machine found names; null, and absent from the file, unless it was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ExportedMention>? Mentions { get; init; }

    /// <summary>How many annotations all its versions carry; filled when only the heads are read.</summary>
    [JsonIgnore]
    public int AnnotationCount { get; init; }
}

/// <summary>A publisher in an export.</summary>
public sealed record ExportedSource(int Id, string Name, string? Host);

/// <summary>An entity in an export.</summary>
public sealed record ExportedEntity(int Id, string Name, EntityType Type);

/// <summary>What a version was read from, in an export: enough to prove it, without the bytes.</summary>
public sealed record ExportedCapture(string Url, string FinalUrl, DateTimeOffset CapturedAt, string Sha256);

/// <summary>One annotation in an export. Without start and end it speaks of the whole article.</summary>
public sealed record ExportedAnnotation
{
    /// <summary>Key.</summary>
    public required long Id { get; init; }

    /// <summary>First code point of the passage.</summary>
    public required int? Start { get; init; }

    /// <summary>Code point behind the passage.</summary>
    public required int? End { get; init; }

    /// <summary>The passage.</summary>
    public required string? Quote { get; init; }

    /// <summary>Up to 32 code points before it.</summary>
    public required string? Prefix { get; init; }

    /// <summary>Up to 32 code points behind it.</summary>
    public required string? Suffix { get; init; }

    /// <summary>The class it is sorted into.</summary>
    public required string? Label { get; init; }

    /// <summary>Whom or what it means.</summary>
    public required ExportedEntity? Entity { get; init; }

    /// <summary>What the person wrote.</summary>
    public required string? Note { get; init; }

    /// <summary>Tags on it, by name.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Who made it.</summary>
    public required string Annotator { get; init; }

    /// <summary>How it came about.</summary>
    public required AnnotationMethod Method { get; init; }

    /// <summary>What it is held to be.</summary>
    public required AnnotationStatus Status { get; init; }

    /// <summary>How often it was written, from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The version it is bound to; it stands inside that version in the file.</summary>
    [JsonIgnore]
    public long VersionId { get; init; }

    /// <summary>The article of that version.</summary>
    [JsonIgnore]
    public long ArticleId { get; init; }
}

/// <summary>A name the machine found in a text. Never mixed with annotations.</summary>
public sealed record ExportedMention(int Start, int End, string Quote, string Alias, ExportedEntity Entity);
