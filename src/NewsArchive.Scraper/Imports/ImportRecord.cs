using NewsArchive.Articles;

namespace NewsArchive.Scraper.Imports;

/// <summary>One record of an imported file: an article to be stored, or a record that cannot be read.</summary>
/// <param name="Name">What people know it by: its address, or file and line.</param>
public abstract record ImportRecord(string Name)
{
    /// <summary>A record that was read.</summary>
    /// <param name="Name">Its address, or file and line when it has none.</param>
    /// <param name="Article">The article in it, beside the record as it came.</param>
    public sealed record Readable(string Name, IncomingArticle Article) : ImportRecord(Name);

    /// <summary>A record that could not be read; the ones after it are not affected.</summary>
    /// <param name="Name">File, and line where it has lines.</param>
    /// <param name="Reason">What is wrong with it and what to do.</param>
    public sealed record Broken(string Name, string Reason) : ImportRecord(Name);
}
