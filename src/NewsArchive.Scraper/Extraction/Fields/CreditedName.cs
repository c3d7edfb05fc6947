namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Somebody whom a page names as author.</summary>
/// <param name="Name">The name as printed.</param>
/// <param name="IsOrganization">True for an agency, a house or one of its desks.</param>
internal readonly record struct CreditedName(string Name, bool IsOrganization);

/// <summary>Everybody whom the article names as author.</summary>
/// <param name="Names">Persons and organisations in the order named.</param>
/// <param name="Organizations">Those that are no persons.</param>
internal sealed record AuthorCredit(IReadOnlyList<string> Names, IReadOnlyList<string> Organizations)
{
    /// <summary>True when at least one of them is a person.</summary>
    public bool NamesPerson => Names.Count > Organizations.Count;
}
