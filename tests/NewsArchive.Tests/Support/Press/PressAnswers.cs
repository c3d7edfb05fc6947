using System.Globalization;
using System.Text;

namespace NewsArchive.Tests.Support.Press;

/// <summary>The answers of a site that is well: pages, lists, robots.txt, "not modified".</summary>
internal sealed class PressAnswers(PressWorld world, PressHouse house, PressQuestion question, PressLine line)
{
    /// <summary>About as many header lines as real sites send.</summary>
    private const string Common =
        "Server: press\r\nDate: Mon, 05 Jan 2026 06:00:00 GMT\r\nVary: Accept-Encoding\r\nCache-Control: public, max-age=60\r\nAge: 12\r\n"
        + "X-Cache: HIT\r\nX-Served-By: cache-played-1\r\nX-Frame-Options: SAMEORIGIN\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer-when-downgrade\r\n"
        + "Strict-Transport-Security: max-age=31536000\r\nContent-Security-Policy: default-src 'self' https: data: 'unsafe-inline'\r\nSet-Cookie: visitor=4711; Path=/\r\n"
        + "Link: </styles/main.css>; rel=preload; as=style\r\nAccept-Ranges: bytes\r\nTiming-Allow-Origin: *\r\n";

    /// <summary>The page of an article, or "not modified" when the asker has it.</summary>
    public Task ArticleAsync(int number)
    {
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{number}-{world.Edition}\"");
        if (question.IfNoneMatch == tag)
        {
            return line.AnswerAsync(304, "Not Modified", $"ETag: {tag}\r\n", default);
        }

        var wanted = house.Index % 2 == 0 ? "br" : "gzip";
        var encoding = question.Encodings.Contains(wanted, StringComparison.Ordinal) ? wanted : "";
        return line.AnswerAsync(200, "OK", $"{Common}Content-Type: text/html; charset=utf-8\r\nETag: {tag}\r\n{Encoded(encoding)}", world.Page(house, number, encoding));
    }

    /// <summary>Leads elsewhere.</summary>
    public Task RedirectAsync(string location) => line.AnswerAsync(302, "Found", $"Location: {location}\r\n", default);

    /// <summary>Whatever is not the address of an article.</summary>
    public async Task ListAsync(PressFaults faults)
    {
        var path = question.Path;
        if (path.Split('/') is ["", "hop", var site, var article, var step])
        {
            var home = world.Houses[int.Parse(site, CultureInfo.InvariantCulture)];
            await RedirectAsync(faults.HopUrl(home, int.Parse(article, CultureInfo.InvariantCulture), 1 + int.Parse(step, CultureInfo.InvariantCulture)));
        }
        else if (path.StartsWith("/loop/", StringComparison.Ordinal) && NumberBehind(path, "/loop/") is { } looping)
        {
            await RedirectAsync(house.PathOf(looping));
        }
        else if (path.StartsWith("/story/", StringComparison.Ordinal) && NumberBehind(path, "/story/") is { } told)
        {
            await ArticleAsync(told);
        }
        else if (path == "/robots.txt" && house.IsClosed)
        {
            await line.AnswerAsync(503, "Service Unavailable", "Content-Type: text/plain\r\n", default);
        }
        else
        {
            await TextAsync(path);
        }
    }

    private Task TextAsync(string path)
    {
        var isBroken = world.Plan.FaultShare > 0;
        var (type, text) = path switch
        {
            "/robots.txt" => ("text/plain", PressLists.Robots(house)),
            "/" => ("text/html", PressLists.Home(house, world.Edition)),
            "/feed" => (PressLists.FeedType(house), PressLists.Feed(house, world.Edition, isBroken)),
            "/sitemap.xml" => ("application/xml", PressLists.SitemapIndex(house)),
            "/news-sitemap.xml" => ("application/xml", PressLists.NewsSitemap(house)),
            _ when path.StartsWith("/sitemap-", StringComparison.Ordinal)
                && int.TryParse(path.AsSpan(9, path.Length - 13), NumberStyles.None, CultureInfo.InvariantCulture, out var part)
                && PressLists.Sitemap(house, part) is { } sitemap => ("application/xml", sitemap),
            _ => ("", ""),
        };
        return type.Length == 0
            ? line.AnswerAsync(404, "Not Found", "Content-Type: text/plain\r\n", "no such page"u8.ToArray())
            : line.AnswerAsync(200, "OK", $"{Common}Content-Type: {type}; charset=utf-8\r\n", Encoding.UTF8.GetBytes(text));
    }

    private int? NumberBehind(string path, string folder) => house.NumberOf(string.Concat("/news/", path.AsSpan(folder.Length)));

    private static string Encoded(string encoding) => encoding.Length == 0 ? "" : $"Content-Encoding: {encoding}\r\n";
}
