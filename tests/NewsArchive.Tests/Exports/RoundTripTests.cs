using System.Globalization;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Data;
using NewsArchive.Exports;
using NewsArchive.Persons;
using NewsArchive.Tests.Support;
using NewsArchive.Tests.Texts;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Exports;

/// <summary>Random texts, passages and notes through PostgreSQL, out as files, and back through other people's parsers.</summary>
public sealed class RoundTripTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Gen<(string Text, (int, int)[] Spans, string Note)[]> Sets =
        Gen.Select(AnyText.Gen, Gen.Select(Gen.Int[0, 90], Gen.Int[1, 30]).Array[0, 6], AnyText.Gen, (text, spans, note) => (text, spans, note)).Array[40];

    [Fact]
    public async Task Every_passage_and_note_comes_back_as_it_was()
    {
        await Sets.SampleAsync(
            async set =>
            {
                await using var db = database.CreateContext();
                var expected = await StoreAsync(db, set);
                var request = ArticleExportTests.Only(ExportFormats.Find("jsonl")!, [.. expected.Results]);
                Assert.Equal(expected.Quotes, await ForeignReader.QuotesAsync(await db.WriteAsync(request)));
                var guarded = await ForeignReader.RowsAsync(await db.WriteAsync(request with { Format = ExportFormats.Find("csv")! }));
                Assert.Equal(expected.Quotes, guarded.Select(row => Unguard(row["quote"])));
                Assert.Equal(expected.Notes, guarded.Select(row => Unguard(row["note"])));
                Assert.DoesNotContain(guarded.SelectMany(row => row.Values), cell => cell.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(cell[0]));
                var plain = await ForeignReader.RowsAsync(await db.WriteAsync(request with { Format = ExportFormats.Find("csv")!, FormulaGuard = false }));
                Assert.Equal(expected.Quotes, plain.Select(row => row["quote"]));
            },
            iter: 6,
            threads: 1);
    }

    /// <summary>What a reader does who finds "formulaGuard": true in the manifest.</summary>
    private static string Unguard(string cell)
    {
        var rest = cell.TrimStart('\'');
        return rest.Length < cell.Length && rest.Length > 0 && "=+-@\t\r\n＝＋－＠".Contains(rest[0]) ? cell[1..] : cell;
    }

    private static async Task<(List<IngestResult> Results, List<string> Quotes, List<string> Notes)> StoreAsync(
        ArchiveDbContext db, (string Text, (int Start, int Length)[] Spans, string Note)[] set)
    {
        // The serial number keeps texts apart, which would else be stored once; the day fixes the order.
        var run = Guid.NewGuid();
        var stored = await db.StoreAsync([.. set.Select((article, index) => Make.Incoming(
            string.Create(CultureInfo.InvariantCulture, $"{run} {index}"), paragraphs: ["x " + article.Text], published: Make.Now.AddDays(index)))]);
        var ids = stored.Select(result => result.ArticleId).ToArray();
        var versions = (await db.ArticleVersions.Where(version => ids.Contains(version.ArticleId)).ToListAsync()).ToDictionary(version => version.ArticleId);
        var (quotes, notes) = (new List<string>(), new List<string>());
        foreach (var (result, article) in stored.Zip(set))
        {
            var version = versions[result.ArticleId!.Value];
            var map = new CodePointMap(version.Text);
            var spans = article.Spans.Select(span => (Start: span.Start % map.Length, span.Length)).Select(span => (span.Start, End: Math.Min(map.Length, span.Start + span.Length)));
            var note = ArchiveText.Normalize(article.Note);
            foreach (var (start, end) in spans.OrderBy(span => span.Start).ThenByDescending(span => span.End))
            {
                quotes.Add(map.Slice(start, end));
                notes.Add(note);
                var annotation = new Annotation(version.ArticleId, version.Id, TextAnchor.At(map, start, end), Person.LocalId, AnnotationMethod.Import, Make.Now);
                annotation.Describe(null, null, note, [], Make.Now);
                db.Annotations.Add(annotation);
            }
        }

        await db.SaveChangesAsync();

        return ([.. stored], quotes, notes);
    }
}
