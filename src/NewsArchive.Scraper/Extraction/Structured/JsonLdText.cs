using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsArchive.Scraper.Extraction.Structured;

/// <summary>Parses one JSON-LD script, also when it is slightly broken in the ways that templates break it.</summary>
internal static class JsonLdText
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    /// <summary>The parsed script; null when it cannot be read even after repair.</summary>
    public static JsonNode? Parse(string script)
    {
        var json = Unwrap(script);
        return json.Length == 0 ? null : TryParse(json) ?? TryParse(JsonLdRepair.Apply(json));
    }

    private static JsonNode? TryParse(string json)
    {
        try
        {
            var node = JsonNode.Parse(json, null, Options);
            JsonLdGraph.Touch(node);
            return node;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            // ArgumentException: a name given twice. InvalidOperationException: a name with half a surrogate pair.
            return null;
        }
    }

    /// <summary>Takes off comment and CDATA signs, and a semicolon behind.</summary>
    private static string Unwrap(string script)
    {
        var json = script.AsSpan().Trim();
        foreach (var start in (ReadOnlySpan<string>)["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA[", "//"])
        {
            if (json.StartsWith(start, StringComparison.Ordinal))
            {
                json = json[start.Length..].TrimStart();
            }
        }

        foreach (var end in (ReadOnlySpan<string>)["-->", "//]]>", "/*]]>*/", "]]>", "//", ";"])
        {
            if (json.EndsWith(end, StringComparison.Ordinal))
            {
                json = json[..^end.Length].TrimEnd();
            }
        }

        return json.StartsWith("{&quot;", StringComparison.Ordinal) || json.StartsWith("[{&quot;", StringComparison.Ordinal)
            ? WebUtility.HtmlDecode(json.ToString())
            : json.ToString();
    }
}
