using System.Text.Json.Nodes;

namespace NewsArchive.Scraper.Extraction.Structured;

/// <summary>What the page's JSON-LD says about its article.</summary>
internal sealed class StructuredArticle
{
    private readonly JsonLdGraph _graph;
    private readonly JsonObject? _article;

    private StructuredArticle(JsonLdGraph graph, JsonObject? article, bool isArticle)
    {
        _graph = graph;
        _article = article;
        IsArticle = isArticle;
    }

    /// <summary>True when an object of an article type was found.</summary>
    public bool IsArticle { get; }

    /// <summary>True when the article names this page's address as its own.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>All objects of the page's data.</summary>
    public IReadOnlyList<JsonObject> Objects => _graph.Objects;

    /// <summary>The member of the article as it stands in the data.</summary>
    public JsonNode? this[string name] => _article?[name];

    /// <summary>Chooses the object that is this page's article: an article type, best one that names the page's own address.</summary>
    public static StructuredArticle Read(IEnumerable<string> scripts, string url)
    {
        var graph = JsonLdGraph.Read(scripts);
        var articles = graph.Objects.Where(found => JsonLdValues.IsA(found, IsArticleType) && HasContent(found)).ToList();
        var named = articles.Find(found => Names(found, url));
        var own = named ?? articles.FirstOrDefault();
        var page = own ?? graph.Objects.FirstOrDefault(found => JsonLdValues.IsA(found, type => type is "WebPage" or "ItemPage") && HasContent(found));
        return new StructuredArticle(graph, page, own is not null) { IsOwn = named is not null };
    }

    /// <summary>A member as text.</summary>
    public string? Text(string name) => JsonLdValues.Text(_article?[name]);

    /// <summary>A member as a list of texts; a text with commas is one.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        [.. JsonLdValues.Each(_article?[name]).Select(each => JsonLdValues.Text(each)!).Where(text => text is not null)];

    /// <summary>The persons and organisations of a member, references followed.</summary>
    public IReadOnlyList<StructuredName> Names(string member)
    {
        var names = new List<StructuredName>();
        foreach (var each in JsonLdValues.Each(_article?[member]))
        {
            if (each is JsonObject found)
            {
                var whole = _graph.Resolve(found);
                var isOrganization = IsOrganization(whole);
                if (whole["name"] is null && JsonLdValues.Text(whole["familyName"]) is { } family)
                {
                    Add(names, $"{JsonLdValues.Text(whole["givenName"])} {family}".Trim(), isOrganization);
                }

                foreach (var name in JsonLdValues.Each(whole["name"]))
                {
                    Add(names, JsonLdValues.Text(name), isOrganization);
                }
            }
            else
            {
                Add(names, JsonLdValues.Text(each), false);
            }
        }

        return names;
    }

    /// <summary>Names of the organisations that the graph knows as publisher or as the site.</summary>
    public IReadOnlyList<string> Publishers()
    {
        var sites = _graph.Objects.Where(found => JsonLdValues.IsA(found, type => type is "WebSite") || IsOrganization(found));
        return [.. Names("publisher").Select(name => name.Name).Concat(sites.Select(site => JsonLdValues.Text(site["name"])!)).Where(name => name is not null)];
    }

    private static void Add(List<StructuredName> names, string? name, bool isOrganization)
    {
        if (name is not null)
        {
            names.Add(new StructuredName(name, isOrganization));
        }
    }

    private static bool IsArticleType(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "LiveBlogPosting" or "Report" or "SocialMediaPosting" or "Review";

    /// <summary>Some templates say "Person" and "Organization" of the same person.</summary>
    private static bool IsOrganization(JsonObject found) =>
        JsonLdValues.IsA(found, type => type.EndsWith("Organization", StringComparison.Ordinal)) && !JsonLdValues.IsA(found, type => type is "Person");

    private static bool HasContent(JsonObject found) =>
        JsonLdValues.Text(found["headline"]) is not null || JsonLdValues.Text(found["datePublished"]) is not null;

    private static bool Names(JsonObject found, string url)
    {
        var path = Path(url);
        return path.Length > 1 && (IsSame(found["url"]) || IsSame(found["mainEntityOfPage"]) || IsSame(found["@id"]));

        bool IsSame(JsonNode? node)
        {
            var text = node is JsonObject reference ? JsonLdValues.Text(reference["@id"]) ?? JsonLdValues.Text(reference["url"]) : JsonLdValues.Text(node);
            return text is not null && Path(text).Equals(path, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string Path(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.AbsolutePath.TrimEnd('/') : "";
}

/// <summary>A name in structured data.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="IsOrganization">True when the data say that it is not a person.</param>
internal readonly record struct StructuredName(string Name, bool IsOrganization);
