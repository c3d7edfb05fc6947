using System.Text;
using System.Xml;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>GET /articles.atom: the list as an Atom feed (RFC 4287), its further pages linked as RFC 5005 says.</summary>
internal static class ArticlesAtom
{
    private const string Path = "/articles.atom";
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const string MediaType = "application/atom+xml";

    public static async Task<IResult> GetAsync(HttpRequest request, ArticleList list, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (FeedQuery.Read(request, out var refusal) is not { } query)
        {
            return refusal!;
        }

        var page = await list.ReadAsync(query.Filter, query.Size, cancellationToken);
        using var feed = new MemoryStream();
        await using (var xml = XmlWriter.Create(feed, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false) }))
        {
            Write(xml, query, page, clock.GetUtcNow());
        }

        return Results.Bytes(feed.ToArray(), $"{MediaType}; charset=utf-8");
    }

    private static void Write(XmlWriter xml, FeedQuery query, ArticlePage page, DateTimeOffset now)
    {
        xml.WriteStartElement("feed", Namespace);
        Element(xml, "title", FeedQuery.Plain(query.Title));
        // The identity of the feed is that of its first page, wherever it is read.
        Element(xml, "id", query.Self(Path, null));
        Element(xml, "updated", TimeText.Iso(page.Rows.Count > 0 ? page.Rows.Max(row => row.SortAt) : now));
        Link(xml, "self", MediaType, query.Self(Path, query.Filter.Page));
        Link(xml, "alternate", "text/html", query.Home);
        if (page.Next is { } next)
        {
            Link(xml, "next", MediaType, query.Self(Path, next));
        }

        foreach (var row in page.Rows)
        {
            Write(xml, query, row);
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, FeedQuery query, ArticleRow row)
    {
        xml.WriteStartElement("entry", Namespace);
        if (row.Language is not null)
        {
            xml.WriteAttributeString("xml", "lang", null, row.Language);
        }

        Element(xml, "title", row.Title.Length > 0 ? FeedQuery.Plain(row.Title) : "Untitled");
        Element(xml, "id", query.PageOf(row));
        Element(xml, "updated", TimeText.Iso(row.SortAt));
        if (row.PublishedAt is { } published)
        {
            Element(xml, "published", TimeText.Iso(published));
        }

        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", FeedQuery.Plain(row.Source));
        xml.WriteEndElement();
        Link(xml, "alternate", "text/html", query.PageOf(row));
        Link(xml, "via", "text/html", FeedQuery.Plain(row.Url));
        Element(xml, "summary", FeedQuery.Plain(row.Snippet));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, text);

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
