using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace NewsArchive.Scraper.Samples;

/// <summary>
/// The web sites of the sample set, served from this machine to this machine while the set is loaded, so that even the first articles come
/// by the way of all others: asked for over HTTP.
/// </summary>
public sealed class SampleSite : IAsyncDisposable
{
    private readonly WebApplication _server;

    private SampleSite(WebApplication server)
    {
        _server = server;
        server.Run(AnswerAsync);
    }

    /// <summary>The hosts it stands for.</summary>
    public static IReadOnlyList<string> Hosts { get; } = [.. SamplePage.All.Select(page => new Uri(page.Url).Host).Distinct()];

    /// <summary>Which edition of its pages it shows, from 1.</summary>
    public int Edition { get; set; } = 1;

    /// <summary>Where it listens, such as "http://127.0.0.1:41234".</summary>
    public string Address => _server.Urls.Single();

    /// <summary>Starts it on a free port of the loopback address.</summary>
    public static async Task<SampleSite> StartAsync(CancellationToken cancellationToken)
    {
        // An empty builder reads no settings: ASPNETCORE_URLS is the archive's address, not this one's.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var site = new SampleSite(builder.Build());
        try
        {
            await site._server.StartAsync(cancellationToken);
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var asked = UriHelper.BuildAbsolute("https", context.Request.Host, path: context.Request.Path);
        if (SamplePage.All.FirstOrDefault(page => page.Url == asked) is not { } page)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var body = page.Read(Edition);
        context.Response.ContentType = $"text/html; charset={page.Charset}";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
