using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Exports;

/// <summary>One annotation a row, for spreadsheet and statistics programs.</summary>
internal sealed class AnnotationCsvFormat : IExportFormat
{
    private const string Columns =
        "annotation_id,article_id,version,url,source,title,published_at,label,entity_id,entity_name,quote,start_cp,end_cp,start_utf16,end_utf16,"
        + "sentence,note,tags,annotator,status,created_at,updated_at";

    /// <inheritdoc />
    public string Name => "csv";

    /// <inheritdoc />
    public string Title => "CSV of annotations";

    /// <inheritdoc />
    public string Description => "One row an annotation with its sentence, for spreadsheets and statistics. Articles without one are in articles.csv.";

    /// <inheritdoc />
    public string Example => "12,7,1,https://…,Example Daily,Visit to Tehran,2024-08-16T09:30:00Z,LOC,3,Iran,Iran,22,26,22,26,…";

    /// <inheritdoc />
    public string MediaType => "text/csv";

    /// <inheritdoc />
    public string SingleFile => "annotations.csv";

    /// <inheritdoc />
    public string OffsetUnit => "code points (_cp), UTF-16 (_utf16)";

    /// <inheritdoc />
    public bool HoldsSuggestions => false;

    /// <inheritdoc />
    public bool HasRowsOfAnnotations => true;

    /// <inheritdoc />
    public async Task WriteAsync(ExportSnapshot snapshot, ExportTarget target, CancellationToken cancellationToken)
    {
        await using var file = await target.AddAsync(SingleFile, cancellationToken);
        var line = new CsvLine(file, target.Request.FormulaGuard);
        await line.BeginAsync(Columns, cancellationToken);
        await foreach (var version in snapshot.ReadVersionsAsync(cancellationToken))
        {
            if (version.Annotations.Count == 0)
            {
                continue;
            }

            var map = new CodePointMap(version.Text);
            var sentences = new SentenceBreaks(version.Text);
            foreach (var annotation in version.Annotations)
            {
                await Row(line, version, annotation, map, sentences).EndAsync(cancellationToken);
            }
        }
    }

    private static CsvLine Row(CsvLine line, ExportedVersion version, ExportedAnnotation annotation, CodePointMap map, SentenceBreaks sentences)
    {
        int? start = annotation.Start is { } first ? map.ToUtf16(first) : null;
        int? end = annotation.End is { } behind ? map.ToUtf16(behind) : null;
        var sentence = start is { } from && end is { } to ? sentences.Around(from, to) : null;
        return line
            .Number(annotation.Id).Number(version.ArticleId).Number(version.Version)
            .Text(version.Url).Text(version.Source.Name).Text(version.Title).Time(version.PublishedAt)
            .Text(annotation.Label).Number(annotation.Entity?.Id).Text(annotation.Entity?.Name)
            .Text(annotation.Quote).Number(annotation.Start).Number(annotation.End).Number(start).Number(end)
            .Text(sentence).Text(annotation.Note).Text(string.Join(';', annotation.Tags))
            .Text(annotation.Annotator).Text(TextEnums.ToText(annotation.Status)).Time(annotation.CreatedAt).Time(annotation.UpdatedAt);
    }
}
