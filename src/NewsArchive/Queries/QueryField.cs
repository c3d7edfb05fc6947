namespace NewsArchive.Queries;

/// <summary>What a query can ask for beside words.</summary>
public enum QueryField
{
    /// <summary>Words in the headline.</summary>
    Title,

    /// <summary>Words in the lead.</summary>
    Lead,

    /// <summary>Part of an author's name.</summary>
    By,

    /// <summary>Name or host of the source.</summary>
    Source,

    /// <summary>Primary language subtag.</summary>
    Lang,

    /// <summary>An entity by name or number.</summary>
    Entity,

    /// <summary>A tag.</summary>
    Tag,

    /// <summary>A label of one of its annotations.</summary>
    Label,

    /// <summary>Part of a note.</summary>
    Note,

    /// <summary>Something that must be there at all.</summary>
    Has,

    /// <summary>How many words the body has.</summary>
    Words,

    /// <summary>Older than a day, month or year.</summary>
    Before,

    /// <summary>Not older than a day, month or year.</summary>
    After,

    /// <summary>Of a day, month, year or a span of them.</summary>
    Date,

    /// <summary>The entities beside it stand in one sentence or paragraph.</summary>
    Within,
}

/// <summary>The names of the fields, and what people write instead of them.</summary>
public static class QueryFields
{
    private static readonly Dictionary<string, QueryField> ByName =
        Enum.GetValues<QueryField>().ToDictionary(NameOf, field => field, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, QueryField> OtherNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["author"] = QueryField.By,
        ["autor"] = QueryField.By,
        ["writer"] = QueryField.By,
        ["headline"] = QueryField.Title,
        ["intitle"] = QueryField.Title,
        ["site"] = QueryField.Source,
        ["host"] = QueryField.Source,
        ["publisher"] = QueryField.Source,
        ["language"] = QueryField.Lang,
        ["person"] = QueryField.Entity,
        ["mentions"] = QueryField.Entity,
        ["since"] = QueryField.After,
        ["from"] = QueryField.After,
        ["until"] = QueryField.Before,
        ["on"] = QueryField.Date,
        ["month"] = QueryField.Date,
        ["year"] = QueryField.Date,
        ["length"] = QueryField.Words,
        ["near"] = QueryField.Within,
        ["is"] = QueryField.Has,
    };

    /// <summary>The field's name in queries.</summary>
    public static string NameOf(QueryField field) => field.ToString().ToLowerInvariant();

    /// <summary>The field of a name; null when there is none.</summary>
    public static QueryField? Find(string name) => ByName.TryGetValue(name, out var field) ? field : null;

    /// <summary>The field that was probably meant; null when nothing is near.</summary>
    public static QueryField? Guess(string name)
    {
        if (OtherNames.TryGetValue(name, out var known))
        {
            return known;
        }

        var (best, distance) = ByName.Select(pair => (pair.Value, NearestText.Distance(pair.Key, name))).MinBy(pair => pair.Item2);
        return distance <= (name.Length > 4 ? 2 : 1) ? best : null;
    }
}
