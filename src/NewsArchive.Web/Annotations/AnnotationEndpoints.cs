using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NewsArchive.Annotations;
using NewsArchive.Data;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Annotations;

/// <summary>Annotations for scripts: add, read, change, delete. What does not fit is answered with a problem that says what to do.</summary>
internal static class AnnotationEndpoints
{
    /// <summary>A note of full length in any script, escaped, with its passage.</summary>
    private const int MaxBodySize = 512 * 1024;

    public static void MapAnnotations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/annotations").AddEndpointFilter<FormTokenFilter>();
        group.MapPost("", AddAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBodySize));
        group.MapPut("/{id:long}", ChangeAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBodySize));
        group.MapDelete("/{id:long}", RemoveAsync);
        routes.MapGet("/annotations/{id:long}", ReadAsync);
    }

    private static async Task<IResult> AddAsync(HttpRequest request, [AsParameters] Editing editing, CancellationToken cancellationToken)
    {
        var (input, problem) = await ReadInputAsync(request, cancellationToken);
        if (input is null)
        {
            return problem!;
        }

        if (input.VersionId is not { } versionId)
        {
            return Problems.Malformed("Say which version was read: versionId is missing.");
        }

        var passage = new PassageReference(versionId, input.Start, input.End, input.Quote);
        var result = await editing.Annotations.AddAsync(editing.Personal.Begin(), passage, input.ToContent(), cancellationToken);
        return await AnswerAsync(editing, result, input.MakesEntity, cancellationToken);
    }

    private static async Task<IResult> ChangeAsync(long id, HttpRequest request, [AsParameters] Editing editing, CancellationToken cancellationToken)
    {
        var (input, problem) = await ReadInputAsync(request, cancellationToken);
        if (input is null)
        {
            return problem!;
        }

        if (input.Revision is not { } revision)
        {
            return Problems.Malformed("Say which revision the change is based on: revision is missing.");
        }

        var result = await editing.Annotations.ChangeAsync(editing.Personal.Begin(), id, revision, input.ToContent(), cancellationToken);
        return await AnswerAsync(editing, result, input.MakesEntity, cancellationToken);
    }

    private static async Task<IResult> RemoveAsync(long id, [FromQuery] string? revision, [AsParameters] Editing editing, CancellationToken cancellationToken)
    {
        if (!int.TryParse(revision, out var seen))
        {
            return Problems.Malformed("Say which revision is to be deleted: ?revision= is missing or no number.");
        }

        return await AnswerAsync(editing, await editing.Annotations.RemoveAsync(editing.Personal.Begin(), id, seen, cancellationToken), makesEntity: false, cancellationToken);
    }

    private static async Task<IResult> ReadAsync(long id, ArchiveDbContext db, CancellationToken cancellationToken) =>
        await AnnotationView.ReadAsync(db, id, cancellationToken) switch
        {
            null => Problems.NotFound("There is no such annotation. Reload the article."),
            { RemovedAt: not null } => Problems.NotFound("This annotation was deleted. Undo brings it back."),
            var view => Results.Json(view, AnnotationInput.Json),
        };

    private static async Task<IResult> AnswerAsync(Editing editing, AnnotationResult result, bool makesEntity, CancellationToken cancellationToken)
    {
        var view = result.Annotation is null ? null : await AnnotationView.ReadAsync(editing.Db, result.Annotation.Id, cancellationToken);
        switch (result.Outcome)
        {
            case AnnotationOutcome.NotFound:
                return Problems.NotFound(result.Message!);
            case AnnotationOutcome.Invalid:
                return Problems.Malformed(result.Message!);
            case AnnotationOutcome.ChangedSince:
                return Problems.Conflict(result.Message!, "current", view, AnnotationInput.Json);
        }

        if (makesEntity)
        {
            await editing.Matching.RunAsync(cancellationToken);
        }

        var answer = view! with { Step = result.Step };
        return answer is { Revision: 1, RemovedAt: null } && result.Outcome == AnnotationOutcome.Saved
            ? Results.Json(answer, AnnotationInput.Json, statusCode: StatusCodes.Status201Created)
            : Results.Json(answer, AnnotationInput.Json);
    }

    private static async Task<(AnnotationInput? Input, IResult? Problem)> ReadInputAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return (null, Results.Problem("Send JSON, with the content type application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            var input = await request.ReadFromJsonAsync<AnnotationInput>(AnnotationInput.Json, cancellationToken);
            return input switch
            {
                null => (null, Problems.Malformed("The request is empty.")),
                { Tags.Count: > AnnotationInput.MaxTags } => (null, Problems.Malformed($"{AnnotationInput.MaxTags} tags at most.")),
                _ => (input, null),
            };
        }
        catch (JsonException exception)
        {
            return (null, Problems.Malformed($"The request is not the JSON that is expected here; look at {exception.Path ?? "its beginning"}."));
        }
        catch (BadHttpRequestException exception)
        {
            return (null, Results.Problem("The request is too large or was cut off. Shorten the note.", statusCode: exception.StatusCode));
        }
    }

    /// <summary>What changing annotations takes.</summary>
    internal sealed record Editing(ArchiveDbContext Db, AnnotationEditing Annotations, PersonalChange Personal, PromptMatching Matching);
}
