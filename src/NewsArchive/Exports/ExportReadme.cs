namespace NewsArchive.Exports;

/// <summary>The note that goes with every package.</summary>
internal static class ExportReadme
{
    /// <summary>The same words each time, so that packages stay comparable byte by byte.</summary>
    public const string Text =
        """
        An export of a NewsArchive
        ==========================

        manifest.json        what this is: filter, counts, offset unit, SHA-256 and size of every other file
        export-report.json   what was written and what was left out
        articles.csv         one row for every article of the set, also for those without annotations
        articles.jsonl       (JSON Lines) one article version a line with text, provenance, tags, entities, annotations
        annotations.csv      (CSV) one annotation a row
        *.warc.gz            (WARC) the pages as they came: every capture of each article, one gzip member a record; a capture that
                             came as a file is a resource record; SHA-256 and redirects stand in metadata records

        Texts are Unicode NFC with LF line ends. Offsets count from 0, the end stands behind the last character. Unless a column
        says otherwise they count Unicode code points, as Python and PostgreSQL do: text[start:end] is the quote. JavaScript, Java
        and .NET count UTF-16 units; use the _utf16 columns there, or convert.
        Times are UTC. "createdAt" of the manifest is the newest change in the data, not the time of the export: the same data
        gives the same bytes, whenever and wherever it is exported.
        In CSV, when the manifest says "formulaGuard": true, a text that begins with apostrophes and then one of = + - @ TAB CR LF
        or their full-width forms had one apostrophe put before it. Take one away to get the text back.

        Rights
        ------
        The articles belong to their publishers and authors. Their texts are here for the research of whoever made the archive.
        Passing them on, publishing them or training systems with them may need the permission of those who hold the rights, or an
        exception in the law that applies to you: check before you do. Every article's address and time of capture are given so
        that it can be cited and found. Annotations, notes and tags belong to the persons named as annotators or to their
        institution.

        """;
}
