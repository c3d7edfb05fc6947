using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Copies;
using NewsArchive.Data;
using NewsArchive.Texts;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>Reads everything that the page of an article shows.</summary>
public sealed class ArticleReading(ArchiveDbContext db, StoryReading stories)
{
    /// <summary>An article in its current or another version; null when there is none, or it was removed.</summary>
    public async Task<ArticleView?> ReadAsync(long articleId, int? number, CancellationToken cancellationToken)
    {
        var view = await Article(articleId, number).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (view is null)
        {
            return null;
        }

        var versionId = view.Text.VersionId;
        var annotations = await Annotations(versionId).ToListAsync(cancellationToken);
        var mentions = await db.Mentions.Where(mention => mention.VersionId == versionId)
            .Join(db.Entities, mention => mention.EntityId, entity => entity.Id, (mention, entity) => new { mention.Start, mention.End, entity.Id, entity.Name, entity.Type })
            .OrderBy(mention => mention.Start)
            .ToListAsync(cancellationToken);
        var passages = annotations.Where(row => row.Start is not null).Select(AsPassage)
            .Concat(mentions.Select(found => new Passage(found.Id, IsAnnotation: false, found.Start, found.End, null, "", $"{found.Name}, found by name")));
        return view with
        {
            Blocks = PassageMarks.Cut(new CodePointMap(view.Text.Text), view.Text.TitleEnd, view.Text.BodyStart, [.. passages]),
            Annotations = annotations,
            AnnotationsElsewhere = await db.Annotations.CountAsync(
                one => one.ArticleId == articleId && one.VersionId != versionId && one.RemovedAt == null, cancellationToken),
            Tags = await db.ArticleTags.Where(link => link.ArticleId == articleId).OrderBy(link => link.Tag.NameKey)
                .Select(link => new ArticleView.TagRow(link.TagId, link.Tag.Name)).ToListAsync(cancellationToken),
            Entities = await db.ArticleEntities.Where(link => link.ArticleId == articleId && link.Entity.RemovedAt == null).OrderBy(link => link.Entity.Name)
                .Select(link => new ArticleView.EntityRow(link.EntityId, link.Entity.Name, link.Entity.Type)).ToListAsync(cancellationToken),
            Found = [.. mentions.GroupBy(found => new { found.Id, found.Name, found.Type })
                .Select(group => new ArticleView.FoundRow(group.Key.Id, group.Key.Name, group.Key.Type, group.Count()))
                .OrderByDescending(found => found.Count).ThenBy(found => found.Name, StringComparer.Ordinal)],
            Story = await stories.ReadAsync(articleId, view.Text.Text, cancellationToken),
            IsFinding = await db.Aliases.AnyAsync(alias => alias.MatchedAt == null, cancellationToken),
            Versions = await db.ArticleVersions.Where(version => version.ArticleId == articleId).OrderByDescending(version => version.Number)
                .Select(version => new ArticleView.VersionRow(version.Number, version.CreatedAt, version.Length, version.TextSha256)).ToListAsync(cancellationToken),
        };
    }

    private static Passage AsPassage(ArticleView.AnnotationRow row)
    {
        string?[] said = [row.Label, row.Entity, row.Note];
        var description = string.Join(" · ", said.Where(part => part is not null));
        return new Passage(row.Id, IsAnnotation: true, row.Start!.Value, row.End!.Value, row.LabelId, row.Label ?? "", description.Length > 0 ? description : "Annotation");
    }

    private IQueryable<ArticleView.AnnotationRow> Annotations(long versionId) => db.Annotations
        .Where(one => one.VersionId == versionId && one.RemovedAt == null && one.Status != AnnotationStatus.Rejected)
        .OrderBy(one => one.Start ?? -1).ThenByDescending(one => one.End).ThenBy(one => one.Id)
        .Select(one => new ArticleView.AnnotationRow(one.Id, one.Start, one.End, one.Quote)
        {
            LabelId = one.LabelId,
            Label = one.Label!.Name,
            EntityId = one.EntityId,
            Entity = one.Entity!.Name,
            Note = one.Note,
            Tags = one.Tags.OrderBy(tag => tag.NameKey).Select(tag => tag.Name).ToList(),
            Person = one.Person.Name,
            UpdatedAt = one.UpdatedAt,
            Status = one.Status,
            Revision = one.Revision,
        });

    private IQueryable<ArticleView> Article(long articleId, int? number) =>
        from article in db.Articles
        where article.Id == articleId && article.RemovedAt == null
        from version in article.Versions
        where version.Number == (number ?? article.CurrentVersion)
        join body in db.CaptureBodies on version.Capture.BodySha256 equals body.Sha256
        select new ArticleView(article.Id, article.Url, new ArticleView.TextView(version.Id, version.Number, version.Title, version.Text)
        {
            TitleEnd = version.TitleEnd,
            BodyStart = version.BodyStart,
            Length = version.Length,
            Sha256 = version.TextSha256,
            Authors = version.Authors,
            PublishedAt = version.PublishedAt,
            PublishedPrecision = version.PublishedPrecision,
            PublishedPrinted = version.PublishedPrinted,
            ModifiedAt = version.ModifiedAt,
            Section = version.Section,
            Keywords = version.Keywords,
            Language = version.Language,
            Rules = version.Rules,
            Signs = new NewsArchive.Articles.ExtractionSigns(version.Confidence, version.IsPaywalled),
            AuthorOrganizations = version.AuthorOrganizations,
            CreatedAt = version.CreatedAt,
        })
        {
            SourceId = article.SourceId,
            SourceName = article.Source.Name,
            IsSample = article.IsSample,
            CurrentVersion = article.CurrentVersion,
            FirstSeenAt = article.FirstSeenAt,
            LastCheckedAt = article.LastCheckedAt,
            OtherAddresses = db.ArticleAddresses.Where(address => address.ArticleId == article.Id && address.Url != article.Url).Select(address => address.Url).Distinct().ToList(),
            Capture = new ArticleView.CaptureView(version.CaptureId, version.Capture.Origin, version.Capture.Url, version.Capture.FinalUrl)
            {
                Redirects = version.Capture.Redirects,
                Status = version.Capture.Status,
                MediaType = version.Capture.MediaType,
                Charset = version.Capture.Charset,
                RemoteAddress = version.Capture.RemoteAddress,
                CapturedAt = version.Capture.CapturedAt,
                Sha256 = version.Capture.BodySha256,
                Length = body.Length,
            },
        };
}
