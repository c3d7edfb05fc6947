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
    [InlineData("By Ann Lee in Washington and Bo Ek in Geneva", "Ann Lee|Bo Ek")]
    [InlineData("Von Ann Lee, Berlin", "Ann Lee")]
    [InlineData("Lee, Ann", "Ann Lee")]
    [InlineData("Reuters, Ann Lee", "Reuters|Ann Lee")]
    [InlineData("Ann Lee Associated Press", "Ann Lee")]
    [InlineData("Ann Lee/Bo Ek", "Ann Lee|Bo Ek")]
    [InlineData("Ann Lee ann@harbour.example", "Ann Lee")]
    [InlineData("Ann Lee, professor at the institute for ships and ports, harbour.example", "Ann Lee")]
    [InlineData("ANN LEE Staff Writer", "ANN LEE")]
    [InlineData("Text Size", "Text Size")]
    [InlineData("記者 佐藤花子", "佐藤花子")]
    [InlineData("Анна Лі та Богдан Ек", "Анна Лі|Богдан Ек")]
    [InlineData("→ Learn More", "")]
    [InlineData("Ludwig van Beethoven & Oscar de la Renta", "Ludwig van Beethoven|Oscar de la Renta")]
    public void Byline_is_cut_into_persons(string byline, string expected) => Assert.Equal(expected, string.Join('|', AuthorNames.Split(byline)));

    [Theory]
    [InlineData("Staff Reporter")]
    [InlineData("Redaktion")]
    [InlineData("Web Desk")]
    public void Desk_that_is_named_alone_is_an_organisation(string byline) => Assert.Equal([new CreditedName(byline, true)], AuthorNames.Read(byline));
}
