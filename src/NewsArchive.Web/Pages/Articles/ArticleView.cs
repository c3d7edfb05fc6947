using NewsArchive.Annotations;
using NewsArchive.Captures;
using NewsArchive.Copies;
using NewsArchive.Entities;
using NewsArchive.Texts;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>An article as it is read: one version of its text with everything that is known and said of it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Url">Canonical address.</param>
/// <param name="Text">The version that is shown.</param>
public sealed record ArticleView(long Id, string Url, ArticleView.TextView Text)
{
    /// <summary>Key of the source.</summary>
    public required int SourceId { get; init; }

    /// <summary>Name of the source.</summary>
    public required string SourceName { get; init; }

    /// <summary>True for what came with the product.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Number of the current version.</summary>
    public required int CurrentVersion { get; init; }

    /// <summary>When the archive first met it.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When the archive last looked.</summary>
    public required DateTimeOffset LastCheckedAt { get; init; }

    /// <summary>Further addresses it was reached by or had before.</summary>
    public required IReadOnlyList<string> OtherAddresses { get; init; }

    /// <summary>The text cut into blocks with marks.</summary>
    public IReadOnlyList<TextBlock> Blocks { get; init; } = [];

    /// <summary>Annotations of this version in text order, those of the whole article first.</summary>
    public IReadOnlyList<AnnotationRow> Annotations { get; init; } = [];

    /// <summary>How many annotations other versions have.</summary>
    public int AnnotationsElsewhere { get; init; }

    /// <summary>Tags people put on the article.</summary>
    public IReadOnlyList<TagRow> Tags { get; init; } = [];

    /// <summary>Entities people put on the article.</summary>
    public IReadOnlyList<EntityRow> Entities { get; init; } = [];

    /// <summary>Entities whose names stand in this version, most often named first.</summary>
    public IReadOnlyList<FoundRow> Found { get; init; } = [];

    /// <summary>True while the archive is searched for names that changed, so that some of <see cref="Found"/> may be missing.</summary>
    public bool IsFinding { get; init; }

    /// <summary>Its near-copies.</summary>
    public StoryView Story { get; init; } = new(0, []);

    /// <summary>All versions, newest first.</summary>
    public IReadOnlyList<VersionRow> Versions { get; init; } = [];

    /// <summary>What the version was read from.</summary>
    public required CaptureView Capture { get; init; }

    /// <summary>True when another version is the current one.</summary>
    public bool IsOld => Text.Number != CurrentVersion;

    /// <summary>What a version says of itself.</summary>
    public sealed record TextView(long VersionId, int Number, string Title, string Text)
    {
        /// <summary>Where the title ends.</summary>
        public required int TitleEnd { get; init; }

        /// <summary>Where the body begins.</summary>
        public required int BodyStart { get; init; }

        /// <summary>Length in code points.</summary>
        public required int Length { get; init; }

        /// <summary>SHA-256 of the text.</summary>
        public required string Sha256 { get; init; }

        /// <summary>Persons named as authors.</summary>
        public required string[] Authors { get; init; }

        /// <summary>When it was published.</summary>
        public required DateTimeOffset? PublishedAt { get; init; }

        /// <summary>How exactly that is known.</summary>
        public required TimePrecision PublishedPrecision { get; init; }

        /// <summary>The same in the page's words.</summary>
        public required string? PublishedPrinted { get; init; }

        /// <summary>When the publisher says it last changed.</summary>
        public required DateTimeOffset? ModifiedAt { get; init; }

        /// <summary>Section or rubric.</summary>
        public required string? Section { get; init; }

        /// <summary>The publisher's keywords.</summary>
        public required string[] Keywords { get; init; }

        /// <summary>Primary language subtag.</summary>
        public required string? Language { get; init; }

        /// <summary>Which rule gave which field.</summary>
        public required Dictionary<string, string> Rules { get; init; }

        /// <summary>What the extraction said of itself.</summary>
        public required NewsArchive.Articles.ExtractionSigns Signs { get; init; }

        /// <summary>Organisations named as authors.</summary>
        public required string[] AuthorOrganizations { get; init; }

        /// <summary>When it was stored.</summary>
        public required DateTimeOffset CreatedAt { get; init; }
    }

    /// <summary>An annotation in the list beside the text.</summary>
    public sealed record AnnotationRow(long Id, int? Start, int? End, string? Quote)
    {
        /// <summary>Key of the label.</summary>
        public required int? LabelId { get; init; }

        /// <summary>Name of the label.</summary>
        public required string? Label { get; init; }

        /// <summary>Key of the entity.</summary>
        public required int? EntityId { get; init; }

        /// <summary>Name of the entity.</summary>
        public required string? Entity { get; init; }

        /// <summary>What was written about it.</summary>
        public required string? Note { get; init; }

        /// <summary>Tags on it.</summary>
        public required IReadOnlyList<string> Tags { get; init; }

        /// <summary>Who made it.</summary>
        public required string Person { get; init; }

        /// <summary>When it last changed.</summary>
        public required DateTimeOffset UpdatedAt { get; init; }

        /// <summary>What it is held to be.</summary>
        public required AnnotationStatus Status { get; init; }

        /// <summary>Count of its changes.</summary>
        public required int Revision { get; init; }
    }

    /// <summary>A tag.</summary>
    public sealed record TagRow(int Id, string Name);

    /// <summary>An entity people put on the article.</summary>
    public sealed record EntityRow(int Id, string Name, EntityType Type);

    /// <summary>An entity the machine found.</summary>
    public sealed record FoundRow(int Id, string Name, EntityType Type, int Count);

    /// <summary>A version.</summary>
    public sealed record VersionRow(int Number, DateTimeOffset CreatedAt, int Length, string Sha256);

    /// <summary>Where the text came from.</summary>
    public sealed record CaptureView(long Id, CaptureOrigin Origin, string Url, string FinalUrl)
    {
        /// <summary>The addresses in between.</summary>
        public required string[] Redirects { get; init; }

        /// <summary>HTTP status.</summary>
        public required int? Status { get; init; }

        /// <summary>Media type.</summary>
        public required string MediaType { get; init; }

        /// <summary>Character encoding.</summary>
        public required string? Charset { get; init; }

        /// <summary>IP address that answered.</summary>
        public required string? RemoteAddress { get; init; }

        /// <summary>When it came.</summary>
        public required DateTimeOffset CapturedAt { get; init; }

        /// <summary>SHA-256 of the bytes.</summary>
        public required string Sha256 { get; init; }

        /// <summary>Number of bytes.</summary>
        public required int Length { get; init; }
    }
}
