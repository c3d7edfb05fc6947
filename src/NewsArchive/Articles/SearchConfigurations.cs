namespace NewsArchive.Articles;

/// <summary>Which of PostgreSQL's text search configurations fits a language. Languages without a stemmer there are indexed word by word.</summary>
public static class SearchConfigurations
{
    /// <summary>The configuration without stemming.</summary>
    public const string Simple = "simple";

    private static readonly Dictionary<string, string> ByLanguage = new(StringComparer.Ordinal)
    {
        ["ar"] = "arabic",
        ["ca"] = "catalan",
        ["da"] = "danish",
        ["de"] = "german",
        ["el"] = "greek",
        ["en"] = "english",
        ["es"] = "spanish",
        ["eu"] = "basque",
        ["fi"] = "finnish",
        ["fr"] = "french",
        ["ga"] = "irish",
        ["hi"] = "hindi",
        ["hu"] = "hungarian",
        ["hy"] = "armenian",
        ["id"] = "indonesian",
        ["it"] = "italian",
        ["lt"] = "lithuanian",
        ["nb"] = "norwegian",
        ["ne"] = "nepali",
        ["nl"] = "dutch",
        ["no"] = "norwegian",
        ["pt"] = "portuguese",
        ["ro"] = "romanian",
        ["ru"] = "russian",
        ["sr"] = "serbian",
        ["sv"] = "swedish",
        ["ta"] = "tamil",
        ["tr"] = "turkish",
        ["yi"] = "yiddish",
    };

    /// <summary>Every configuration that <see cref="For"/> may name.</summary>
    public static IReadOnlyList<string> All { get; } = [Simple, .. ByLanguage.Values.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Name of the configuration for a primary language subtag.</summary>
    public static string For(string? language) => language is not null && ByLanguage.TryGetValue(language, out var name) ? name : Simple;
}
