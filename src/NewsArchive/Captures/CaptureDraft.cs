namespace NewsArchive.Captures;

/// <summary>One response or file on its way into the archive.</summary>
public sealed record CaptureDraft
{
    /// <summary>Response or file.</summary>
    public required CaptureOrigin Origin { get; init; }

    /// <summary>The address that was asked for, or that the file is a copy of.</summary>
    public required string Url { get; init; }

    /// <summary>The bytes exactly as they came, content encoding undone.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The same bytes as the server compressed them; null when it did not, or not in a way that is kept.</summary>
    public PackedBody? Packed { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>Media type without parameters.</summary>
    public required string MediaType { get; init; }

    /// <summary>The character encoding the bytes were read with.</summary>
    public string? Charset { get; init; }

    /// <summary>The address that answered; null when it is <see cref="Url"/>.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>The addresses in between, in order.</summary>
    public IReadOnlyList<string> Redirects { get; init; } = [];

    /// <summary>HTTP status; null for files.</summary>
    public int? Status { get; init; }

    /// <summary>Response headers in order.</summary>
    public IReadOnlyList<CaptureHeader> Headers { get; init; } = [];

    /// <summary>The IP address that answered.</summary>
    public string? RemoteAddress { get; init; }
}

/// <summary>One header line of a response.</summary>
public readonly record struct CaptureHeader(string Name, string Value);
