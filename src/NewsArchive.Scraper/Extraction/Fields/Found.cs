namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>A value for a field and the rule that found it.</summary>
/// <typeparam name="T">The field's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Rule">The rule, such as "json-ld" or "h1".</param>
internal sealed record Found<T>(T Value, string Rule);
