using NewsArchive.Exports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Exports;

public sealed class FormulaGuardTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("'=1", "''=1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("a=1", "a=1")]
    [InlineData("said \"no\", then left\nnext line", "said \"no\", then left\nnext line")]
    public async Task A_text_that_looks_like_a_formula_gets_an_apostrophe(string note, string cell)
    {
        await using var db = database.CreateContext();
        var stored = Assert.Single(await db.StoreAsync(Make.Incoming($"Guard {Guid.NewGuid()}")));
        await db.AnnotateAsync(stored.ArticleId!.Value, "Guard", note: note);
        var request = ArticleExportTests.Only(ExportFormats.Find("csv")!, stored);
        Assert.Equal(cell, Assert.Single(await ForeignReader.RowsAsync(await db.WriteAsync(request)))["note"]);
        Assert.Equal(note, Assert.Single(await ForeignReader.RowsAsync(await db.WriteAsync(request with { FormulaGuard = false })))["note"]);
    }

    [Fact]
    public async Task Every_column_of_foreign_text_is_guarded_and_numbers_are_not()
    {
        await using var db = database.CreateContext();
        var stored = Assert.Single(await db.StoreAsync(Make.Incoming("=title", "=lead", ["=body"], "https://guard.example/1")));
        await db.AnnotateAsync(stored.ArticleId!.Value, "=body", "=label", "=note", ["=tag"]);
        var request = ArticleExportTests.Only(ExportFormats.Find("csv")!, stored);
        var row = Assert.Single(await ForeignReader.RowsAsync(await db.WriteAsync(request)));
        Assert.Equal(["title", "label", "quote", "sentence", "note", "tags"], row.Where(cell => cell.Value.StartsWith("'=", StringComparison.Ordinal)).Select(cell => cell.Key));
        Assert.DoesNotContain(row.Values, cell => cell.StartsWith('='));
        Assert.Equal("15", row["start_cp"]);
        var article = Assert.Single(await ForeignReader.RowsAsync(await db.WriteAsync(request with { Format = ExportFormats.Find("articles-csv")! })));
        Assert.Equal(("'=title", "'=lead"), (article["title"], article["lead"]));
    }
}
