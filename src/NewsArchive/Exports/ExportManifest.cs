using System.Text.Json.Serialization;

namespace NewsArchive.Exports;

/// <summary>What an export holds and how it came about, so that it can be checked and made again.</summary>
public sealed record ExportManifest
{
    /// <summary>Names the layout of the manifest.</summary>
    public string Schema { get; init; } = "newsarchive-export/1";

    /// <summary>
    /// The newest change among what is exported, not the time of the export: the same data then gives the same bytes. Null for an empty set.
    /// </summary>
    public required DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The program that wrote it.</summary>
    public string Generator { get; init; } = "NewsArchive";

    /// <summary>Its version.</summary>
    public string GeneratorVersion { get; init; } = typeof(ExportManifest).Assembly.GetName().Version!.ToString(3);

    /// <summary>Name of the layout.</summary>
    public required string Format { get; init; }

    /// <summary>The filter as a query string; empty for everything.</summary>
    public required string Query { get; init; }

    /// <summary>The page of the site that shows the same set.</summary>
    public required string FilterUrl { get; init; }

    /// <summary>How many articles.</summary>
    public required int ArticleCount { get; init; }

    /// <summary>How many annotations.</summary>
    public required long AnnotationCount { get; init; }

    /// <summary>What offsets count.</summary>
    public required string OffsetUnit { get; init; }

    /// <summary>Whether what the machine found is in it.</summary>
    public required bool IncludesSuggestions { get; init; }

    /// <summary>Whether texts in CSV that look like formulas begin with an apostrophe.</summary>
    public required bool FormulaGuard { get; init; }

    /// <summary>The files, except this one.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>The report, when there is no ZIP to hold it as a file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExportReport? Report { get; init; }

    /// <summary>The manifest as indented JSON in UTF-8.</summary>
    public byte[] ToJson() => ExportJson.ToBytes(this, ExportJson.Indented.ExportManifest);

    internal static ExportManifest Of(ExportRequest request, ExportTally tally, IReadOnlyList<ManifestFile> files) => new()
    {
        CreatedAt = tally.Newest,
        Format = request.Format.Name,
        Query = request.Query,
        FilterUrl = request.Query.Length == 0 ? "/articles" : "/articles?" + request.Query,
        ArticleCount = tally.Articles,
        AnnotationCount = tally.Annotations,
        OffsetUnit = request.Format.OffsetUnit,
        IncludesSuggestions = request.WritesSuggestions,
        FormulaGuard = request.FormulaGuard,
        Files = files,
    };
}

/// <summary>One file of an export.</summary>
/// <param name="Path">Its path inside the export.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Records">How many records it holds: lines, or rows without the header.</param>
public sealed record ManifestFile(string Path, string Sha256, long Bytes, long Records);

/// <summary>What an export left out and why. Nothing is left out silently.</summary>
public sealed record ExportReport
{
    /// <summary>Names the layout of the report.</summary>
    public string Schema { get; init; } = "newsarchive-export-report/1";

    /// <summary>Articles written.</summary>
    public required int Articles { get; init; }

    /// <summary>Versions written that are not current, because they carry annotations.</summary>
    public required int OlderVersions { get; init; }

    /// <summary>Annotations written.</summary>
    public required long Annotations { get; init; }

    /// <summary>Places written where the machine found a name.</summary>
    public required long Mentions { get; init; }

    /// <summary>Annotations on these articles that people removed, and that stay out.</summary>
    public required long RemovedAnnotations { get; init; }

    /// <summary>Annotations the layout could not hold.</summary>
    public IReadOnlyList<DroppedAnnotation> Dropped { get; init; } = [];

    internal static ExportReport Of(ExportTally tally) => new()
    {
        Articles = tally.Articles,
        OlderVersions = tally.OlderVersions,
        Annotations = tally.Annotations,
        Mentions = tally.Mentions,
        RemovedAnnotations = tally.RemovedAnnotations,
    };
}

/// <summary>An annotation that a layout could not hold.</summary>
/// <param name="AnnotationId">Its key.</param>
/// <param name="Reason">Why, such as "overlap".</param>
/// <param name="With">Key of the annotation in its way.</param>
public sealed record DroppedAnnotation(long AnnotationId, string Reason, long? With);
