namespace NewsArchive.Articles;

/// <summary>What the extraction of a stored version said of itself.</summary>
/// <param name="Confidence">How sure each field is, 0 to 1.</param>
/// <param name="IsPaywalled">True when the page showed only the beginning.</param>
public sealed record ExtractionSigns(Dictionary<string, double> Confidence, bool IsPaywalled)
{
    /// <summary>What to doubt, a sentence each; none for most articles.</summary>
    public IReadOnlyList<string> Doubts => ArticleDoubts.Of(Confidence, IsPaywalled);
}

/// <summary>When an extraction is suspicious, and how sure it is in words. Site and command line say the same, because both ask here.</summary>
public static class ArticleDoubts
{
    private const double Sure = 0.85;
    private const double Likely = 0.65;
    private const double Doubtful = 0.5;

    private static readonly (string Field, string Doubt)[] Fields =
    [
        ("text", "The text may lack parts or hold what is not the article's"),
        ("title", "The headline may be another one than readers see"),
        ("authors", "The authors may be wrong or not all"),
        ("published", "The date of publication may be wrong"),
    ];

    /// <summary>What to doubt, a sentence each without its full stop; none for most articles.</summary>
    /// <param name="confidence">How sure each field is, 0 to 1.</param>
    /// <param name="isPaywalled">True when the page shows only the beginning.</param>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, double> confidence, bool isPaywalled)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        var doubts = new List<string>();
        if (isPaywalled)
        {
            doubts.Add("The text ends where the page asks for payment or an account");
        }

        foreach (var (field, doubt) in Fields)
        {
            if (confidence.TryGetValue(field, out var sureness) && sureness < Doubtful && !(isPaywalled && field == "text"))
            {
                doubts.Add(doubt);
            }
        }

        return doubts;
    }

    /// <summary>A confidence in a word.</summary>
    public static string InWords(double confidence) => confidence switch
    {
        >= Sure => "sure",
        >= Likely => "likely",
        >= Doubtful => "unsure",
        _ => "doubtful",
    };
}
