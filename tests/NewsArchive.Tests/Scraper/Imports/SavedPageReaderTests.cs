using NewsArchive.Scraper.Imports;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Scraper.Imports;

public sealed class SavedPageReaderTests
{
    [Fact]
    public void An_error_of_the_extractor_fails_one_record_and_does_not_stop_the_import()
    {
        var record = SavedPageReader.Read("<p>"u8.ToArray(), null, _ => throw new InvalidOperationException("too odd"), "odd.html", Make.Now);
        var broken = Assert.IsType<ImportRecord.Broken>(record);
        Assert.Equal("odd.html", broken.Name);
        Assert.Contains("too odd", broken.Reason, StringComparison.Ordinal);
    }
}
