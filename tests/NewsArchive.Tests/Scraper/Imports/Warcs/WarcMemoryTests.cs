using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Imports;
using NewsArchive.Scraper.Imports.Warcs;

namespace NewsArchive.Tests.Scraper.Imports.Warcs;

/// <summary>Alone, because what other tests hold would be counted too.</summary>
[CollectionDefinition(nameof(WarcMemoryTests), DisableParallelization = true)]
[Collection(nameof(WarcMemoryTests))]
public sealed class WarcMemoryTests
{
    private const int Megabyte = 1 << 20;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Memory_does_not_grow_with_the_file(bool packed)
    {
        byte[][] records =
        [
            WarcText.Page("https://memory.example/1", "A page among others"),
            WarcText.Record("response", "https://memory.example/a.png", WarcText.Http(new byte[2 * Megabyte], headers: "Content-Type: image/png\r\n")),
            WarcText.Record("response", "https://memory.example/large", WarcText.Http(new byte[12 * Megabyte])),
            WarcText.Record("resource", "https://memory.example/video", new byte[16 * Megabyte], "video/mp4"),
        ];
        const int Rounds = 10;
        var unpacked = Rounds * records.Sum(record => (long)record.Length);
        await using var input = WarcInput.Open(new Repeated(packed ? [.. records.Select(record => WarcText.Gzip(record))] : records, Rounds), packed, 0);
        var reader = new WarcReader(new WarcBytes(input));
        var (start, worst, pages, refused) = (GC.GetTotalMemory(forceFullCollection: true), 0L, 0, 0);

        while (await reader.NextAsync(default) is { } entry)
        {
            var page = new WarcPage(reader, Assert.IsType<WarcRecord>(entry), 10 * Megabyte);
            await page.ReadAsync(default);
            Assert.Null(await reader.EndAsync(default));
            refused += page.Refusal is null ? 0 : 1;
            pages += page is { Refusal: null, OtherKind: null } && page.Extract("", SiteRuleSet.None) is ImportRecord.Readable ? 1 : 0;
            worst = Math.Max(worst, GC.GetTotalMemory(forceFullCollection: true) - start);
        }

        Assert.True(unpacked > 300 * Megabyte, $"{unpacked} bytes");
        Assert.Equal((Rounds, Rounds), (pages, refused));
        Assert.True(worst < 4 * Megabyte, $"{worst / 1024} KB more were alive at the worst moment");
    }

    /// <summary>Some bytes again and again, without holding them more than once; cannot seek.</summary>
    private sealed class Repeated(byte[][] parts, int rounds) : Stream
    {
        private int _part;
        private int _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_part == parts.Length * rounds)
            {
                return ValueTask.FromResult(0);
            }

            var part = parts[_part % parts.Length];
            var count = Math.Min(buffer.Length, part.Length - _at);
            part.AsMemory(_at, count).CopyTo(buffer);
            (_part, _at) = _at + count == part.Length ? (_part + 1, 0) : (_part, _at + count);
            return ValueTask.FromResult(count);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
