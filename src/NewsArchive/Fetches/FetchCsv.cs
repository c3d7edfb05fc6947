using NewsArchive.Data;
using NewsArchive.Exports;

namespace NewsArchive.Fetches;

/// <summary>Writes what became of addresses as a table: RFC 4180, UTF-8 with a byte order mark, no cell that a spreadsheet takes for a formula.</summary>
public static class FetchCsv
{
    private const string Columns = "id,url,kind,host,outcome,reason,status,milliseconds,bytes,attempts,endedAt,articleId,title,version,captureId";

    /// <summary>Writes the rows as they come; what is not known is an empty cell.</summary>
    public static async Task WriteAsync(IAsyncEnumerable<FetchEntry> fetches, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fetches);
        await using var file = new ExportFileStream("run.csv", new ForwardStream(target), _ => { });
        var line = new CsvLine(file, guard: true);
        await line.BeginAsync(Columns, cancellationToken);
        await foreach (var fetch in fetches.WithCancellation(cancellationToken))
        {
            await line.Number(fetch.Id).Text(fetch.Url).Text(TextEnums.ToText(fetch.Kind)).Text(fetch.Host)
                .Text(fetch.Outcome is { } outcome ? TextEnums.ToText(outcome) : null).Text(fetch.Reason)
                .Number(fetch.Status).Number(fetch.Milliseconds).Number(fetch.Bytes).Number(fetch.Attempts).Time(fetch.EndedAt)
                .Number(fetch.ArticleId).Text(fetch.Title).Number(fetch.Version).Number(fetch.CaptureId)
                .EndAsync(cancellationToken);
        }
    }
}
