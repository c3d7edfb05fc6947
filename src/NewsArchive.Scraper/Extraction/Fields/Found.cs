namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>A value for a field and the rule that found it.</summary>
/// <typeparam name="T">The field's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Rule">The rule, such as "json-ld" or "h1".</param>
internal sealed record Found<T>(T Value, string Rule)
{
    /// <summary>How sure it is that the value is right, 0 to 1; null when nothing judged it.</summary>
    public double? Confidence { get; init; }
}
