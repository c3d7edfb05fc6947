using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Fetches;

namespace NewsArchive.Cli.Commands;

/// <summary>Prints one line for each address or record, for people or as JSON, and keeps count.</summary>
internal sealed class OutcomeLines(TextWriter output, bool json)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<Outcome, int> _counts = [];

    /// <summary>1 when anything failed, else 0.</summary>
    public int ExitCode => _counts.ContainsKey(Outcome.Failed) ? 1 : 0;

    /// <summary>Such as "12 added, 3 unchanged".</summary>
    public string Summary => _counts.Count == 0
        ? "nothing to do"
        : string.Join(", ", _counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value:N0} {NameOf(count.Key)}")));

    /// <summary>When true, people see only what failed or was skipped; for large imports.</summary>
    public bool IsBrief { get; init; }

    public async Task WriteAsync(string url, IngestResult result)
    {
        _counts[result.Outcome] = _counts.GetValueOrDefault(result.Outcome) + 1;
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new Line(url, NameOf(result.Outcome), result.Reason, result.ArticleId, result.Version), Readable));
        }
        else if (!IsBrief || result.Outcome is Outcome.Failed or Outcome.Skipped)
        {
            await output.WriteLineAsync(ForPeople(url, result));
        }
    }

    private static string ForPeople(string url, IngestResult result)
    {
        var article = result.ArticleId is { } id ? string.Create(CultureInfo.InvariantCulture, $" (article {id}, version {result.Version})") : "";
        var reason = result.Reason is null ? "" : $": {result.Reason}";
        return $"{NameOf(result.Outcome),-9} {url}{article}{reason}";
    }

    private static string NameOf(Outcome outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());

    private sealed record Line(string Url, string Outcome, string? Reason, long? ArticleId, int? Version);
}
