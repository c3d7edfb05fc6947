using System.Globalization;
using System.Runtime.CompilerServices;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>Reads the pages in a WARC file: each counts as fetched from its address when it was captured. What else is in it is counted.</summary>
internal static class WarcFileReader
{
    /// <summary>More kinds than this are counted together; media types are what servers please.</summary>
    private const int MostKinds = 40;

    /// <summary>The pages from a place on, and last the count of what is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">Where to begin: 0, or a place that an earlier record gave.</param>
    /// <param name="rules">Rules for sites.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<ImportRecord> ReadAsync(
        ImportFile file,
        ImportPlace from,
        SiteRuleSet rules,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (stream, isPacked) = file.OpenRaw();
        await using var input = WarcInput.Open(stream, isPacked, from.Offset);
        var reader = new WarcReader(new WarcBytes(input));
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        while (await reader.NextAsync(cancellationToken) is { } entry)
        {
            if (await ReadAsync(reader, entry, file, rules, others, cancellationToken) is { } read)
            {
                yield return read with { After = reader.Restart is { } offset ? new ImportPlace(offset, 0) : null };
            }
        }

        if (others.Count > 0)
        {
            yield return new ImportRecord.LeftAside(file.Path, Report(others));
        }
    }

    private static async Task<ImportRecord?> ReadAsync(
        WarcReader reader, WarcEntry entry, ImportFile file, SiteRuleSet rules, SortedDictionary<string, int> others, CancellationToken cancellationToken)
    {
        var place = $"{file.Path} at {entry.Place}";
        if (entry is not WarcRecord record)
        {
            return new ImportRecord.Broken(place, ((WarcEntry.Fault)entry).Problem);
        }

        var page = new WarcPage(reader, record, file.MaxBytes);
        await page.ReadAsync(cancellationToken);
        if ((await reader.EndAsync(cancellationToken) ?? page.Problem) is { } problem)
        {
            return new ImportRecord.Broken(record.TargetUri is { } target ? $"{place}, {target}" : place, problem);
        }

        if (page.Refusal is { } refusal)
        {
            return new ImportRecord.LeftAside(record.TargetUri!, refusal);
        }

        if (page.OtherKind is { } kind)
        {
            var counted = others.Count < MostKinds || others.ContainsKey(kind) ? kind : "others";
            others[counted] = others.GetValueOrDefault(counted) + 1;
            return null;
        }

        return page.Extract(place, rules);
    }

    private static string Report(SortedDictionary<string, int> others) =>
        "Records that hold no page were passed over: "
        + string.Join(", ", others.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Value:N0} × {kind.Key}"))) + ".";
}
