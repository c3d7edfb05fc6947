using NewsArchive.Articles;
using NewsArchive.Captures;
using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>One record of a WARC file on its way to an article: whether it is a page that was fetched, its bytes, what they say.</summary>
internal sealed class WarcPage(WarcReader reader, WarcRecord record, int maxBytes)
{
    /// <summary>How much longer than a page its record may be: the head, and packing that makes it longer.</summary>
    private const int Slack = 1024 * 1024;

    private HttpHead? _head;
    private byte[] _block = [];
    private ReadOnlyMemory<byte> _body;

    /// <summary>The kind it is counted under, such as "request" or "response image/png"; null when it is an HTML page.</summary>
    public string? OtherKind { get; private set; }

    /// <summary>Why it is left alone although it is one; null when it is to be stored.</summary>
    public string? Refusal { get; private set; }

    /// <summary>What is broken about it.</summary>
    public string? Problem { get; private set; }

    private string MediaType { get; set; } = "text/html";

    private string? Charset { get; set; }

    /// <summary>Reads as much of the record as it is worth.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        switch (record.Type)
        {
            case "response" when record["Content-Type"] is null || record["Content-Type"]!.Contains("http", StringComparison.OrdinalIgnoreCase):
                await ReadResponseAsync(cancellationToken);
                break;
            case "resource" when IsHtml(TypeOf(record["Content-Type"])):
                await ReadResourceAsync(cancellationToken);
                break;
            case "response" or "resource":
                OtherKind = $"{record.Type} {TypeOf(record["Content-Type"])}".Trim();
                break;
            default:
                OtherKind = record.Type.Length == 0 ? "record without a type" : record.Type;
                break;
        }
    }

    /// <summary>The article, or why there is none; after the record turned out to be whole.</summary>
    public ImportRecord Extract(string place, SiteRuleSet rules)
    {
        var url = record.TargetUri!;
        try
        {
            var body = _head is null ? _body : HttpBody.Decode(_head, _body, maxBytes);
            if (_head is { MediaType: null } && !LooksLikeMarkup(body.Span))
            {
                return new ImportRecord.LeftAside(url, "not HTML: the server names no content type and the content does not begin like HTML");
            }

            var page = PageText.Decode(body.Span, Charset);
            var article = PageCopy.ExtractFrom(page.Text, url, rules);
            return new ImportRecord.Readable(article.CanonicalUrl!, new IncomingArticle(article, Capture(url, body, page.Charset)));
        }
        catch (ImportException exception)
        {
            return new ImportRecord.Broken($"{place}, {url}", exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The edge at which trouble with one page stops: the other pages are not to suffer from it.
            return new ImportRecord.Broken($"{place}, {url}", $"An error of this program: {exception.Message}");
        }
    }

    private async Task ReadResponseAsync(CancellationToken cancellationToken)
    {
        if (ArticleUrl.Canonicalize(record.TargetUri) is null)
        {
            OtherKind = "response of what is no web address";
            return;
        }

        _block = await ReadUpToAsync(HttpHead.MostBytes, cancellationToken);
        _head = HttpHead.Read(_block);
        if (_head is null)
        {
            Problem = "It holds no HTTP answer that can be read.";
            return;
        }

        if (_head.MediaType is { } type && !IsHtml(type))
        {
            OtherKind = $"response {type}";
            return;
        }

        (MediaType, Charset) = (_head.MediaType ?? MediaType, _head.Charset);
        Refusal = RefusalOf(_head) ?? RefusalOfRecord();
        if (Refusal is null)
        {
            await ReadRestAsync(cancellationToken);
            _body = _block.AsMemory(Math.Min(_head.Size, _block.Length));
        }
    }

    private async Task ReadResourceAsync(CancellationToken cancellationToken)
    {
        if (ArticleUrl.Canonicalize(record.TargetUri) is null)
        {
            OtherKind = "resource of what is no web address";
            return;
        }

        (MediaType, Charset) = (TypeOf(record["Content-Type"])!, HttpHead.CharsetOf(record["Content-Type"]));
        Refusal = RefusalOfRecord();
        if (Refusal is null)
        {
            await ReadRestAsync(cancellationToken);
            _body = _block;
        }
    }

    private static string? RefusalOf(HttpHead head) => head.Status switch
    {
        206 => "HTTP 206: only a part of the page",
        >= 200 and < 300 => null,
        >= 300 and < 400 => $"HTTP {head.Status}: sent on to {head["Location"].FirstOrDefault() ?? "nowhere"}",
        _ => $"HTTP {head.Status} {head.Reason}".Trim(),
    };

    private string? RefusalOfRecord()
    {
        if (record["WARC-Segment-Number"] is not null)
        {
            return "it goes on in other records (WARC-Segment-Number), which are not put together";
        }

        if (record["WARC-Truncated"] is { } why)
        {
            return $"the recorder has cut it off (WARC-Truncated: {why})";
        }

        return record.Length > (long)maxBytes + Slack ? HttpBody.TooLarge(maxBytes).Message : null;
    }

    private async Task ReadRestAsync(CancellationToken cancellationToken)
    {
        if (record.Date is null)
        {
            Problem = $"Its date cannot be read (WARC-Date: {record["WARC-Date"] ?? "none"}).";
            return;
        }

        _block = [.. _block, .. await ReadUpToAsync(record.Length - _block.Length, cancellationToken)];
        if (_block.Length == record.Length && !BlockDigest.Fits(record["WARC-Block-Digest"], _block))
        {
            Problem = "Its bytes are not those that its digest was made of (WARC-Block-Digest): it is damaged.";
        }
    }

    private async Task<byte[]> ReadUpToAsync(long most, CancellationToken cancellationToken)
    {
        var bytes = new byte[Math.Min(most, record.Length)];
        var read = await reader.ReadBlockAsync(bytes, cancellationToken);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private CaptureDraft Capture(string url, ReadOnlyMemory<byte> body, string charset) => new()
    {
        Origin = _head is null ? CaptureOrigin.File : CaptureOrigin.Http,
        Url = url,
        Body = body,
        CapturedAt = record.Date!.Value,
        MediaType = MediaType,
        Charset = charset,
        Status = _head?.Status,
        // Cookies are keys to a session and say nothing about the page.
        Headers = [.. (_head?.Headers ?? []).Where(header => !header.Name.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase))],
        RemoteAddress = record["WARC-IP-Address"],
    };

    private static string? TypeOf(string? contentType) => contentType?.Split(';')[0].Trim().ToLowerInvariant();

    private static bool IsHtml(string? mediaType) => mediaType is "text/html" or "application/xhtml+xml";

    private static bool LooksLikeMarkup(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8).StartsWith("<"u8);
}
