using System.Net;
using System.Text;
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
        return json.Length == 0 ? null : TryParse(json) ?? TryParse(Repair(json));
    }

    private static JsonNode? TryParse(string json)
    {
        try
        {
            var node = JsonNode.Parse(json, null, Options);
            JsonLdGraph.Touch(node);
            return node;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            // ArgumentException: a name given twice, or half a surrogate pair.
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

    /// <summary>Escapes what may not stand raw inside a string: line breaks, tabs, other controls, and a backslash before a wrong letter.</summary>
    private static string Repair(string json)
    {
        var repaired = new StringBuilder(json.Length + 64);
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var character = json[i];
            if (character == '"')
            {
                inString = !inString;
                repaired.Append(character);
            }
            else if (inString && character == '\\')
            {
                var next = i + 1 < json.Length ? json[i + 1] : ' ';
                if ("\"\\/bfnrtu".Contains(next, StringComparison.Ordinal))
                {
                    repaired.Append(character).Append(next);
                    i++;
                }
                else
                {
                    repaired.Append("\\\\");
                }
            }
            else if (inString && character < ' ')
            {
                repaired.Append(' ');
            }
            else
            {
                repaired.Append(character);
            }
        }

        return repaired.ToString();
    }
}
