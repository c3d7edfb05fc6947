using System.IO.Compression;
using NewsArchive.Captures;
using NewsArchive.Exports;
using NewsArchive.Exports.Warcs;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Exports.Warcs;

public sealed class WarcFilesTests
{
    [Fact]
    public async Task No_file_grows_over_its_limit_and_each_stands_for_itself()
    {
        const int Limit = 3000;
        var files = await WriteAsync(Limit, isOneFile: false);

        Assert.True(files.Count > 2, $"{files.Count} files");
        Assert.All(files, file => Assert.InRange(file.Value.Length, 1, Limit));
        // Named for their first capture, numbered through.
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), files.Keys);
        Assert.EndsWith("-00000.warc.gz", files.Keys.First(), StringComparison.Ordinal);
        Assert.EndsWith("-00001.warc.gz", files.Keys.ElementAt(1), StringComparison.Ordinal);
        Assert.All(files, file =>
        {
            var types = Types(file.Value);
            Assert.Equal(["warcinfo", "response"], types.Take(2));
            // All look at one page that never changes: the first of a file cannot refer to another file.
            Assert.All(types.Skip(3).Where((_, index) => index % 2 == 0), type => Assert.Equal("revisit", type));
        });
        Assert.Equal(30, files.Sum(file => Types(file.Value).Count(type => type is "response" or "revisit")));
    }

    [Fact]
    public async Task Where_there_is_room_for_one_file_there_is_one() => Assert.Single(await WriteAsync(3000, isOneFile: true));

    private static async Task<Dictionary<string, byte[]>> WriteAsync(long limit, bool isOneFile)
    {
        var written = new Dictionary<string, MemoryStream>();
        var target = new ExportTarget(new ExportRequest { Format = ExportFormats.Find("warc")! }, (path, _) => Task.FromResult<Stream>(written[path] = new MemoryStream())) { IsOneFile = isOneFile };
        await using (var files = new WarcFiles(target, limit))
        {
            for (var day = 0; day < 30; day++)
            {
                var draft = Make.Capture("https://split.example/1", "<p>The same each day</p>") with { CapturedAt = Make.Now.AddDays(day) };
                var body = CaptureBody.Of(draft.Body.Span);
                await files.WriteAsync(new CapturedPage(new Capture(draft, body.Sha256), body), default);
            }

            await files.EndAsync(default);
        }

        return written.ToDictionary(file => file.Key, file => file.Value.ToArray());
    }

    private static List<string> Types(byte[] packed)
    {
        using var text = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
        return [.. text.ReadToEnd().Split("\r\n").Where(line => line.StartsWith("WARC-Type: ", StringComparison.Ordinal)).Select(line => line[11..])];
    }
}
