using System.Net;
using System.Net.Http.Json;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace NewsArchive.Tests.Support;

/// <summary>Somebody with a browser's cookies but without scripts: opens a page, sends its forms and, with the page's token, requests.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly SocketsHttpHandler _handler = new() { UseCookies = true, CookieContainer = new CookieContainer() };

    private Visitor(Uri site)
    {
        _client = new HttpClient(_handler) { BaseAddress = site };
    }

    /// <summary>The page as it was last seen.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Path of the page, where redirects led.</summary>
    public string Path => new Uri(Page.BaseUri!).AbsolutePath;

    /// <summary>Status of the last answer.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>The token of the page's forms.</summary>
    public string Token => ((IHtmlInputElement)Page.QuerySelector("input[name=__RequestVerificationToken]")!).Value;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens a page.</summary>
    public static async Task<Visitor> AtAsync(Uri site, string path)
    {
        var visitor = new Visitor(site);
        await visitor.GoAsync(path);
        return visitor;
    }

    /// <summary>Goes to another page.</summary>
    public async Task GoAsync(string path)
    {
        using var response = await _client.GetAsync(path, Cancellation);
        await SeeAsync(response);
    }

    /// <summary>Fills in fields of the form with this handler and sends it, following the redirect.</summary>
    public async Task SubmitAsync(string form, params (string Name, string Value)[] fields)
    {
        var element = (IHtmlFormElement?)Page.QuerySelector(form);
        Assert.True(element is not null, $"The page has no form {form}.");
        var values = element.QuerySelectorAll("input[type=hidden]").Cast<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var content = new FormUrlEncodedContent(values);
        var action = element.GetAttribute("action");
        using var response = await _client.PostAsync(string.IsNullOrEmpty(action) ? Page.BaseUri : action, content, Cancellation);
        await SeeAsync(response);
    }

    /// <summary>Sends a request as the site's scripts do.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null) =>
        SendAsync(method, path, body is null ? null : JsonContent.Create(body), Token);

    /// <summary>Sends a request with this text as JSON.</summary>
    public Task<HttpResponseMessage> SendTextAsync(HttpMethod method, string path, string json, string mediaType = "application/json") =>
        SendAsync(method, path, new StringContent(json, Encoding.UTF8, mediaType), Token);

    /// <summary>Sends a request with a token of choice.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, string? token)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Add("X-Form-Token", token);
        }

        return await _client.SendAsync(request, Cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private async Task SeeAsync(HttpResponseMessage response)
    {
        Status = response.StatusCode;
        Page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancellation));
        Page.Location.Href = response.RequestMessage!.RequestUri!.ToString();
    }
}
