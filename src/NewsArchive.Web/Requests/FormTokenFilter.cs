using Microsoft.AspNetCore.Antiforgery;

namespace NewsArchive.Web.Requests;

/// <summary>Lets only requests pass that carry the token of one of our own pages, so that no other site can change the archive through a visitor.</summary>
internal sealed class FormTokenFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context.HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return Problems.Malformed("The form token is missing or too old. Reload the page and try again.");
        }

        return await next(context);
    }
}
