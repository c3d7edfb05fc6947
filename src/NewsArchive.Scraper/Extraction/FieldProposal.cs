namespace NewsArchive.Scraper.Extraction;

/// <summary>A value that one source on a page proposed for a field, chosen or not.</summary>
/// <param name="Field">The field, named as in the output of <c>newsarchive extract</c>.</param>
/// <param name="Rule">The source, named as in the article's rules.</param>
/// <param name="Value">What it proposed.</param>
public sealed record FieldProposal(string Field, string Rule, string Value);
