using NewsArchive.Scraper.Imports.Warcs;

namespace NewsArchive.Tests.Scraper.Imports.Warcs;

public sealed class WarcReaderTests
{
    private static readonly byte[][] Records =
    [
        WarcText.Info(), WarcText.Page("https://a.example/1", "One"), WarcText.Record("request", "https://a.example/1", "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), version: "WARC/1.0"),
        WarcText.Page("https://a.example/2", "Two"),
    ];

    public static TheoryData<string> Packings => ["plain", "member", "whole", "odd"];

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task Every_packing_gives_the_same_records(string packing)
    {
        var read = await ReadAsync(Pack(packing, Records));

        Assert.Equal(["warcinfo", "response https://a.example/1", "request https://a.example/1", "response https://a.example/2"], read.Select(one => one.What));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("member")]
    public async Task Reading_can_begin_at_every_place_between_two_records(string packing)
    {
        var file = Pack(packing, Records);
        var all = await ReadAsync(file);

        foreach (var (one, index) in all.SkipLast(1).Select((one, index) => (one, index)))
        {
            var rest = await ReadAsync(file, one.Restart!.Value);
            Assert.Equal(all.Skip(index + 1).Select(later => later.What), rest.Select(later => later.What));
        }
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(-3)]
    [InlineData(7)]
    [InlineData(300)]
    [InlineData(1_000_000)]
    public async Task A_wrong_length_costs_one_record_of_a_plain_file(int error)
    {
        var http = WarcText.Http("<p>" + new string('x', 200));
        var wrong = WarcText.Record("response", "https://a.example/wrong", http, length: http.Length + error);

        var read = await ReadAsync([.. Records[1], .. wrong, .. Records[2], .. Records[3]]);

        Assert.Equal("response https://a.example/1", read[0].What);
        Assert.Equal($"response https://a.example/wrong at byte {Records[1].Length}", $"{read[1].What} at {read[1].Place}");
        Assert.NotNull(read[1].Problem);
        Assert.Equal(["request https://a.example/1", "response https://a.example/2"], read.Skip(2).Select(one => one.What));
        Assert.All(read.Where(one => one != read[1]), one => Assert.Null(one.Problem));
    }

    [Fact]
    public async Task A_wrong_length_costs_one_record_of_a_packed_file()
    {
        var http = WarcText.Http("<p>" + new string('x', 200));
        var large = WarcText.Record("response", "https://a.example/large", http, length: http.Length + 5000);
        var small = WarcText.Record("response", "https://a.example/small", http, length: http.Length - 50);

        var read = await ReadAsync(Pack("member", [Records[1], large, Records[2], small, Records[3]]));

        Assert.Equal([null, "The record does not", null, "The record does not", null], read.Select(one => one.Problem?[..19]));
        Assert.Equal("response https://a.example/2", read[^1].What);
    }

    [Fact]
    public async Task Garbage_between_records_is_told_once_with_its_place()
    {
        var garbage = "Once upon a time\r\nthere was\na line\r\n\r\n"u8.ToArray();

        var read = await ReadAsync([.. Records[1], .. garbage, .. Records[2], .. garbage]);

        Assert.Equal([null, "What", null, "What"], read.Select(one => one.Problem?[..4]));
        Assert.Equal($"byte {Records[1].Length}", read[1].Place);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("member")]
    [InlineData("whole")]
    public async Task A_file_that_is_cut_off_gives_all_that_is_whole_and_says_so(string packing)
    {
        // Random, so that packing keeps it large and the cut falls into it.
        var noise = new byte[20_000];
        new Random(3).NextBytes(noise);
        var file = Pack(packing, [.. Records, WarcText.Record("response", "https://a.example/last", WarcText.Http(noise))]);

        var read = await ReadAsync(file[..^5000]);

        Assert.Equal([null, null, null, null], read.Take(4).Select(one => one.Problem));
        Assert.Equal("response https://a.example/last", Assert.Single(read, one => one.Problem is not null).What);
    }

    [Fact]
    public async Task A_damaged_member_is_left_behind()
    {
        byte[][] members = [.. Records.Select(record => WarcText.Gzip(record))];
        members[1].AsSpan(20, 40).Fill(0xff);

        var read = await ReadAsync([.. members.SelectMany(member => member)]);

        Assert.Equal(["warcinfo", "request https://a.example/1", "response https://a.example/2"], read.Where(one => one.Problem is null).Select(one => one.What));
        Assert.Equal($"byte {members[0].Length}", Assert.Single(read, one => one.Problem is not null).Place);
    }

    [Fact]
    public async Task What_looks_like_a_member_within_compressed_data_is_none()
    {
        // Stored, not compressed: these bytes stand in the file as they are.
        var heads = Enumerable.Repeat((byte[])[0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0], 5000).SelectMany(head => head).ToArray();
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.NoCompression, leaveOpen: true))
        {
            gzip.Write(WarcText.Record("resource", "https://a.example/heads", heads, "application/octet-stream"));
        }

        var read = await ReadAsync([.. packed.ToArray(), .. WarcText.Gzip(Records[3])]);

        Assert.Equal(["resource https://a.example/heads", "response https://a.example/2"], read.Select(one => one.What));
        Assert.All(read, one => Assert.Null(one.Problem));
    }

    [Theory]
    [InlineData("WARC/1.1\r\nWARC-Type: response\r\n\r\nno length at all\r\n\r\n", "does not say how long")]
    [InlineData("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n\r\n\r\n", "does not say how long")]
    [InlineData("WARC/1.1\r\nWARC-Type: response\r\n", "ends within its head")]
    public async Task A_head_that_makes_no_sense_is_told_and_the_next_record_is_read(string head, string problem)
    {
        var read = await ReadAsync([.. System.Text.Encoding.ASCII.GetBytes(head), .. Records[3]]);

        Assert.Contains(problem, read[0].Problem, StringComparison.Ordinal);
        Assert.Equal("response https://a.example/2", Assert.Single(read.Skip(1)).What);
    }

    [Fact]
    public async Task Odd_line_ends_folded_fields_and_angle_brackets_are_read()
    {
        var odd = "WARC/1.0\nwarc-type:response\nWARC-Target-URI: <https://odd.example/\n\t>\nWARC-Date: 2024-05-06T07:08:09.123456789Z\nContent-Length:  2\n\nxy\n"u8.ToArray();

        var record = Assert.IsType<WarcRecord>(await Reader(odd).NextAsync(default));

        Assert.Equal(("response", 2L), (record.Type, record.Length));
        Assert.StartsWith("https://odd.example/", record.TargetUri, StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero).AddTicks(1234567), record.Date);
    }

    [Theory]
    [InlineData("2024-05-06T07:08:09Z", "2024-05-06T07:08:09")]
    [InlineData("2024-05-06T07:08:09+02:00", "2024-05-06T05:08:09")]
    [InlineData("2024-05-06", "2024-05-06T00:00:00")]
    [InlineData("2024", "2024-01-01T00:00:00")]
    [InlineData("20240506070809", "2024-05-06T07:08:09")]
    [InlineData("yesterday", null)]
    public void Dates_of_every_precision_are_read(string text, string? expected)
    {
        var record = new WarcRecord("", 0, new Dictionary<string, string> { ["WARC-Date"] = text });

        Assert.Equal(expected, record.Date?.UtcDateTime.ToString("s"));
    }

    [Fact]
    public async Task Random_damage_never_throws_and_never_ends_in_a_loop()
    {
        var random = new Random(11);
        foreach (var packing in Packings)
        {
            var whole = Pack(packing, Records);
            for (var round = 0; round < 200; round++)
            {
                var file = whole.ToArray();
                for (var hit = random.Next(1, 6); hit > 0; hit--)
                {
                    file[random.Next(packing == "plain" ? 0 : 3, file.Length)] = (byte)random.Next(256);
                }

                Assert.InRange((await ReadAsync(file[..random.Next(file.Length / 2, file.Length + 1)], packed: packing != "plain")).Count, 0, 60);
            }
        }
    }

    private static byte[] Pack(string packing, byte[][] records) => packing switch
    {
        "plain" => [.. records.SelectMany(record => record)],
        "member" => [.. records.SelectMany(record => WarcText.Gzip(record))],
        "whole" => WarcText.Gzip(records),
        _ => [.. records.SelectMany(record => record).Chunk(333).SelectMany(piece => WarcText.Gzip(piece))],
    };

    private static WarcReader Reader(byte[] file, long offset = 0, bool? packed = null) =>
        new(new WarcBytes(WarcInput.Open(new MemoryStream(file), packed ?? file is [0x1f, 0x8b, ..], offset)));

    private static async Task<List<Seen>> ReadAsync(byte[] file, long offset = 0, bool? packed = null)
    {
        var reader = Reader(file, offset, packed);
        var seen = new List<Seen>();
        while (await reader.NextAsync(default) is { } entry)
        {
            if (entry is WarcRecord record)
            {
                var problem = await reader.EndAsync(default);
                seen.Add(new Seen($"{record.Type} {record.TargetUri}".Trim(), record.Place, problem, reader.Restart));
            }
            else
            {
                seen.Add(new Seen("", entry.Place, ((WarcEntry.Fault)entry).Problem, null));
            }
        }

        return seen;
    }

    private sealed record Seen(string What, string Place, string? Problem, long? Restart);
}
