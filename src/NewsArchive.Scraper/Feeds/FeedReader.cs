namespace NewsArchive.Scraper.Feeds;

/// <summary>
/// Reads what a feed's address answered, whatever kind it is: RSS 0.9x to 2.0 and RSS 1.0, Atom (RFC 4287), JSON Feed, sitemaps, sitemap
/// indexes and news sitemaps (sitemaps.org), lists of addresses as plain text, each also gzip-compressed. Broken XML is read as far as it can
/// be understood. Nothing is ever loaded from elsewhere: no DTD, no external entity.
/// </summary>
public static class FeedReader
{
    /// <summary>Most entries taken from one document: what a sitemap may have.</summary>
    public const int MostEntries = 50_000;

    /// <summary>Reads a document.</summary>
    /// <param name="bytes">The answer's body.</param>
    /// <param name="url">Its address, against which relative addresses are read.</param>
    /// <param name="charset">The character encoding that the server named, if any.</param>
    /// <param name="maxBytes">The most it may be after decompression, in bytes.</param>
    /// <returns>The document, or why there is none.</returns>
    public static FeedReading Read(ReadOnlyMemory<byte> bytes, string url, string? charset = null, int maxBytes = 64 * 1024 * 1024)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return FeedReading.Unreadable($"not an absolute address: {url}");
        }

        if (FeedBytes.Unpack(bytes, maxBytes, out var plain) is { } trouble)
        {
            return FeedReading.Unreadable(trouble);
        }

        var text = FeedCharset.Decode(plain.Span, charset);
        return text.AsSpan().TrimStart() switch
        {
            ['{' or '[', ..] => JsonFeed.Read(text, address),
            ['<', ..] => XmlFeed.Read(text, address),
            _ => AddressList.Read(text),
        };
    }
}

/// <summary>A document, or why there is none.</summary>
/// <param name="Document">What it announces; null when it could not be read.</param>
/// <param name="Problem">Why it could not be read, for people.</param>
public sealed record FeedReading(FeedDocument? Document, string? Problem)
{
    internal static FeedReading Of(FeedDocument document) => new(document, null);

    internal static FeedReading Unreadable(string problem) => new(null, problem);
}
