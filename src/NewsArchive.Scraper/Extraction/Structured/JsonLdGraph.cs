using System.Text.Json.Nodes;

namespace NewsArchive.Scraper.Extraction.Structured;

/// <summary>All objects of a page's JSON-LD, wherever they are nested, in the page's order, and those that others refer to by id.</summary>
internal sealed class JsonLdGraph
{
    private const int Most = 2000;
    private readonly List<JsonObject> _objects = [];
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);

    /// <summary>Every object, outer before inner.</summary>
    public IReadOnlyList<JsonObject> Objects => _objects;

    /// <summary>Reads the scripts of a page; unreadable ones are left out.</summary>
    public static JsonLdGraph Read(IEnumerable<string> scripts)
    {
        var graph = new JsonLdGraph();
        foreach (var script in scripts)
        {
            graph.Collect(JsonLdText.Parse(script));
        }

        return graph;
    }

    /// <summary>The object itself, or the one that it only names by id.</summary>
    public JsonObject Resolve(JsonObject found) =>
        found.Count == 1 && JsonLdValues.Text(found["@id"]) is { } id && _byId.TryGetValue(id, out var whole) ? whole : found;

    /// <summary>Reads every member once, so that names given twice come to light; throws ArgumentException for them.</summary>
    public static void Touch(JsonNode? node)
    {
        if (node is JsonObject found)
        {
            foreach (var (_, value) in found)
            {
                Touch(value);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Touch(item);
            }
        }
    }

    // The parser allows 64 levels, so recursion is bounded.
    private void Collect(JsonNode? node)
    {
        if (_objects.Count >= Most)
        {
            return;
        }

        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Collect(item);
            }
        }

        if (node is not JsonObject found)
        {
            return;
        }

        _objects.Add(found);
        if (found.Count > 1 && JsonLdValues.Text(found["@id"]) is { } id)
        {
            _byId.TryAdd(id, found);
        }

        foreach (var (_, value) in found)
        {
            if (value is JsonObject or JsonArray)
            {
                Collect(value);
            }
        }
    }
}
