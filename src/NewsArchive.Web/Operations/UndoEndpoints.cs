using NewsArchive.Operations;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Operations;

/// <summary>Undo and redo for scripts. Steps are the person's own and outlive pages and restarts.</summary>
internal static class UndoEndpoints
{
    public static void MapUndo(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AddEndpointFilter<FormTokenFilter>();
        group.MapPost("/undo", async (Undo undo, PromptMatching matching, CancellationToken cancellationToken) =>
            await AnswerAsync(await undo.LastAsync(PersonalChange.PersonId, cancellationToken), "There is nothing left to undo.", matching, cancellationToken));
        group.MapPost("/redo", async (Undo undo, PromptMatching matching, CancellationToken cancellationToken) =>
            await AnswerAsync(await undo.RedoAsync(PersonalChange.PersonId, cancellationToken), "There is nothing to redo.", matching, cancellationToken));
        group.MapPost("/undo/{step:guid}", async (Guid step, Undo undo, PromptMatching matching, CancellationToken cancellationToken) =>
            await AnswerAsync(await undo.StepAsync(PersonalChange.PersonId, step, cancellationToken), "This was undone already.", matching, cancellationToken));
    }

    private static async Task<IResult> AnswerAsync(UndoResult result, string nothing, PromptMatching matching, CancellationToken cancellationToken)
    {
        switch (result.Outcome)
        {
            case UndoOutcome.NothingToUndo:
                return Problems.NotFound(nothing);
            case UndoOutcome.ChangedSince:
                return Results.Problem(
                    "It was changed again since. Undo that first.",
                    statusCode: StatusCodes.Status409Conflict,
                    title: "Somebody else was quicker");
        }

        await matching.RunAsync(cancellationToken);
        return Results.Json(new Done(result.Step!.Value, result.Operations, result.ArticleId));
    }

    private sealed record Done(Guid Step, int Operations, long? ArticleId);
}
