using NewsArchive.Scraper.Extraction.Fields;

namespace NewsArchive.Tests.Scraper.Extraction;

public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("By Ann Lee", "Ann Lee")]
    [InlineData("Ann Lee, Bo Ek and Cy Dent", "Ann Lee|Bo Ek|Cy Dent")]
    [InlineData("Von Ann Lee und Bo Ek", "Ann Lee|Bo Ek")]
    [InlineData("Ann Lee (Berlin)", "Ann Lee")]
    [InlineData("Ann Lee, Staff Writer", "Ann Lee")]
    [InlineData("Ann Lee | Harbour Correspondent", "Ann Lee")]
    [InlineData("https://www.facebook.com/news", "")]
    [InlineData("desk@example.org", "")]
    [InlineData("Redaktion", "")]
    [InlineData("Ludwig van Beethoven & Oscar de la Renta", "Ludwig van Beethoven|Oscar de la Renta")]
    public void Byline_is_cut_into_persons(string byline, string expected) => Assert.Equal(expected, string.Join('|', AuthorNames.Split(byline)));
}
