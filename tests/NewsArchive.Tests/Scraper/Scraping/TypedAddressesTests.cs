using NewsArchive.Scraper.Scraping;

namespace NewsArchive.Tests.Scraper.Scraping;

public sealed class TypedAddressesTests
{
    [Fact]
    public void Addresses_are_read_one_a_line_or_apart_by_blanks_each_once()
    {
        var typed = TypedAddresses.Read("https://news.example/a?utm_source=mail\n  news.example/b\thttps://NEWS.example/a\r\n");

        Assert.Equal(["https://news.example/a?utm_source=mail", "https://news.example/b"], typed.Urls);
        Assert.Empty(typed.Problems);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("ftp://news.example/a")]
    [InlineData("https://")]
    [InlineData("https://nodots/a")]
    [InlineData("https://news.example/\0")]
    public void What_is_no_address_is_told_and_does_not_stop_the_others(string word)
    {
        var typed = TypedAddresses.Read($"{word} https://news.example/a");

        Assert.Equal(["https://news.example/a"], typed.Urls);
        Assert.Contains(word, Assert.Single(typed.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_are_a_problem()
    {
        var typed = TypedAddresses.Read(Enumerable.Range(0, TypedAddresses.Most + 1).Select(number => $"https://news.example/{number}"));

        Assert.Contains("1001 addresses", Assert.Single(typed.Problems), StringComparison.Ordinal);
    }
}
