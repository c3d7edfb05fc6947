using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsArchive.Articles;
using NewsArchive.Data;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>
/// The floor of all lists: one compiled query for the rows of a page, written as plain HTML by the smallest site there can be. Without Razor,
/// layout or log, so it is a harder one than that of ../shared/performance.md.
/// </summary>
internal static class ArchiveFloor
{
    private static readonly Func<ArchiveDbContext, DateTimeOffset, long, IAsyncEnumerable<FloorRow>> Rows = EF.CompileAsyncQuery(
        (ArchiveDbContext db, DateTimeOffset at, long id) => db.Articles
            .Where(article => article.RemovedAt == null && EF.Functions.LessThan(ValueTuple.Create(article.SortAt, article.Id), ValueTuple.Create(at, id)))
            .OrderByDescending(article => article.SortAt).ThenByDescending(article => article.Id).Take(ArticleList.PageSize)
            .Select(article => new FloorRow(article.Id, article.Title, article.Source.Name, article.Language, article.SortAt)));

    /// <summary>Serves at an address until it is ended: "archive-floor ADDRESS CONNECTION-STRING".</summary>
    public static async Task<int> RunAsync(string address, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddDbContextPool<ArchiveDbContext>(options => options.UseArchive(connectionString));
        await using var app = builder.Build();
        app.MapGet("/healthz", () => "well");
        app.MapGet("/compiled", ReadAsync);
        await app.RunAsync();
        return 0;
    }

    private static async Task<IResult> ReadAsync(ArchiveDbContext db, DateTimeOffset? before)
    {
        var page = new StringBuilder("<!doctype html><html lang=en><title>Floor</title><ol>", 16_384);
        await foreach (var row in Rows(db, (before ?? DateTimeOffset.MaxValue.AddYears(-1)).ToUniversalTime(), long.MaxValue))
        {
            page.Append("<li><a href=\"/articles/").Append(row.Id).Append("\">").Append(HtmlEncoder.Default.Encode(row.Title)).Append("</a> ")
                .Append(HtmlEncoder.Default.Encode(row.Source)).Append(' ').Append(row.Language).Append(" <time>").Append(row.SortAt.ToString("O")).Append("</time>");
        }

        return Results.Content(page.Append("</ol></html>").ToString(), "text/html; charset=utf-8");
    }

    private sealed record FloorRow(long Id, string Title, string Source, string? Language, DateTimeOffset SortAt);
}
