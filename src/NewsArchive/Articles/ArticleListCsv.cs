using NewsArchive.Data;
using NewsArchive.Exports;

namespace NewsArchive.Articles;

/// <summary>Writes rows of a list as a table: RFC 4180, UTF-8 with a byte order mark, no cell that a spreadsheet takes for a formula.</summary>
public static class ArticleListCsv
{
    private const string Columns = "id,url,title,source,publishedAt,publishedPrecision,language,version,annotations,storyId,copies,snippet";

    /// <summary>Writes the rows in their order; what is not known is an empty cell.</summary>
    public static async Task WriteAsync(IEnumerable<ArticleRow> rows, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        await using var file = new ExportFileStream("articles.csv", new ForwardStream(target), _ => { });
        var line = new CsvLine(file, guard: true);
        await line.BeginAsync(Columns, cancellationToken);
        foreach (var row in rows)
        {
            await line.Number(row.Id).Text(row.Url).Text(row.Title).Text(row.Source)
                .Time(row.PublishedAt).Text(row.PublishedAt is null ? null : TextEnums.ToText(row.PublishedPrecision)).Text(row.Language)
                .Number(row.Version).Number(row.Annotations).Number(row.StoryId).Number(row.Copies).Text(row.Snippet)
                .EndAsync(cancellationToken);
        }
    }
}
