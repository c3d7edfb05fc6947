using NewsArchive.Articles;

namespace NewsArchive.Scraper.Imports;

/// <summary>One record of an imported file: an article to be stored, or a record that cannot be read.</summary>
/// <param name="Name">What people know it by: its address, or file and line.</param>
public abstract record ImportRecord(string Name)
{
    /// <summary>From where the file can be read on when this record is stored; null when that cannot be said.</summary>
    public ImportPlace? After { get; init; }

    /// <summary>What tells the file from others (<see cref="ImportMarks.KeyOfAsync"/>); null for one that is read whole anyway.</summary>
    public string? File { get; init; }

    /// <summary>A record that was read.</summary>
    /// <param name="Name">Its address, or file and line when it has none.</param>
    /// <param name="Article">The article in it, beside the record as it came.</param>
    public sealed record Readable(string Name, IncomingArticle Article) : ImportRecord(Name);

    /// <summary>A record that could not be read; the ones after it are not affected.</summary>
    /// <param name="Name">File, and line where it has lines.</param>
    /// <param name="Reason">What is wrong with it and what to do.</param>
    public sealed record Broken(string Name, string Reason) : ImportRecord(Name);

    /// <summary>A record, or a summary of several, that is not stored for a reason that a second try does not change.</summary>
    /// <param name="Name">Its address, or the file.</param>
    /// <param name="Reason">Why it is left aside.</param>
    public sealed record LeftAside(string Name, string Reason) : ImportRecord(Name);
}
