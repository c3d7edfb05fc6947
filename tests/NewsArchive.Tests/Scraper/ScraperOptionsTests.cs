using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsArchive.Scraper;

namespace NewsArchive.Tests.Scraper;

public sealed class ScraperOptionsTests
{
    [Theory]
    [InlineData("Scraper:TimeoutSeconds", "0")]
    [InlineData("Scraper:UserAgent", "")]
    [InlineData("Scraper:UserAgent", "line\nbreak")]
    [InlineData("Scraper:Gateways:news.example", "https://127.0.0.1")]
    [InlineData("Scraper:Gateways:news.example", "elsewhere")]
    public void A_wrong_setting_is_refused(string key, string value)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Read(key, value));

        Assert.Contains(key.Split(':')[1], exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gateways_are_found_whatever_the_case_of_the_host() =>
        Assert.Equal("http://127.0.0.1:81", Read("Scraper:Gateways:News.Example", "http://127.0.0.1:81").Gateways["news.example"]);

    private static ScraperOptions Read(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        using var services = new ServiceCollection().AddFetching(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<ScraperOptions>>().Value;
    }
}
