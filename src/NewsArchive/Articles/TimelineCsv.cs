using System.Globalization;
using NewsArchive.Data;
using NewsArchive.Exports;

namespace NewsArchive.Articles;

/// <summary>Writes a timeline as a table, in the manner of <see cref="ArticleListCsv"/>: a row a span, or a row a span and source.</summary>
public static class TimelineCsv
{
    /// <summary>Writes the spans, earliest first, also the empty ones.</summary>
    public static async Task WriteAsync(Timeline timeline, Stream target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        await using var file = new ExportFileStream("timeline.csv", new ForwardStream(target), _ => { });
        var line = new CsvLine(file, guard: true);
        var unit = TextEnums.ToText(timeline.Unit);
        await line.BeginAsync(timeline.Sources.Count == 0 ? "start,per,articles" : "start,per,source,articles", cancellationToken);
        foreach (var span in timeline.Spans)
        {
            var start = span.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (timeline.Sources.Count == 0)
            {
                await line.Text(start).Text(unit).Number(span.Count).EndAsync(cancellationToken);
                continue;
            }

            for (var source = 0; source < timeline.Sources.Count; source++)
            {
                await line.Text(start).Text(unit).Text(timeline.Sources[source]).Number(span.Shares[source]).EndAsync(cancellationToken);
            }
        }
    }
}
