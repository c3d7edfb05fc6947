using NewsArchive.Articles;
using NewsArchive.Captures;
using Npgsql;
using NpgsqlTypes;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>Writes invented articles by binary COPY: each its article, version, capture, address and mentions.</summary>
internal sealed class ArchiveCopy(NpgsqlConnection connection, CaptureBody body)
{
    /// <summary>Writes some.</summary>
    public async Task WriteAsync(IReadOnlyList<InventedArticle> articles)
    {
        await CopyAsync("captures (id, origin, url, final_url, redirects, headers, media_type, captured_at, body_sha256)", articles, async (copy, article) =>
        {
            await copy.WriteAsync(article.Id, NpgsqlDbType.Bigint);
            await copy.WriteAsync("file");
            await copy.WriteAsync(article.Url);
            await copy.WriteAsync(article.Url);
            await copy.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await copy.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            await copy.WriteAsync("text/html");
            await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(body.Sha256);
        });
        await CopyAsync(
            "articles (id, source_id, url, title, language, published_at, published_precision, sort_at, first_seen_at, last_checked_at, current_version, is_sample, story_id)",
            articles,
            WriteArticleAsync);
        await CopyAsync(
            "article_versions (id, article_id, number, capture_id, text, text_sha256, title_end, body_start, length, title, authors, keywords, author_organizations, rules, confidence, language, published_at, published_precision, is_paywalled, created_at)",
            articles,
            WriteVersionAsync);
        await CopyAsync("article_addresses (key, article_id, url, seen_at)", articles, async (copy, article) =>
        {
            await copy.WriteAsync(ArticleUrl.KeyOf(article.Url));
            await copy.WriteAsync(article.Id, NpgsqlDbType.Bigint);
            await copy.WriteAsync(article.Url);
            await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
        });
        var mentions = articles.SelectMany(article => article.Mentions.Select(mention => (article.Id, mention.Entity, mention.Start, mention.End))).ToList();
        await CopyAsync("mentions (version_id, article_id, entity_id, alias_id, start, \"end\")", mentions, async (copy, mention) =>
        {
            await copy.WriteAsync(mention.Id, NpgsqlDbType.Bigint);
            await copy.WriteAsync(mention.Id, NpgsqlDbType.Bigint);
            await copy.WriteAsync(mention.Entity, NpgsqlDbType.Integer);
            await copy.WriteAsync(mention.Entity, NpgsqlDbType.Integer);
            await copy.WriteAsync(mention.Start, NpgsqlDbType.Integer);
            await copy.WriteAsync(mention.End, NpgsqlDbType.Integer);
        });
    }

    private static async Task WriteArticleAsync(NpgsqlBinaryImporter copy, InventedArticle article)
    {
        await copy.WriteAsync(article.Id, NpgsqlDbType.Bigint);
        await copy.WriteAsync(article.SourceId, NpgsqlDbType.Integer);
        await copy.WriteAsync(article.Url);
        await copy.WriteAsync(article.Title);
        await copy.WriteAsync(article.Language);
        await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync("instant");
        await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync(1, NpgsqlDbType.Integer);
        await copy.WriteAsync(value: false);
        if (article.StoryId is { } story)
        {
            await copy.WriteAsync(story, NpgsqlDbType.Bigint);
        }
        else
        {
            await copy.WriteNullAsync();
        }
    }

    private static async Task WriteVersionAsync(NpgsqlBinaryImporter copy, InventedArticle article)
    {
        await copy.WriteAsync(article.Id, NpgsqlDbType.Bigint);
        await copy.WriteAsync(article.Id, NpgsqlDbType.Bigint);
        await copy.WriteAsync(1, NpgsqlDbType.Integer);
        await copy.WriteAsync(article.Id, NpgsqlDbType.Bigint);
        await copy.WriteAsync(article.Text.Text);
        await copy.WriteAsync(article.Text.Sha256);
        await copy.WriteAsync(article.Text.TitleEnd, NpgsqlDbType.Integer);
        await copy.WriteAsync(article.Text.BodyStart, NpgsqlDbType.Integer);
        await copy.WriteAsync(article.Text.Length, NpgsqlDbType.Integer);
        await copy.WriteAsync(article.Title);
        for (var lists = 0; lists < 3; lists++)
        {
            await copy.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        }

        await copy.WriteAsync("{}", NpgsqlDbType.Jsonb);
        await copy.WriteAsync("{}", NpgsqlDbType.Jsonb);
        await copy.WriteAsync(article.Language);
        await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
        await copy.WriteAsync("instant");
        await copy.WriteAsync(value: false);
        await copy.WriteAsync(article.At, NpgsqlDbType.TimestampTz);
    }

    private async Task CopyAsync<T>(string table, IReadOnlyList<T> rows, Func<NpgsqlBinaryImporter, T, Task> write)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            await write(copy, row);
        }

        await copy.CompleteAsync();
    }
}
