using System.Buffers;
using System.Text.Json;

namespace NewsArchive.Exports;

/// <summary>Our own layout: one article version a line, with everything people said about it. Loses nothing.</summary>
internal sealed class JsonLinesFormat : IExportFormat
{
    /// <inheritdoc />
    public string Name => "jsonl";

    /// <inheritdoc />
    public string Title => "JSON Lines";

    /// <inheritdoc />
    public string Description => "Everything: text, provenance, tags, entities and annotations, one article version a line. For programs.";

    /// <inheritdoc />
    public string Example =>
        """{"schema":"newsarchive-article/1","articleId":7,"version":1,"text":"…","annotations":[{"start":22,"end":26,"quote":"Iran",…}]}""";

    /// <inheritdoc />
    public string MediaType => "application/x-ndjson";

    /// <inheritdoc />
    public string SingleFile => "articles.jsonl";

    /// <inheritdoc />
    public string OffsetUnit => "code points";

    /// <inheritdoc />
    public bool HoldsSuggestions => true;

    /// <inheritdoc />
    public bool HasRowsOfAnnotations => false;

    /// <inheritdoc />
    public async Task WriteAsync(ExportSnapshot snapshot, ExportTarget target, CancellationToken cancellationToken)
    {
        await using var file = await target.AddAsync(SingleFile, cancellationToken);
        var line = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(line, new JsonWriterOptions { Encoder = ExportJson.Encoder });
        await foreach (var version in snapshot.ReadVersionsAsync(cancellationToken))
        {
            JsonSerializer.Serialize(writer, version, ExportJson.Lines.ExportedVersion);
            line.Write("\n"u8);
            await file.WriteAsync(line.WrittenMemory, cancellationToken);
            file.EndRecord();
            line.ResetWrittenCount();
            writer.Reset();
        }
    }
}
