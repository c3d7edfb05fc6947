using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Articles;

namespace NewsArchive.Web.Pages;

/// <summary>What went wrong and what to do about it, for every request that could not be answered. Asks nothing of the database.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    private const string MissingTable = "42P01";
    private const string MissingColumn = "42703";
    private const string MissingDatabase = "3D000";
    private const string TooSlow = "57014";

    /// <summary>What is shown.</summary>
    public ErrorView View { get; private set; } = null!;

    /// <summary>Answers in place of whatever was asked for.</summary>
    public void OnGet(int? status) => Show(status);

    /// <summary>Answers in place of a form.</summary>
    public void OnPost(int? status) => Show(status);

    private void Show(int? status)
    {
        var exception = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        View = exception is null ? ForStatus(status ?? StatusCodes.Status404NotFound) : ForException(exception);
        Response.StatusCode = View.Status;
    }

    private static ErrorView ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new(status, "This was not understood", "Something in the address or form is not as it should be. If you sent a form, go back, reload the page and send it again."),
        StatusCodes.Status404NotFound => new(status, "There is nothing here", "The address is wrong, or what it named was removed. Search for it, or begin with the newest articles."),
        StatusCodes.Status405MethodNotAllowed => new(status, "This cannot be done here", "Go back and use the page's own buttons."),
        StatusCodes.Status409Conflict => new(status, "Somebody else was quicker", "It changed since you opened it. Reload the page and look again."),
        StatusCodes.Status413PayloadTooLarge => new(status, "Too much at once", "Send a smaller file, or import it with the command line.") { Command = "newsarchive import FILE" },
        >= 500 => new(status, "Something broke", "It is not your fault. Try again; if it stays, look into the log."),
        _ => new(status, "This did not work", "Go back and try again."),
    };

    private static ErrorView ForException(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { SqlState: MissingTable or MissingColumn or MissingDatabase })
            {
                return new(StatusCodes.Status503ServiceUnavailable, "The database is not ready", "It answers, but it lacks tables that this version of the site needs. Bring it up to date:")
                {
                    Command = "newsarchive migrate",
                };
            }

            if (cause is DbException { SqlState: TooSlow })
            {
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    "This search takes too long",
                    $"It takes longer than {ArticleList.Patience} s and was stopped so that others get their turn. Narrow it: add a source, a date or a rarer word; a phrase of frequent words is the slowest. If it was narrow, the machine is busy; try again.");
            }

            if (cause is SocketException or DbException { SqlState: null } or DbException { IsTransient: true })
            {
                return new(
                    StatusCodes.Status503ServiceUnavailable,
                    "The database does not answer",
                    "The site runs, but PostgreSQL cannot be reached. Start it, or check ConnectionStrings__Archive; then reload this page. Nothing that was saved is lost.");
            }
        }

        return ForStatus(StatusCodes.Status500InternalServerError);
    }

    /// <summary>What is shown.</summary>
    /// <param name="Status">HTTP status.</param>
    /// <param name="Title">What happened.</param>
    /// <param name="Advice">What to do.</param>
    public sealed record ErrorView(int Status, string Title, string Advice)
    {
        /// <summary>Command that helps.</summary>
        public string? Command { get; init; }
    }
}
