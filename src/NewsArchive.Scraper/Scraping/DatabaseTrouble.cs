using System.Data.Common;

namespace NewsArchive.Scraper.Scraping;

/// <summary>Tells trouble with the database, which concerns all pages, from trouble with one page.</summary>
internal static class DatabaseTrouble
{
    public static bool Is(Exception exception) => exception is DbException || (exception.InnerException is { } inner && Is(inner));
}
