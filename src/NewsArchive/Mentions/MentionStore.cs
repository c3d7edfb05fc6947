using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Texts;
using Npgsql;
using NpgsqlTypes;

namespace NewsArchive.Mentions;

/// <summary>A text in which names are looked for.</summary>
internal sealed record MatchableText(long VersionId, long ArticleId, string Text);

/// <summary>Writes mentions, in bulk and inside the caller's transaction.</summary>
internal static class MentionStore
{
    /// <summary>Finds the names in texts and stores them; what was stored for these versions before is replaced.</summary>
    public static async Task ReplaceAsync(
        ArchiveDbContext db,
        Gazetteer gazetteer,
        IReadOnlyCollection<MatchableText> texts,
        CancellationToken cancellationToken)
    {
        var versions = texts.Select(text => text.VersionId).ToArray();
        await db.Mentions.Where(mention => versions.Contains(mention.VersionId)).ExecuteDeleteAsync(cancellationToken);
        await AddAsync(db, gazetteer, texts, cancellationToken);
    }

    /// <summary>Finds the names in texts that have no mentions yet, and stores them.</summary>
    public static async Task AddAsync(
        ArchiveDbContext db,
        Gazetteer gazetteer,
        IReadOnlyCollection<MatchableText> texts,
        CancellationToken cancellationToken)
    {
        var mentions = texts.SelectMany(text => Find(gazetteer, text)).ToList();
        if (mentions.Count == 0)
        {
            return;
        }

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY mentions (version_id, article_id, entity_id, alias_id, start, \"end\") FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var mention in mentions)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(mention.VersionId, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(mention.ArticleId, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(mention.EntityId, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(mention.AliasId, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(mention.Start, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(mention.End, NpgsqlDbType.Integer, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static IEnumerable<Mention> Find(Gazetteer gazetteer, MatchableText text)
    {
        var matches = gazetteer.Match(text.Text);
        if (matches.Count == 0)
        {
            yield break;
        }

        var map = new CodePointMap(text.Text);
        foreach (var match in matches)
        {
            yield return new Mention(
                text.VersionId,
                text.ArticleId,
                match.Name.EntityId,
                match.Name.AliasId,
                map.ToCodePoint(match.Start),
                map.ToCodePoint(match.End));
        }
    }
}
