using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Exports;
using NewsArchive.Tests.Support;
using NewsArchive.Texts;

namespace NewsArchive.Tests.Exports;

/// <summary>The test vectors V1 to V10 through PostgreSQL and out again, read by parsers that are not ours.</summary>
public sealed class VectorTests(VectorTests.Vectors vectors) : IClassFixture<VectorTests.Vectors>
{
    private const string Note = "=a\tb\n\"c\", d";

    private static readonly string[] Quotes =
    [
        "Sergei Shoigu", "Iran", "Iran", "Iran", "Iran", "Russia", "Russian defence minister Shoigu", "Shoigu", "Sergei\nShoigu", "Moscow", "Иран", "إيران",
    ];

    [Fact]
    public async Task Every_quote_of_the_JSON_Lines_stands_at_its_offsets() => Assert.Equal(Quotes, await ForeignReader.QuotesAsync(vectors.JsonLines));

    [Fact]
    public void Offsets_in_the_JSON_Lines_are_the_vectors_code_points()
    {
        var spans = ExportSet.Lines(vectors.JsonLines).SelectMany(article => article.GetProperty("annotations").EnumerateArray().Select(annotation => (
            annotation.GetProperty("start").GetInt32() - article.GetProperty("bodyStart").GetInt32(),
            annotation.GetProperty("end").GetInt32() - article.GetProperty("bodyStart").GetInt32())));
        Assert.Equal([(0, 13), (22, 26), (2, 6), (4, 8), (0, 4), (5, 11), (0, 31), (25, 31), (0, 13), (10, 16), (14, 18), (10, 15)], spans);
    }

    [Fact]
    public async Task Offsets_in_the_CSV_fit_in_both_units()
    {
        var rows = await ForeignReader.RowsAsync(vectors.Csv);
        Assert.Equal(Quotes, rows.Select(row => row["quote"]));
        await using var db = vectors.Database.CreateContext();
        var texts = await db.ArticleVersions.ToDictionaryAsync(version => version.ArticleId, version => version.Text);
        foreach (var row in rows)
        {
            var text = texts[Number(row, "article_id")];
            Assert.Equal(row["quote"], text[Number(row, "start_utf16")..Number(row, "end_utf16")]);
            Assert.Equal(row["quote"], string.Concat(text.EnumerateRunes().Take(Number(row, "end_cp")).Skip(Number(row, "start_cp"))));
        }

        Assert.Equal(["1", "2"], rows.Skip(2).Take(2).Select(row => $"{Number(row, "start_utf16") - Number(row, "start_cp")}"));
        Assert.Equal("Sergei\nShoigu visited Iran", rows.Single(row => row["quote"] == "Sergei\nShoigu")["sentence"]);
    }

    [Fact]
    public async Task Labels_and_notes_with_every_special_character_come_through()
    {
        var row = Assert.Single(await ForeignReader.RowsAsync(vectors.Csv), row => row["label"] == "GEO-POL");
        Assert.Equal("'" + Note, row["note"]);
        Assert.Equal("one;two", row["tags"]);
        var unguarded = Assert.Single(await ForeignReader.RowsAsync(vectors.CsvWithoutGuard), row => row["label"] == "GEO-POL");
        Assert.Equal(Note, unguarded["note"]);
        var annotation = ExportSet.Lines(vectors.JsonLines).SelectMany(article => article.GetProperty("annotations").EnumerateArray())
            .Single(annotation => annotation.GetProperty("label").GetString() == "GEO-POL");
        Assert.Equal(Note, annotation.GetProperty("note").GetString());
        Assert.Equal(["one", "two"], annotation.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task CsvHelper_reads_the_same_rows_as_Python()
    {
        await using var reader = new CsvDataReader(CsvReader.Create(Encoding.UTF8.GetBytes(vectors.Csv), new CsvReaderOptions()), false);
        var rows = new List<Dictionary<string, string>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetString));
        }

        Assert.Equal(await ForeignReader.RowsAsync(vectors.Csv), rows);
    }

    [Fact]
    public async Task An_article_without_annotations_is_there()
    {
        var last = ExportSet.Lines(vectors.JsonLines)[^1];
        Assert.Equal("V10", last.GetProperty("title").GetString());
        Assert.Equal(0, last.GetProperty("annotations").GetArrayLength());
        var rows = await ForeignReader.RowsAsync(vectors.ArticlesCsv);
        Assert.Equal("0", rows.Single(row => row["title"] == "V10")["annotations"]);
        Assert.Equal(10, rows.Count);
    }

    private static int Number(Dictionary<string, string> row, string column) => int.Parse(row[column], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The vectors, stored and annotated.</summary>
    public sealed class Vectors : IAsyncLifetime
    {
        private static readonly (string Text, (string Quote, string Label)[] Spans)[] Articles =
        [
            ("Sergei Shoigu visited Iran", [("Sergei Shoigu", "PER"), ("Iran", "LOC")]),
            ("😀 Iran", [("Iran", "LOC")]),
            ("👩‍🚀 Iran", [("Iran", "LOC")]),
            ("Iran Russia", [("Iran", "LOC"), ("Russia", "LOC")]),
            ("Russian defence minister Shoigu", [("Shoigu", "PER"), ("Russian defence minister Shoigu", "ROLE")]),
            ("Sergei\nShoigu visited Iran", [("Sergei\nShoigu", "PER")]),
            ("They left Moscow", [("Moscow", "GEO-POL")]),
            ("Шойгу посетил Иран", [("Иран", "LOC")]),
            ("زار شويغو إيران", [("إيران", "LOC")]),
            ("Nothing to see", []),
        ];

        /// <summary>Where they are.</summary>
        public TestDatabase Database { get; } = new();

        /// <summary>All of them as JSON Lines.</summary>
        public string JsonLines { get; private set; } = "";

        /// <summary>All of them as CSV.</summary>
        public string Csv { get; private set; } = "";

        /// <summary>The same without the guard against formulas.</summary>
        public string CsvWithoutGuard { get; private set; } = "";

        /// <summary>The articles as CSV.</summary>
        public string ArticlesCsv { get; private set; } = "";

        /// <inheritdoc />
        public async ValueTask InitializeAsync()
        {
            await Database.InitializeAsync();
            await using var db = Database.CreateContext();
            var incoming = Articles.Select((article, index) =>
                Make.Incoming($"V{index + 1}", paragraphs: [article.Text], published: Make.Now.AddHours(index)));
            var stored = await db.StoreAsync([.. incoming]);
            foreach (var (result, article) in stored.Zip(Articles))
            {
                var version = await db.ArticleVersions.SingleAsync(v => v.ArticleId == result.ArticleId);
                foreach (var (quote, label) in article.Spans)
                {
                    var isSpecial = label == "GEO-POL";
                    var anchor = TextAnchor.Find(new CodePointMap(version.Text), quote).Single();
                    await db.AddAsync(version, anchor, label, isSpecial ? Note : null, isSpecial ? ["two", "one"] : null);
                }
            }

            JsonLines = await db.WriteAsync(new ExportRequest { Format = ExportFormats.Find("jsonl")! });
            Csv = await db.WriteAsync(new ExportRequest { Format = ExportFormats.Find("csv")! });
            CsvWithoutGuard = await db.WriteAsync(new ExportRequest { Format = ExportFormats.Find("csv")!, FormulaGuard = false });
            ArticlesCsv = await db.WriteAsync(new ExportRequest { Format = ExportFormats.Find("articles-csv")! });
        }

        /// <inheritdoc />
        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
