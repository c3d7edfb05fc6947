using NewsArchive.Data;

namespace NewsArchive.Exports;

/// <summary>One article a row, without its text. Also goes with every package as its list of contents.</summary>
internal sealed class ArticleCsvFormat : IExportFormat
{
    /// <summary>Its name in every package.</summary>
    public const string FileName = "articles.csv";

    private const string Columns =
        "article_id,version,url,source,title,lead,authors,published_at,published_precision,published_printed,modified_at,section,keywords,language,"
        + "tags,entities,annotations,length_cp,text_sha256,capture_url,captured_at,capture_sha256,stored_at,is_sample";

    /// <inheritdoc />
    public string Name => "articles-csv";

    /// <inheritdoc />
    public string Title => "CSV of articles";

    /// <inheritdoc />
    public string Description => "One row an article: what, who, when, where from, tags and the number of annotations. No texts.";

    /// <inheritdoc />
    public string Example => "7,1,https://…,Example Daily,Visit to Tehran,…,2024-08-16T09:30:00Z,instant,…";

    /// <inheritdoc />
    public string MediaType => "text/csv";

    /// <inheritdoc />
    public string SingleFile => FileName;

    /// <inheritdoc />
    public string OffsetUnit => "none";

    /// <inheritdoc />
    public bool HoldsSuggestions => false;

    /// <inheritdoc />
    public bool HasRowsOfAnnotations => false;

    /// <inheritdoc />
    public async Task WriteAsync(ExportSnapshot snapshot, ExportTarget target, CancellationToken cancellationToken)
    {
        await using var file = await target.AddAsync(FileName, cancellationToken);
        var line = new CsvLine(file, target.Request.FormulaGuard);
        await line.BeginAsync(Columns, cancellationToken);
        await foreach (var head in snapshot.ReadHeadsAsync(cancellationToken))
        {
            await Row(line, head).EndAsync(cancellationToken);
        }
    }

    private static CsvLine Row(CsvLine line, ExportedVersion head) => line
        .Number(head.ArticleId).Number(head.Version).Text(head.Url).Text(head.Source.Name).Text(head.Title).Text(head.Lead)
        .Text(string.Join(';', head.Authors)).Time(head.PublishedAt).Text(TextEnums.ToText(head.PublishedPrecision)).Text(head.PublishedPrinted)
        .Time(head.ModifiedAt).Text(head.Section).Text(string.Join(';', head.Keywords)).Text(head.Language)
        .Text(string.Join(';', head.Tags)).Text(string.Join(';', head.Entities.Select(entity => entity.Name)))
        .Number(head.AnnotationCount).Number(head.Length).Text(head.TextSha256)
        .Text(head.Capture.FinalUrl).Time(head.Capture.CapturedAt).Text(head.Capture.Sha256).Time(head.StoredAt).Text(head.IsSample ? "true" : "false");
}
