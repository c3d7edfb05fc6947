using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Annotations;

public sealed class AnnotationEditingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly AnnotationContent Content = new() { Label = "PERSON", Note = "Line one\r\nline two", Tags = ["Iran", "iran", "visit"] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passage_is_annotated_with_its_quote_and_context()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("😀 Sergei Shoigu visited Iran"));
        var content = Content with { NewEntityName = "Sergei Shoigu", NewEntityType = EntityType.Person };
        var result = await AddAsync(archive, version, 2, 15, "Sergei Shoigu", content);

        Assert.Equal(AnnotationOutcome.Saved, result.Outcome);
        await using var db = database.CreateContext();
        var stored = await db.Annotations.Include(a => a.Tags).Include(a => a.Label).Include(a => a.Entity).Include(a => a.Person)
            .SingleAsync(a => a.Id == result.Annotation!.Id);
        Assert.Equal(("😀 ", "Sergei Shoigu", " visited Iran"), (stored.Prefix, stored.Quote, stored.Suffix![..13]));
        Assert.Equal(("PERSON", "Sergei Shoigu", "Line one\nline two"), (stored.Label!.Name, stored.Entity!.Name, stored.Note));
        Assert.Equal(["Iran", "visit"], stored.Tags.Select(t => t.Name).Order());
        Assert.Equal((AnnotationMethod.Manual, AnnotationStatus.Accepted, "local", 1), (stored.Method, stored.Status, stored.Person.Name, stored.Revision));
    }

    [Theory]
    [InlineData(-1, 3, "abc", "not inside")]
    [InlineData(3, 3, "", "not inside")]
    [InlineData(0, 100000, "x", "not inside")]
    [InlineData(0, 6, "Shoigu", "reads “Sergei”")]
    public async Task Offsets_that_do_not_fit_the_text_are_refused_with_the_reason(int start, int end, string quote, string reason)
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Sergei Shoigu visited"));
        var result = await AddAsync(archive, version, start, end, quote, Content);
        Assert.Equal(AnnotationOutcome.Invalid, result.Outcome);
        Assert.Contains(reason, result.Message, StringComparison.Ordinal);
        Assert.False(await archive.Db.Annotations.AnyAsync(a => a.VersionId == version.Id));
    }

    [Fact]
    public async Task An_unknown_version_and_an_annotation_that_says_nothing_are_refused()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Sergei"));
        var unknown = await archive.Get<AnnotationEditing>().AddAsync(Archive.Change(), new PassageReference(-5, 0, 1, "S"), Content, Cancellation);
        var empty = await AddAsync(archive, version, 0, 6, "Sergei", new AnnotationContent { Note = "  " });
        var badEntity = await AddAsync(archive, version, 0, 6, "Sergei", new AnnotationContent { EntityId = -7 });
        Assert.Equal(
            [AnnotationOutcome.NotFound, AnnotationOutcome.Invalid, AnnotationOutcome.Invalid],
            new[] { unknown, empty, badEntity }.Select(r => r.Outcome));
    }

    [Fact]
    public async Task A_stale_revision_is_refused_and_shows_the_present_state()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Sergei Shoigu"));
        var id = (await AddAsync(archive, version, 0, 6, "Sergei", Content)).Annotation!.Id;
        await using var other = new Archive(database);
        var theirs = await other.Get<AnnotationEditing>().ChangeAsync(Archive.Change(), id, 1, Content with { Label = "ORG" }, Cancellation);
        var mine = await archive.Get<AnnotationEditing>().ChangeAsync(Archive.Change(), id, 1, Content with { Label = "LOC" }, Cancellation);
        var removal = await other.Get<AnnotationEditing>().RemoveAsync(Archive.Change(), id, 1, Cancellation);

        Assert.Equal(AnnotationOutcome.Saved, theirs.Outcome);
        Assert.Equal(AnnotationOutcome.ChangedSince, mine.Outcome);
        Assert.Equal("ORG", mine.Annotation!.Label!.Name);
        Assert.Equal(AnnotationOutcome.ChangedSince, removal.Outcome);
    }

    [Fact]
    public async Task Overlapping_annotations_and_one_of_the_whole_article_stand_side_by_side()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Russian defence minister Shoigu"));
        await AddAsync(archive, version, 25, 31, "Shoigu", Content);
        await AddAsync(archive, version, 0, 31, "Russian defence minister Shoigu", new AnnotationContent { Label = "ROLE" });
        var whole = await archive.Get<AnnotationEditing>().AddAsync(
            Archive.Change(), new PassageReference(version.Id, null, null, null), new AnnotationContent { Note = "Compare with TASS" }, Cancellation);

        Assert.Null(whole.Annotation!.Quote);
        Assert.Equal(3, await archive.Db.Annotations.CountAsync(a => a.VersionId == version.Id));
        Assert.Equal("ROLE", (await archive.Db.Labels.OrderBy(l => l.Id).LastAsync()).Name);
    }

    [Fact]
    public async Task Every_change_can_be_undone_step_by_step_and_redone()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Kazan hosts"));
        var editing = archive.Get<AnnotationEditing>();
        var undo = archive.Get<Undo>();
        var id = (await AddAsync(archive, version, 0, 5, "Kazan", new AnnotationContent { Label = "LOC", Tags = ["city"] })).Annotation!.Id;
        await editing.ChangeAsync(Archive.Change(), id, 1, new AnnotationContent { Note = "On the Volga" }, Cancellation);
        await editing.RemoveAsync(Archive.Change(), id, 2, Cancellation);
        Assert.Null(await StateAsync(id));

        Assert.Equal(UndoOutcome.Undone, (await undo.LastAsync(Person.LocalId, Cancellation)).Outcome);
        Assert.Equal(":On the Volga:", await StateAsync(id));
        await undo.LastAsync(Person.LocalId, Cancellation);
        Assert.Equal("LOC::city", await StateAsync(id));
        await undo.LastAsync(Person.LocalId, Cancellation);
        Assert.Null(await StateAsync(id));
        Assert.Equal(UndoOutcome.Undone, (await undo.RedoAsync(Person.LocalId, Cancellation)).Outcome);
        Assert.Equal("LOC::city", await StateAsync(id));
        await undo.RedoAsync(Person.LocalId, Cancellation);
        Assert.Equal(":On the Volga:", await StateAsync(id));
        await undo.LastAsync(Person.LocalId, Cancellation);
        Assert.Equal("LOC::city", await StateAsync(id));
    }

    [Fact]
    public async Task Undo_does_not_overwrite_what_was_changed_since()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Kazan again"));
        var added = await AddAsync(archive, version, 0, 5, "Kazan", new AnnotationContent { Label = "LOC" });
        await archive.Get<AnnotationEditing>().ChangeAsync(Archive.Change(), added.Annotation!.Id, 1, new AnnotationContent { Label = "ORG" }, Cancellation);
        var result = await archive.Get<Undo>().StepAsync(Person.LocalId, added.Step!.Value, Cancellation);
        Assert.Equal(UndoOutcome.ChangedSince, result.Outcome);
        Assert.Equal("ORG::", await StateAsync(added.Annotation.Id));
    }

    [Fact]
    public async Task Two_who_add_the_same_tag_at_once_do_not_break_each_other()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Kazan at once"));
        var id = (await AddAsync(archive, version, 0, 5, "Kazan", new AnnotationContent { Label = "LOC" })).Annotation!.Id;
        var content = new AnnotationContent { Label = "LOC", Tags = ["city"] };
        await using var quicker = new Archive(database);
        await using var transaction = await quicker.Db.Database.BeginTransactionAsync(Cancellation);
        await quicker.Get<AnnotationEditing>().ChangeAsync(Archive.Change(), id, 1, content, Cancellation);

        await using var other = new Archive(database);
        var changing = other.Get<AnnotationEditing>().ChangeAsync(Archive.Change(), id, 1, content, Cancellation);
        await database.SomebodyWaitsAsync();
        await transaction.CommitAsync(Cancellation);

        var result = await changing;
        Assert.Equal((AnnotationOutcome.ChangedSince, 2), (result.Outcome, result.Annotation!.Revision));
        Assert.Equal("LOC::city", await StateAsync(id));
    }

    [Fact]
    public async Task An_annotation_keeps_its_entity_when_that_was_removed_and_can_still_be_changed()
    {
        await using var archive = new Archive(database);
        var version = await archive.StoreAsync(Make.Incoming("Atlantis"));
        var entity = (await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), "Atlantis", EntityType.Place, null, [], Cancellation)).Entity!;
        var id = (await AddAsync(archive, version, 0, 8, "Atlantis", new AnnotationContent { EntityId = entity.Id })).Annotation!.Id;
        await archive.Get<EntityRegistry>().RemoveAsync(Archive.Change(), entity.Id, Cancellation);

        var changed = await archive.Get<AnnotationEditing>().ChangeAsync(Archive.Change(), id, 1, new AnnotationContent { EntityId = entity.Id, Note = "lost" }, Cancellation);
        var added = await AddAsync(archive, version, 0, 8, "Atlantis", new AnnotationContent { EntityId = entity.Id });

        Assert.Equal((AnnotationOutcome.Saved, entity.Id), (changed.Outcome, changed.Annotation!.EntityId));
        Assert.Equal(AnnotationOutcome.Invalid, added.Outcome);
    }

    private static Task<AnnotationResult> AddAsync(Archive archive, ArticleVersion version, int start, int end, string quote, AnnotationContent content) =>
        archive.Get<AnnotationEditing>().AddAsync(Archive.Change(), new PassageReference(version.Id, start, end, quote), content, Cancellation);

    private async Task<string?> StateAsync(long id)
    {
        await using var db = database.CreateContext();
        var annotation = await db.Annotations.Include(a => a.Label).Include(a => a.Tags).SingleAsync(a => a.Id == id);
        return annotation.RemovedAt is not null ? null : $"{annotation.Label?.Name}:{annotation.Note}:{string.Join(',', annotation.Tags.Select(t => t.Name))}";
    }
}
