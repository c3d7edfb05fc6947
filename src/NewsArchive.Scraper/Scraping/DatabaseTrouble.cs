using System.Data.Common;
using System.Net.Sockets;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Tells trouble with the database, which concerns all pages, from trouble with one page.</summary>
public static class DatabaseTrouble
{
    /// <summary>True for any word of the database and for a connection that does not come about. Fetching keeps its own trouble to itself.</summary>
    public static bool Is(Exception exception) =>
        exception is DbException or SocketException || (exception.InnerException is { } inner && Is(inner));

    /// <summary>What the database has against the data itself (SQLSTATE classes 22, 23, 54); null for all other trouble.</summary>
    public static string? Refusal(Exception exception)
    {
        var database = exception as DbException ?? exception.InnerException as DbException;
        return database?.SqlState is ['2', '2' or '3', ..] or ['5', '4', ..] ? $"The database refuses it: {database.Message}" : null;
    }
}
