using Microsoft.EntityFrameworkCore;
using NewsArchive.Entities;
using NewsArchive.Operations;
using NewsArchive.Persons;
using NewsArchive.Tags;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Tags;

public sealed class ArticleTaggingTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_is_made_once_whatever_its_case_and_can_be_taken_off_and_brought_back()
    {
        await using var archive = new Archive(database);
        var tagging = archive.Get<ArticleTagging>();
        var article = (await archive.StoreAsync(Make.Incoming())).ArticleId;
        Assert.True(await tagging.AddTagAsync(Archive.Change(), article, " Drills ", Cancellation));
        Assert.True(await tagging.AddTagAsync(Archive.Change(), article, "drills", Cancellation));
        var tag = Assert.Single(await archive.Db.Tags.Where(t => t.NameKey == "drills").ToListAsync(Cancellation));
        Assert.Equal("Drills", tag.Name);

        Assert.True(await tagging.RemoveTagAsync(Archive.Change(), article, tag.Id, Cancellation));
        Assert.False(await tagging.RemoveTagAsync(Archive.Change(), article, tag.Id, Cancellation));
        await archive.Get<Undo>().LastAsync(Person.LocalId, Cancellation);
        Assert.True(await archive.Db.ArticleTags.AnyAsync(t => t.ArticleId == article && t.TagId == tag.Id, Cancellation));
    }

    [Fact]
    public async Task An_entity_is_put_on_an_article_and_undone()
    {
        await using var archive = new Archive(database);
        var tagging = archive.Get<ArticleTagging>();
        var article = (await archive.StoreAsync(Make.Incoming())).ArticleId;
        var entity = (await archive.Get<EntityRegistry>().AddAsync(Archive.Change(), "BRICS", EntityType.Organisation, null, [], Cancellation)).Entity!;
        Assert.True(await tagging.AddEntityAsync(Archive.Change(), article, entity.Id, Cancellation));
        Assert.True(await archive.Db.ArticleEntities.AnyAsync(link => link.ArticleId == article, Cancellation));

        await archive.Get<Undo>().LastAsync(Person.LocalId, Cancellation);
        Assert.False(await archive.Db.ArticleEntities.AnyAsync(link => link.ArticleId == article, Cancellation));
    }

    [Fact]
    public async Task What_does_not_exist_or_does_not_fit_is_refused()
    {
        await using var archive = new Archive(database);
        var tagging = archive.Get<ArticleTagging>();
        var article = (await archive.StoreAsync(Make.Incoming())).ArticleId;
        Assert.False(await tagging.AddTagAsync(Archive.Change(), -1, "x", Cancellation));
        Assert.False(await tagging.AddTagAsync(Archive.Change(), article, "  ", Cancellation));
        Assert.False(await tagging.AddTagAsync(Archive.Change(), article, new string('x', 81), Cancellation));
        Assert.False(await tagging.AddEntityAsync(Archive.Change(), article, -1, Cancellation));
        Assert.False(await tagging.RemoveEntityAsync(Archive.Change(), article, -1, Cancellation));
    }

    [Fact]
    public async Task A_renaming_cannot_be_undone_while_another_tag_has_the_name()
    {
        await using var archive = new Archive(database);
        var vocabulary = archive.Get<TagVocabulary>();
        var tag = (await vocabulary.FindOrAddAsync(["blockade"], Make.Now, Cancellation))!.Single();
        Assert.True(await vocabulary.DescribeAsync(Archive.Change(), tag.Id, ("embargo", null, null), Cancellation));
        await vocabulary.FindOrAddAsync(["blockade"], Make.Now, Cancellation);
        Assert.Equal(UndoOutcome.ChangedSince, (await archive.Get<Undo>().LastAsync(Person.LocalId, Cancellation)).Outcome);
        await using var db = database.CreateContext();
        Assert.Equal("embargo", (await db.Tags.SingleAsync(one => one.Id == tag.Id, Cancellation)).Name);
    }

    [Fact]
    public async Task Two_who_tag_at_once_both_find_the_article_tagged()
    {
        await using var archive = new Archive(database);
        var article = (await archive.StoreAsync(Make.Incoming())).ArticleId;
        var tag = (await archive.Get<TagVocabulary>().FindOrAddAsync(["at once"], Make.Now, Cancellation))!.Single();
        await using var quicker = new Archive(database);
        await using var transaction = await quicker.Db.Database.BeginTransactionAsync(Cancellation);
        Assert.True(await quicker.Get<ArticleTagging>().AddTagAsync(Archive.Change(), article, tag.Name, Cancellation));

        await using var other = new Archive(database);
        var tagging = other.Get<ArticleTagging>().AddTagAsync(Archive.Change(), article, tag.Name, Cancellation);
        await database.SomebodyWaitsAsync();
        await transaction.CommitAsync(Cancellation);

        Assert.True(await tagging);
        Assert.Equal(1, await archive.Db.Operations.CountAsync(one => one.ArticleId == article, Cancellation));
    }
}
