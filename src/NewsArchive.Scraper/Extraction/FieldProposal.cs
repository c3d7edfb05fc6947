namespace NewsArchive.Scraper.Extraction;

/// <summary>What one source of a page offered for a field, chosen or not: shown when somebody asks why a field says what it says.</summary>
/// <param name="Field">The field, such as "title".</param>
/// <param name="Rule">The source, such as "json-ld" or "h1".</param>
/// <param name="Value">What the source says, as text.</param>
public sealed record FieldProposal(string Field, string Rule, string Value);
