using System.Text;
using static NewsArchive.Tests.Scraper.Feeds.Hostile.HostileFeed;

namespace NewsArchive.Tests.Scraper.Feeds.Hostile;

/// <summary>XML that attacks its reader, breaks off or is wrong otherwise.</summary>
internal static class HostileXml
{
    private const string NotWellFormed = "not well-formed XML";

    public static IReadOnlyDictionary<string, HostileFeed> All { get; } = new Dictionary<string, HostileFeed>
    {
        ["billion laughs"] = Saves(
            "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>" + Rss(Item("&c;One")), NotWellFormed, "&c;One"),
        ["one large entity, often"] = Saves($"<!DOCTYPE rss [<!ENTITY a \"{Many("x", 50_000)}\">]>" + Rss(Item("One") + Item(Many("&a;", 1000), "ftp://none")), NotWellFormed),
        ["external entity"] = Saves("<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Rss(Item("&a;One")), NotWellFormed, "&a;One"),
        ["external entity over HTTP"] = Saves("<!DOCTYPE rss [<!ENTITY a SYSTEM \"http://127.0.0.1:9/\">]>" + Rss(Item("&a;One")), NotWellFormed, "&a;One"),
        ["external document type"] = Saves("<!DOCTYPE rss SYSTEM \"http://127.0.0.1:9/evil.dtd\">" + Rss(Item())),
        ["parameter entity"] = Saves("<!DOCTYPE rss [<!ENTITY % a SYSTEM \"http://127.0.0.1:9/evil.dtd\"> %a;]>" + Rss(Item())),
        ["inclusion of a file"] = Saves(Rss(Item("One<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>"))),
        ["style sheet from elsewhere"] = Saves("<?xml version='1.0'?><?xml-stylesheet href='file:///etc/passwd'?>" + Rss(Item())),
        ["empty"] = Refuses("", "empty"),
        ["mark only"] = Refuses("\ufeff", "empty"),
        ["mark and blanks only"] = Refuses("\ufeff \r\n\t ", "empty"),
        ["five megabytes of blanks, then a feed"] = Saves(Many(" \n", 2_500_000) + Rss(Item())),
        ["blanks without a feed"] = Refuses(Many(" \n", 2_500_000), "empty"),
        ["cut in the declaration"] = Refuses("<?xml ver", NotWellFormed),
        ["cut in the document type"] = Refuses("<!DOCTYPE rss PUBLIC \"-//Netsc", NotWellFormed),
        ["cut in the name of a tag"] = Saves($"<rss><channel>{Item()}<ite", NotWellFormed),
        ["cut in an attribute"] = Saves($"<rss><channel>{Item()}<item><link href=\"https://news.exam", NotWellFormed),
        ["cut in an address"] = new(() => Text($"<rss><channel>{Item()}<item><link>https://news.example.org/b"))
        {
            // Nothing tells a shorter address from a whole one; asking for it will.
            Urls = [Good, "https://news.example.org/b"],
            Title = "One",
            Fault = NotWellFormed,
        },
        ["cut in CDATA"] = Saves($"<rss><channel>{Item()}<item><title><![CDATA[Two and", NotWellFormed),
        ["cut in a comment"] = Saves($"<rss><channel>{Item()}<!-- and then", NotWellFormed),
        ["cut in an entity"] = Saves($"<rss><channel>{Item()}<item><title>Two &am", NotWellFormed),
        ["cut in a closing tag"] = Saves($"<rss><channel>{Item()}<item><title>Two</tit", NotWellFormed),
        ["nothing is ever closed"] = Saves("<rss><channel><item><title>One</title><link>https://news.example.org/a</link>", NotWellFormed),
        ["a sign less than is not escaped"] = Saves(Rss(Item() + Item("3 < 4", "ftp://none")), NotWellFormed),
        ["two documents in one"] = Saves(Rss(Item()) + Rss(Item("Two", "https://news.example.org/b")), NotWellFormed),
        ["a script behind the end"] = Saves(Rss(Item()) + "\n<script>alert(1)</script>", NotWellFormed),
        ["the error of a program in front"] = Refuses("Warning: mysql_connect() in feed.php on line 3\n" + Rss(Item()), "neither XML nor JSON"),
        ["names in capitals"] = Saves("<RSS><CHANNEL><ITEM><TITLE>One</TITLE><LINK>https://news.example.org/a</LINK></ITEM></CHANNEL></RSS>"),
        ["names with two colons"] = Saves(Rss(Item(more: "<a:b:c>x</a:b:c>")), NotWellFormed),
        ["prefixes that nobody declared"] = Saves(Rss(Item(more: "<dc:creator>Somebody</dc:creator><media:title>Picture</media:title>")), NotWellFormed),
        ["the namespace of another kind"] = Saves(Rss(Item()).Replace("<rss", "<rss xmlns=\"http://www.w3.org/2005/Atom\"", StringComparison.Ordinal)),
        ["Atom inside RSS, and pictures with titles"] = Saves(Rss(
            "<item xmlns:a='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'><m:title>Picture</m:title><a:title>One</a:title>"
            + "<m:content url='https://news.example.org/a.jpg'/><a:link href='https://news.example.org/a'/></item>")),
        ["Atom without its namespace"] = Saves("<feed><entry><title>One</title><link href='https://news.example.org/a'/></entry></feed>"),
        ["an HTML page"] = Refuses("<!DOCTYPE html><html><head><title>Welcome</title><body><p>Hello<br>you</html>", "an HTML page, no feed"),
        ["a feed inside an HTML page"] = Refuses($"<html><body>{Rss(Item())}</body></html>", "an HTML page, no feed"),
        ["a picture in XML"] = Refuses("<svg xmlns='http://www.w3.org/2000/svg'><title>One</title></svg>", "its first element is svg"),
        ["an error in XML"] = Refuses("<Error><Code>AccessDenied</Code></Error>", "its first element is Error"),
        ["control signs and zero bytes in a title"] = Saves(Rss(Item("O\0n\u0008e")), NotWellFormed),
        ["a reference to half of a sign"] = Saves(Rss(Item("One&#xD800;")), NotWellFormed, "One\ufffd"),
        ["a reference to no sign"] = Saves(Rss(Item("One&#x110000;&#0;&#x1F600;")), NotWellFormed, "One\ufffd\ufffd😀"),
        ["markup in a title"] = Saves(Rss(Item("<![CDATA[<script>alert(1)</script><img src=x onerror=alert(2)>One]]>")), title: "alert(1)One"),
    };

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}
