using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsArchive.Scraper.Extraction.Structured;

/// <summary>Reads JSON-LD values, which may be text, a number, an object with a name or a list of these.</summary>
internal static class JsonLdValues
{
    /// <summary>The value as text: of an object its value, name or address; of a list the first that has text.</summary>
    public static string? Text(JsonNode? node)
    {
        switch (node)
        {
            case JsonValue value:
                return value.GetValueKind() switch
                {
                    JsonValueKind.String => Decode(Read(value)),
                    JsonValueKind.Number => value.ToJsonString(),
                    _ => null,
                };
            case JsonObject found:
                return Text(found["@value"]) ?? Text(found["name"]) ?? Text(found["url"]) ?? Text(found["@id"]);
            case JsonArray list:
                return list.Select(Text).FirstOrDefault(text => text is not null);
            default:
                return null;
        }
    }

    /// <summary>The values as a list: one value is a list of one.</summary>
    public static IEnumerable<JsonNode> Each(JsonNode? node) => node switch
    {
        null => [],
        JsonArray list => list.OfType<JsonNode>(),
        _ => [node],
    };

    /// <summary>True when an object is of one of these types.</summary>
    public static bool IsA(JsonObject found, Predicate<string> type) =>
        Each(found["@type"]).Any(each => Text(each) is { } name && type(name[(name.LastIndexOf('/') + 1)..]));

    /// <summary>The text; empty when it holds half a surrogate pair, as templates leave that cut a headline inside an emoji.</summary>
    private static string Read(JsonValue value)
    {
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string? Decode(string text)
    {
        var plain = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        return string.IsNullOrWhiteSpace(plain) ? null : plain.Trim();
    }
}
