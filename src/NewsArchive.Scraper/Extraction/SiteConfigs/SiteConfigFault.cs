namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>A line of a site-config file that has no effect, and why.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line's number.</param>
/// <param name="What">What is wrong with it, in words for people.</param>
/// <param name="Unsupported">The directive when it is one that this program does not follow; null when the line cannot be read.</param>
public sealed record SiteConfigFault(string File, int Line, string What, string? Unsupported = null)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}, line {Line}: {What}";

    /// <summary>Why a directive is not followed.</summary>
    internal static string WhyUnsupported(string directive) => directive switch
    {
        "tidy" or "parser" => $"{directive} has no effect: there is one parser, and it reads as browsers do",
        "strip_image_src" or "insert_detected_image" or "src_lazy_load_attr" => $"{directive} has no effect: pictures are not part of the text",
        "convert_double_br_tags" => "convert_double_br_tags has no effect: two line breaks always end a paragraph",
        "next_page_link" => "next_page_link is not followed: only the first page is collected",
        _ when directive.StartsWith("http_header", StringComparison.Ordinal) => "http_header is not sent: the scraper always gives its own name",
        _ => $"{directive} is not supported",
    };
}
