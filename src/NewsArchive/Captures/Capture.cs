namespace NewsArchive.Captures;

/// <summary>Where a capture's bytes came from.</summary>
public enum CaptureOrigin
{
    /// <summary>An HTTP response.</summary>
    Http,

    /// <summary>A file somebody gave to the archive.</summary>
    File,
}

/// <summary>
/// One response or file exactly as it came: bytes, status, headers, redirects, time, hash. Never edited. The bytes are in
/// <see cref="CaptureBody"/>, once for all captures that are equal.
/// </summary>
public sealed class Capture
{
    /// <summary>Makes the record of what came.</summary>
    public Capture(CaptureDraft draft, string bodySha256)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Origin = draft.Origin;
        Url = draft.Url;
        FinalUrl = draft.FinalUrl ?? draft.Url;
        Redirects = [.. draft.Redirects];
        Status = draft.Status;
        Headers = [.. draft.Headers.Select(header => $"{header.Name}: {header.Value}")];
        MediaType = draft.MediaType;
        Charset = draft.Charset;
        RemoteAddress = draft.RemoteAddress;
        CapturedAt = draft.CapturedAt;
        BodySha256 = bodySha256;
    }

    private Capture()
    {
    }

    /// <summary>Key.</summary>
    public long Id { get; private set; }

    /// <summary>Response or file.</summary>
    public CaptureOrigin Origin { get; private set; }

    /// <summary>The address that was asked for.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The address that answered.</summary>
    public string FinalUrl { get; private set; } = "";

    /// <summary>The addresses in between, in order.</summary>
    public string[] Redirects { get; private set; } = [];

    /// <summary>HTTP status; null for files.</summary>
    public int? Status { get; private set; }

    /// <summary>Response header lines, "Name: value", in order.</summary>
    public string[] Headers { get; private set; } = [];

    /// <summary>Media type without parameters, such as "text/html".</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>The character encoding the bytes were read with; null when they are not text.</summary>
    public string? Charset { get; private set; }

    /// <summary>The IP address that answered; null for files.</summary>
    public string? RemoteAddress { get; private set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset CapturedAt { get; private set; }

    /// <summary>SHA-256 of the bytes as they came, lower-case hexadecimal; key of the body.</summary>
    public string BodySha256 { get; private set; } = "";
}
