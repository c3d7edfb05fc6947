using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Web;

public sealed class EmptyArchiveTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_empty_archive_says_how_to_fill_it()
    {
        foreach (var path in new[] { "/", "/articles", "/sources" })
        {
            var page = await site.GetPageAsync(path);
            Assert.NotNull(page.QuerySelector(".first-steps a[href='/add']"));
            Assert.NotNull(page.QuerySelector(".first-steps form[action='/sample?handler=Load'] button"));
        }
    }
}
