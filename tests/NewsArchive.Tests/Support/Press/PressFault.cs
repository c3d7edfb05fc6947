namespace NewsArchive.Tests.Support.Press;

/// <summary>What is wrong with the answer to one address.</summary>
public enum PressFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The page comes in forty small pieces over two seconds.</summary>
    SlowBytes,

    /// <summary>The page comes a byte at a time and never ends.</summary>
    NeverDone,

    /// <summary>The connection is reset the first time; then all is well.</summary>
    ResetOnce,

    /// <summary>The connection is reset in the middle of the page, each time.</summary>
    ResetAlways,

    /// <summary>500 the first time; then all is well.</summary>
    ErrorOnce,

    /// <summary>500 each time.</summary>
    ErrorAlways,

    /// <summary>429 with Retry-After of one second the first time; then all is well.</summary>
    TooManyOnce,

    /// <summary>404.</summary>
    Missing,

    /// <summary>Redirects that lead back to where they began.</summary>
    RedirectLoop,

    /// <summary>Three redirects over two other hosts that end at the page.</summary>
    RedirectChain,

    /// <summary>A redirect to an address of this machine or a private network.</summary>
    RedirectInside,

    /// <summary>Content-Length promises more than comes.</summary>
    LengthTooLong,

    /// <summary>Content-Length is less than what comes.</summary>
    LengthTooShort,

    /// <summary>UTF-8 that calls itself ISO-8859-1.</summary>
    WrongCharset,

    /// <summary>A few kilobytes that unpack to 200 MB.</summary>
    GzipBomb,

    /// <summary>Says gzip and is not.</summary>
    BrokenGzip,

    /// <summary>A page without an end, as fast as the line carries it.</summary>
    EndlessPage,

    /// <summary>A quarter of a megabyte of header lines.</summary>
    HugeHeaders,

    /// <summary>A PDF under the address of an article.</summary>
    Pdf,

    /// <summary>Bytes that are no HTTP.</summary>
    NoHttp,
}
