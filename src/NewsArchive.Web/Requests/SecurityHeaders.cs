namespace NewsArchive.Web.Requests;

/// <summary>
/// Headers that keep stored pages and texts from doing anything in the reader's browser: nothing inline runs, nothing comes from elsewhere,
/// nobody frames the site. A page that needs another policy sets its own before it answers.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                headers.TryAdd("Content-Security-Policy", Policy);
                headers.TryAdd("X-Frame-Options", "DENY");
                headers.TryAdd("X-Content-Type-Options", "nosniff");
                headers.TryAdd("Referrer-Policy", "same-origin");
                headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
                headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
                headers.TryAdd("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }
}
