using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Entities;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

/// <summary>Each test has a database of its own, because removing the sample takes every sample article there is.</summary>
public sealed class SampleArticlesTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    private ArchiveDbContext _db = null!;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        _db = _database.CreateContext();
    }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Removing_takes_the_sample_and_leaves_everything_else()
    {
        var sample = await StoreAsync("Sample", isSample: true);
        var own = await StoreAsync("Own", isSample: false);

        var removal = await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);

        Assert.Equal("1 sample article was taken out of the archive.", removal.ToString());
        Assert.NotNull((await ReadAsync(sample)).RemovedAt);
        Assert.Null((await ReadAsync(own)).RemovedAt);
        Assert.Equal(1, await _db.ArticleVersions.CountAsync(version => version.ArticleId == sample));
    }

    [Fact]
    public async Task What_a_person_annotated_tagged_or_linked_stays_and_is_named()
    {
        var annotated = await StoreAsync("Annotated", isSample: true);
        var tagged = await StoreAsync("Tagged", isSample: true);
        var linked = await StoreAsync("Linked", isSample: true);
        var plain = await StoreAsync("Plain", isSample: true);
        _db.Annotations.Add(await NoteOnAsync(annotated));
        var tag = _db.Tags.Add(new Tag("topic", Make.Now)).Entity;
        var entity = _db.Entities.Add(new Entity("Kazan", EntityType.Place, null, Make.Now)).Entity;
        await _db.SaveChangesAsync();
        _db.ArticleTags.Add(new ArticleTag(tagged, tag.Id, Person.LocalId, Make.Now));
        _db.ArticleEntities.Add(new ArticleEntity(linked, entity.Id, Person.LocalId, Make.Now));
        await _db.SaveChangesAsync();

        Assert.Equal(["Annotated", "Tagged", "Linked"], await Articles().WorkedOnAsync(CancellationToken.None));
        var removal = await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);

        Assert.Equal(
            "1 sample article was taken out of the archive. 3 stay because you worked on them: Annotated; Tagged; Linked.", removal.ToString());
        Assert.NotNull((await ReadAsync(plain)).RemovedAt);
        Assert.Equal(3, await Articles().CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_deleted_annotation_does_not_keep_an_article()
    {
        var id = await StoreAsync("Annotated once", isSample: true);
        var annotation = await NoteOnAsync(id);
        annotation.Remove(Make.Now);
        _db.Annotations.Add(annotation);
        await _db.SaveChangesAsync();

        var removal = await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);

        Assert.Equal(1, removal.Removed);
        Assert.Empty(removal.Kept);
    }

    [Fact]
    public async Task Removing_is_one_step_of_the_log_and_can_be_undone()
    {
        var first = await StoreAsync("First", isSample: true);
        var second = await StoreAsync("Second", isSample: true);
        await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);

        Assert.Single(await _db.Operations.Select(operation => operation.Step).Distinct().ToListAsync());
        var undone = await new Undo(_db, TimeProvider.System).LastAsync(Person.LocalId, CancellationToken.None);

        Assert.Equal((UndoOutcome.Undone, 2), (undone.Outcome, undone.Operations));
        Assert.Null((await ReadAsync(first)).RemovedAt);
        Assert.Null((await ReadAsync(second)).RemovedReason);
    }

    [Fact]
    public async Task What_was_removed_comes_back()
    {
        var id = await StoreAsync("Sample", isSample: true);
        await Articles().RemoveAsync(Person.LocalId, CancellationToken.None);

        Assert.Equal(1, await Articles().RestoreAsync(Person.LocalId, CancellationToken.None));
        Assert.Equal(0, await Articles().RestoreAsync(Person.LocalId, CancellationToken.None));
        Assert.Null((await ReadAsync(id)).RemovedAt);
        Assert.Equal(2, await _db.Operations.CountAsync(operation => operation.SubjectId == id && operation.Subject == OperationSubject.Article));
    }

    private SampleArticles Articles() => new(_db, TimeProvider.System);

    private Task<Article> ReadAsync(long id) => _db.Articles.AsNoTracking().SingleAsync(article => article.Id == id);

    private async Task<long> StoreAsync(string title, bool isSample)
    {
        var results = await _db.StoreAsync(Make.Incoming(title) with { IsSample = isSample });
        return results[0].ArticleId!.Value;
    }

    private async Task<Annotation> NoteOnAsync(long articleId)
    {
        var version = await _db.ArticleVersions.SingleAsync(version => version.ArticleId == articleId);
        return new Annotation(articleId, version.Id, null, Person.LocalId, AnnotationMethod.Manual, Make.Now);
    }
}
