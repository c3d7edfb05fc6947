using System.Globalization;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Fetching;

/// <summary>The body of an answer, read only when it is of a wanted kind and not too large, with compression undone.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="MediaType">Media type without parameters.</param>
/// <param name="Charset">The character encoding the server named.</param>
internal sealed record PageBody(ReadOnlyMemory<byte> Bytes, string MediaType, string? Charset)
{
    private const string Html = "text/html";

    /// <summary>The bytes as the server compressed them, when they can be kept so.</summary>
    public PackedBody? Packed { get; private init; }

    /// <summary>True when the bytes came compressed.</summary>
    public bool IsUnpacked { get; private init; }

    /// <summary>Why it was not kept; null when it was.</summary>
    public string? Refusal { get; private init; }

    public static async Task<PageBody> ReadAsync(HttpContent content, FetchTarget target, int maxBytes, CancellationToken cancellationToken)
    {
        var (mediaType, charset) = TypeOf(content);
        var isPage = target == FetchTarget.Page;
        if (isPage && mediaType is not (null or Html or "application/xhtml+xml"))
        {
            return Refuse($"not HTML but {mediaType}");
        }

        var codings = ContentCodings.Of(content);
        var packed = await ReadAllAsync(content, maxBytes, cancellationToken);
        var bytes = packed is null ? null : ContentCodings.Unpack(codings, packed, maxBytes);
        if (bytes is null)
        {
            var setting = isPage ? nameof(ScraperOptions.MaxBytes) : nameof(ScraperOptions.MaxFeedBytes);
            return Refuse(string.Create(CultureInfo.InvariantCulture, $"larger than {maxBytes / 1024.0 / 1024:0.##} MiB; Scraper__{setting} is the limit"));
        }

        return isPage && mediaType is null && !LooksLikeMarkup(bytes)
            ? Refuse("not HTML: the server names no content type and the content does not begin like HTML")
            : new PageBody(bytes, mediaType ?? (isPage ? Html : "application/octet-stream"), charset)
            {
                Packed = ContentCodings.Keepable(codings, packed),
                IsUnpacked = codings.Count > 0,
            };
    }

    /// <summary>The bytes as they come over the line; null when they are more than the limit.</summary>
    private static async Task<byte[]?> ReadAllAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var buffer = new GrowingBuffer(content.Headers.ContentLength ?? 0);
        while (await stream.ReadAsync(buffer.Free, cancellationToken) is > 0 and var read)
        {
            buffer.Advance(read);
            if (buffer.Length > maxBytes)
            {
                return null;
            }
        }

        return buffer.ToArray();
    }

    /// <summary>Reads Content-Type by hand, because servers send ones that the framework's parser gives up on.</summary>
    private static (string? MediaType, string? Charset) TypeOf(HttpContent content)
    {
        if (!content.Headers.NonValidated.TryGetValues("Content-Type", out var values))
        {
            return (null, null);
        }

        var parts = values.First().Split(';', StringSplitOptions.TrimEntries);
        var charset = parts.Skip(1).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .FirstOrDefault(pair => pair.Length == 2 && pair[0].Equals("charset", StringComparison.OrdinalIgnoreCase))?[1].Trim('"', '\'', ' ');
        return (parts[0].Length == 0 ? null : parts[0].ToLowerInvariant(), string.IsNullOrEmpty(charset) ? null : charset);
    }

    private static PageBody Refuse(string reason) => new(default, "", null) { Refusal = reason };

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        return text.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }
}
