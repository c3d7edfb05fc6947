using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Tests.Scraper.Extraction.Fields;

public sealed class AuthorTests
{
    private const string Site = "<meta property='og:site_name' content='Harbour News'>";

    [Fact]
    public void Persons_and_organisations_are_told_apart()
    {
        var article = ArticlePage.Read(Site + Data("""[{"@type":"Person","name":"Ann Lee"},{"@type":"Organization","name":"Coast Agency"}]"""));

        Assert.Equal(["Ann Lee", "Coast Agency"], article.Authors);
        Assert.Equal(["Coast Agency"], article.AuthorOrganizations);
    }

    [Fact]
    public void House_that_is_named_alone_is_credited_as_an_organisation()
    {
        var article = ArticlePage.Read(Site + Data("""{"@type":"Organization","name":"Harbour News"}"""));

        Assert.Equal(["Harbour News"], article.Authors);
        Assert.Equal(["Harbour News"], article.AuthorOrganizations);
    }

    [Theory]
    [InlineData("""{"@type":"Person","name":"Harbour News"}""")]
    [InlineData("""{"@type":"Person","name":"HARBOUR NEWS Redaktion"}""")]
    [InlineData("""{"@type":"Person","name":"dpa"}""")]
    [InlineData("""{"@type":"Person","name":"Associated Press"}""")]
    [InlineData("\"news.example.org\"")]
    [InlineData("""{"@type":"Person","name":"Online-Redaktion"}""")]
    public void Organisation_that_the_data_call_a_person_is_none(string author)
    {
        var article = ArticlePage.Read(Site + Data(author));

        Assert.Equal(article.Authors, article.AuthorOrganizations);
        Assert.Single(article.Authors);
    }

    [Fact]
    public void House_whose_signature_means_nothing_names_nobody()
    {
        var html = ArticlePage.Html(Data("""{"@type":"Organization","name":"Sputnik International"}""") + "<meta property='og:site_name' content='Sputnik International'>");

        Assert.Empty(ArticleExtractor.Extract(html, "https://sputnikglobe.com/20240503/harbour-reopens-1119789115.html").Authors);
    }

    [Theory]
    [InlineData("<p class='byline'>By Ann Lee</p>")]
    [InlineData("<p><a rel='author' href='/people/ann'>Ann Lee</a></p>")]
    [InlineData("<p><a href='/author/ann-lee/'>Ann Lee</a></p>")]
    [InlineData("<p class='info'>3 May 2024 | By Ann Lee</p>")]
    [InlineData("<p>Ann Lee</p>")]
    [InlineData("<p class='info'>By Ann Lee, in News, Coast · 3 May 2024, 20:02 · 0 Comments</p>")]
    public void House_in_metadata_gives_way_to_the_person_that_readers_see(string above) =>
        Assert.Equal(["Ann Lee"], ArticlePage.Read(Site + "<meta name='author' content='Harbour News'>", above).Authors);

    [Fact]
    public void Mail_address_in_metadata_is_no_name() =>
        Assert.Equal(["Ann Lee"], ArticlePage.Read("<meta name='author' content='desk@harbour.example'>", "<p class='byline'>By Ann Lee</p>").Authors);

    [Fact]
    public void Names_in_teasers_below_the_article_are_not_its_authors()
    {
        var teaser = "<aside><div class='teaser-author'>By Cy Dent</div><a href='/author/dee-fox/'>Dee Fox</a></aside>";

        var article = ArticlePage.Read(Site + Data("""{"@type":"Organization","name":"Harbour News"}"""), after: string.Concat(Enumerable.Repeat(teaser, 3)));

        Assert.Equal(["Harbour News"], article.Authors);
    }

    [Fact]
    public void Photographer_is_no_author() =>
        Assert.Equal(["Harbour News"], ArticlePage.Read(Site + "<meta name='author' content='Harbour News'>", "<div class='photo-author'>Photo: Cy Dent</div><p class='author'>Foto: Cy Dent</p>").Authors);

    [Fact]
    public void Authors_given_by_reference_are_found_in_the_graph()
    {
        var article = ArticlePage.Read("""
            <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"x","author":[{"@id":"#a"},{"@id":"#b"}]}]}</script>
            <script type="application/ld+json">[{"@type":"Person","@id":"#a","givenName":"Ann","familyName":"Lee"},{"@type":["Person","Organization"],"@id":"#b","name":"Bo Ek"}]</script>
            """);

        Assert.Equal(["Ann Lee", "Bo Ek"], article.Authors);
    }

    [Theory]
    [InlineData("\"Ann Lee, Bo Ek and Cy Dent\"", "Ann Lee|Bo Ek|Cy Dent")]
    [InlineData("[\"Ann Lee\",\"ANN LEE\"]", "Ann Lee")]
    [InlineData("""{"@type":"Person","name":"Ann Lee (al)"}""", "Ann Lee")]
    [InlineData("""{"@type":"Person","name":"Lee, Ann"}""", "Ann Lee")]
    [InlineData("""{"@type":"Person","name":"Dr. Ann Lee"}""", "Dr. Ann Lee")]
    [InlineData("""{"@type":"Person","name":"ANN LEE"}""", "ANN LEE")]
    [InlineData("""{"@type":"Person","name":["Ann Lee","Bo Ek"]}""", "Ann Lee|Bo Ek")]
    [InlineData("""{"@type":"Person","name":"佐藤花子"}""", "佐藤花子")]
    [InlineData("""{"@type":"Person","name":"अनिल शर्मा"}""", "अनिल शर्मा")]
    public void Names_are_read_in_all_shapes_of_structured_data(string author, string expected) => Assert.Equal(expected, string.Join('|', ArticlePage.Read(Data(author)).Authors));

    [Theory]
    [InlineData("<meta name='parsely-author' content='Ann Lee'>")]
    [InlineData("<meta name='sailthru.author' content='Ann Lee'>")]
    [InlineData("<meta name='dc.creator' content='Ann Lee'>")]
    [InlineData("<meta name='byl' content='By Ann Lee'>")]
    [InlineData("<meta property='article:author' content='https://social.example/harbour'><meta name='author' content='Ann Lee'>")]
    [InlineData("<meta property='article:author' content='Ann Lee'>")]
    public void Dialects_of_metas_name_the_author(string head) => Assert.Equal(["Ann Lee"], ArticlePage.Read(head).Authors);

    [Theory]
    [InlineData("<div itemprop='author' itemscope itemtype='https://schema.org/Person'><a href='/x'><span itemprop='name'>Ann Lee</span></a></div>")]
    [InlineData("<span itemprop='author' itemscope><meta itemprop='name' content='x'>Ann Lee</span>")]
    [InlineData("<div class='vcard author'><span class='fn'>Ann Lee</span></div>")]
    public void Microdata_and_cards_name_the_author(string above) => Assert.Equal(["Ann Lee"], ArticlePage.Read(above: above).Authors);

    [Fact]
    public void Label_below_the_text_names_the_author() =>
        Assert.Equal(["Ann Lee"], ArticlePage.Read(below: "<ul><li>Date 3 May 2024</li><li>Author Ann Lee</li></ul>").Authors);

    [Fact]
    public void Name_that_readers_see_is_surer_than_one_in_metadata_alone()
    {
        var printed = ArticlePage.Read(Data("\"Ann Lee\""), "<p class='byline'>By Ann Lee</p>");
        var hidden = ArticlePage.Read("<meta name='author' content='Ann Lee'>");

        Assert.True(printed.Confidence["authors"] > 0.95);
        Assert.True(hidden.Confidence["authors"] < 0.9);
    }

    private static string Data(string author) =>
        $$$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","author":{{{author}}},"publisher":{"@type":"Organization","name":"Harbour News"}}</script>""";
}
