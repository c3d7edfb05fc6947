using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsArchive.Tests.Support;

/// <summary>
/// News sites on loopback: pages under any host and path, well-behaved or not. What is asked for and not registered is answered 404 and
/// remembered in <see cref="Unregistered"/>, because it tells why a test fails.
/// </summary>
internal sealed class FakeNewsSite : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _unregistered = new();
    private readonly WebApplication _app;

    private FakeNewsSite(WebApplication app) => _app = app;

    /// <summary>Where it listens, such as http://127.0.0.1:40123; the value of a gateway.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Port of <see cref="Address"/>.</summary>
    public int Port => new Uri(Address).Port;

    /// <summary>Everything asked for, in order, as http://host/path?query.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>What was asked for and is not registered.</summary>
    public IReadOnlyCollection<string> Unregistered => _unregistered;

    /// <summary>Begins listening.</summary>
    public static async Task<FakeNewsSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new FakeNewsSite(builder.Build());
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>How often an address was asked for.</summary>
    public int CountOf(string url) => _requests.Count(request => request == KeyOf(new Uri(url)));

    /// <summary>Serves an HTML page under an address; scheme and port of the address do not matter.</summary>
    public void Page(string url, string html, int status = 200, string contentType = "text/html; charset=utf-8") => On(url, async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(html, context.RequestAborted);
    });

    /// <summary>Serves bytes.</summary>
    public void Bytes(string url, byte[] body, string? contentType) => On(url, async context =>
    {
        context.Response.ContentType = contentType;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });

    /// <summary>Leads elsewhere.</summary>
    public void Redirect(string url, string location, int status = 302) => On(url, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    /// <summary>Accepts the request and never answers.</summary>
    public void Silent(string url) => On(url, context => Aborted(context));

    /// <summary>Begins a page and never ends it.</summary>
    public void Endless(string url) => On(url, async context =>
    {
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync("<html><p>And then", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Aborted(context);
    });

    /// <summary>A few bytes on the wire that unpack into many.</summary>
    public void GzipBomb(string url, int unpackedBytes) => On(url, async context =>
    {
        context.Response.ContentType = "text/html";
        context.Response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.SmallestSize);
        var chunk = new byte[64 * 1024];
        for (var written = 0; written < unpackedBytes; written += chunk.Length)
        {
            await gzip.WriteAsync(chunk, context.RequestAborted);
        }
    });

    /// <summary>Serves whatever a test writes.</summary>
    public void On(string url, RequestDelegate answer) => _pages[KeyOf(new Uri(url))] = answer;

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var key = $"http://{context.Request.Host.Host}{context.Request.Path.ToUriComponent()}{context.Request.QueryString}";
        _requests.Enqueue(key);
        if (_pages.TryGetValue(key, out var answer))
        {
            await answer(context);
            return;
        }

        _unregistered.Enqueue(key);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static string KeyOf(Uri url) => $"http://{url.IdnHost}{url.PathAndQuery}";

    private static Task Aborted(HttpContext context)
    {
        var aborted = new TaskCompletionSource();
        context.RequestAborted.Register(() => aborted.TrySetResult());
        return aborted.Task;
    }
}
