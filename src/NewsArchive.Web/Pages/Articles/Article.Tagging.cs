using Microsoft.AspNetCore.Mvc;
using NewsArchive.Operations;
using NewsArchive.Tags;
using NewsArchive.Web.Annotations;
using NewsArchive.Web.Entities;
using NewsArchive.Web.Requests;

namespace NewsArchive.Web.Pages.Articles;

/// <content>Tags and entities of the article, and undo.</content>
public sealed partial class ArticleModel
{
    /// <summary>Puts a tag on the article.</summary>
    public async Task<IActionResult> OnPostAddTagAsync(long id, int? version, string? tag, [FromServices] ArticleTagging tagging, CancellationToken cancellationToken)
    {
        TagName = tag;
        var names = AnnotationForm.Split(tag);
        if (names.Count == 0)
        {
            return await RefuseAsync("tag", "Type a word first.", id, version, cancellationToken);
        }

        var change = personal.Begin();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var name in names)
        {
            if (!await tagging.AddTagAsync(change, id, name, cancellationToken))
            {
                await transaction.RollbackAsync(cancellationToken);
                return await RefuseAsync("tag", $"“{name}” cannot be a tag: {TagVocabulary.MaxNameLength} characters at most.", id, version, cancellationToken);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return Done($"Tagged {string.Join(", ", names)}.", change.Step, id, version, "tags");
    }

    /// <summary>Takes a tag off the article.</summary>
    public async Task<IActionResult> OnPostRemoveTagAsync(long id, int? version, int tagId, [FromServices] ArticleTagging tagging, CancellationToken cancellationToken)
    {
        var change = personal.Begin();
        var wasThere = await tagging.RemoveTagAsync(change, id, tagId, cancellationToken);
        return Done(wasThere ? "Tag taken off." : "The tag was not there any more.", wasThere ? change.Step : null, id, version, "tags");
    }

    /// <summary>Puts an entity on the article: a known one by any of its names, or a new one.</summary>
    public async Task<IActionResult> OnPostAddEntityAsync(
        long id,
        int? version,
        EntityForm form,
        [FromServices] EntityAdding adding,
        [FromServices] PromptMatching matching,
        CancellationToken cancellationToken)
    {
        Named = form;
        var change = personal.Begin();
        var (entity, problem) = await adding.PutAsync(change, id, (form.Name, form.Type, AnnotationForm.Split(form.Aliases)), cancellationToken);
        if (entity is null)
        {
            return await RefuseAsync("entity", problem!, id, version, cancellationToken);
        }

        await matching.RunAsync(cancellationToken);
        return Done($"{entity.Name} put on the article.", change.Step, id, version, "entities");
    }

    /// <summary>Puts an entity on the article whose name was found in it.</summary>
    public async Task<IActionResult> OnPostConfirmEntityAsync(long id, int? version, int entityId, [FromServices] ArticleTagging tagging, CancellationToken cancellationToken)
    {
        var change = personal.Begin();
        return await tagging.AddEntityAsync(change, id, entityId, cancellationToken)
            ? Done("Entity put on the article.", change.Step, id, version, "entities")
            : Done("The entity is not in the registry any more.", null, id, version, "entities");
    }

    /// <summary>Takes an entity off the article.</summary>
    public async Task<IActionResult> OnPostRemoveEntityAsync(long id, int? version, int entityId, [FromServices] ArticleTagging tagging, CancellationToken cancellationToken)
    {
        var change = personal.Begin();
        var wasThere = await tagging.RemoveEntityAsync(change, id, entityId, cancellationToken);
        return Done(wasThere ? "Entity taken off the article." : "The entity was not there any more.", wasThere ? change.Step : null, id, version, "entities");
    }

    /// <summary>Takes back what was just done, or what undoing did.</summary>
    public async Task<IActionResult> OnPostUndoAsync(
        long id,
        int? version,
        Guid step,
        [FromServices] Undo undo,
        [FromServices] PromptMatching matching,
        CancellationToken cancellationToken)
    {
        var result = await undo.StepAsync(PersonalChange.PersonId, step, cancellationToken);
        if (result.Outcome == UndoOutcome.Undone)
        {
            await matching.RunAsync(cancellationToken);
        }

        return result.Outcome switch
        {
            UndoOutcome.Undone => Done("Undone. Undo once more to bring it back.", result.Step, id, version, "text"),
            UndoOutcome.ChangedSince => Done("It was changed again since, so it was left as it is.", null, id, version, "text"),
            _ => Done("This was undone already.", null, id, version, "text"),
        };
    }
}
