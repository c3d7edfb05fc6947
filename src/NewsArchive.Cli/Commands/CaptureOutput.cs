using NewsArchive.Exports.Warcs;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive export --format warc --article ID or --run ID: all captures of one article or run as one WARC file.</summary>
internal static class CaptureOutput
{
    /// <summary>Writes the file and gives the number of captures in it.</summary>
    /// <param name="export">What writes.</param>
    /// <param name="article">The article, or null.</param>
    /// <param name="run">The run, when there is no article.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<int> WriteAsync(CaptureExport export, long? article, int? run, Stream output, CancellationToken cancellationToken) =>
        article is { } id ? export.WriteArticleAsync(id, output, cancellationToken) : export.WriteRunAsync(run!.Value, output, cancellationToken);

    /// <summary>Says so when there is no such article or run.</summary>
    public static async Task CheckAsync(CaptureExport export, long? article, int? run, CancellationToken cancellationToken)
    {
        if (article is { } id && !await export.HasArticleAsync(id, cancellationToken))
        {
            throw new CommandException($"There is no article {id}, or it was removed. The address of its page ends with its number.");
        }

        if (run is { } number && !await export.HasRunAsync(number, cancellationToken))
        {
            throw new CommandException($"There is no run {number}. The site lists them under /runs.");
        }
    }
}
