using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using Npgsql;

namespace NewsArchive.Articles;

/// <summary>How long figures beside a list may take: a list is of use without them, so that they are given up rather than waited for.</summary>
internal static class Patience
{
    /// <summary>What a question answers; null when the database ended it because it took too long.</summary>
    public static async Task<T?> TryAsync<T>(ArchiveDbContext db, Func<Task<T>> ask, CancellationToken cancellationToken)
        where T : class
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT set_config('statement_timeout', {ArticleList.Patience + "s"}, true)", cancellationToken);
        try
        {
            return await ask();
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
