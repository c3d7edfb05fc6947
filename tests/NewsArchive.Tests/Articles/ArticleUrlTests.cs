using NewsArchive.Articles;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleUrlTests
{
    private const string Story = "https://paper.example/2024/05/harbour-opens-1234567.html";

    [Theory]
    // Scheme, host, port.
    [InlineData("http://paper.example/2024/05/harbour-opens-1234567.html")]
    [InlineData("HTTPS://WWW.Paper.Example/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://paper.example:443/2024/05/harbour-opens-1234567.html")]
    [InlineData("http://www.paper.example:80/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://paper.example./2024/05/harbour-opens-1234567.html")]
    [InlineData("https://m.paper.example/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://mobile.paper.example/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://amp.paper.example/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://www.m.paper.example/2024/05/harbour-opens-1234567.html")]
    // Path.
    [InlineData("  https://paper.example/2024/05/harbour-opens-1234567.html/ ")]
    [InlineData("https://paper.example//2024/05//harbour-opens-1234567.html")]
    [InlineData("https://paper.example/2024/./05/harbour-opens-1234567.html")]
    [InlineData("https://paper.example/2024/05/h%61rbour%2Dopens-1234567.html")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html;jsessionid=AB12CD")]
    // AMP.
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.amp.html")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html.amp")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567-amp.html")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html/amp/")]
    [InlineData("https://paper.example/amp/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://paper.example/2024/amp/05/harbour-opens-1234567.html")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?amp")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?amp=1")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?outputType=amp")]
    [InlineData("https://paper-example.cdn.ampproject.org/c/s/paper.example/2024/05/harbour-opens-1234567.html?amp_js_v=0.1&usqp=mq33")]
    [InlineData("https://paper-example.cdn.ampproject.org/v/s/amp.paper.example/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://www.google.com/amp/s/www.paper.example/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://www.google.co.uk/amp/paper.example/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://paper-example.bing-amp.com/c/s/paper.example/2024/05/harbour-opens-1234567.html")]
    // Print and mobile.
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?print=1")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?view=print")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?view=mobile&m=1")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?pagewanted=all")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567-print.html")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567-druck.html")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html/print")]
    [InlineData("https://paper.example/print/2024/05/harbour-opens-1234567.html")]
    [InlineData("https://paper.example/m/2024/05/harbour-opens-1234567.html")]
    // Tracking.
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html#comments")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?utm_source=a&UTM_Medium=b&fbclid=c&GCLID=d")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?utm_source=a&amp;utm_medium=b")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?ref=rss&from=newsletter&source=Twitter")]
    [InlineData("https://paper.example/2024/05/harbour-opens-1234567.html?at_medium=RSS&at_custom1=x&xtor=RSS-3208&PHPSESSID=1&replytocom=77")]
    public void Spellings_of_one_address_have_one_key(string url) => Assert.Equal(ArticleUrl.KeyOf(Story), ArticleUrl.KeyOf(url));

    [Theory]
    [InlineData("https://paper.example/", "http://www.paper.example/index.html?utm_source=x")]
    [InlineData("https://paper.example/story/", "https://paper.example/story/index.php")]
    [InlineData("https://paper.example/show?id=5&lang=en", "https://paper.example/show?lang=en&&id=5&utm_campaign=x")]
    [InlineData("https://paper.example/show?q=a%20b%2fc", "https://paper.example/show?q=a+b%2Fc")]
    [InlineData("https://paper.example/sch%c3%b6n-und-gut", "https://paper.example/schön-und-gut")]
    [InlineData("https://zeitung.example/schön", "https://www.zeitung.example/sch%C3%B6n/")]
    [InlineData("https://bücher.example/a", "https://xn--bcher-kva.example/a")]
    [InlineData("https://en.m.wikinews.example/wiki/Harbour", "https://en.wikinews.example/wiki/Harbour")]
    [InlineData("https://m.paper.co.uk/a", "https://www.paper.co.uk/a")]
    [InlineData("http://127.0.0.1:8099/a", "http://127.0.0.1:8099/a/")]
    public void Other_spellings_of_one_address_have_one_key_too(string one, string other) => Assert.Equal(ArticleUrl.KeyOf(one), ArticleUrl.KeyOf(other));

    [Theory]
    // The query is the article.
    [InlineData("https://paper.example/?p=123", "https://paper.example/?p=124")]
    [InlineData("https://paper.example/show?id=5", "https://paper.example/show?id=6")]
    [InlineData("https://paper.example/show?sid=5", "https://paper.example/show?sid=6")]
    [InlineData("https://paper.example/show?id=5", "https://paper.example/show")]
    [InlineData("https://paper.example/print.php?print=123", "https://paper.example/print.php?print=124")]
    [InlineData("https://paper.example/?m=202405", "https://paper.example/?m=202406")]
    [InlineData("https://paper.example/read?ref=20240512", "https://paper.example/read?ref=20240513")]
    [InlineData("https://paper.example/read?source=harbour", "https://paper.example/read?source=bridge")]
    [InlineData("https://paper.example/read?cid=88112", "https://paper.example/read?cid=88113")]
    [InlineData("https://paper.example/read?x=A", "https://paper.example/read?x=a")]
    [InlineData("https://paper.example/read?a=1%262", "https://paper.example/read?a=1&2")]
    [InlineData("https://paper.example/read?page=2", "https://paper.example/read")]
    // Case, segments and words of the path.
    [InlineData("https://paper.example/aBcD", "https://paper.example/abcd")]
    [InlineData("https://paper.example/a%2Fb", "https://paper.example/a/b")]
    [InlineData("https://paper.example/best-guitar-amp.html", "https://paper.example/best-guitar.html")]
    [InlineData("https://paper.example/fine-print", "https://paper.example/fine")]
    [InlineData("https://paper.example/mobile/phone-of-the-year", "https://paper.example/phone-of-the-year")]
    [InlineData("https://paper.example/amp/12", "https://paper.example/12")]
    [InlineData("https://paper.example/amp", "https://paper.example/")]
    [InlineData("https://paper.example/seite-2", "https://paper.example/seite-3")]
    [InlineData("https://paper.example/story.html", "https://paper.example/story.pdf")]
    // Hosts.
    [InlineData("https://sport.paper.example/a", "https://paper.example/a")]
    [InlineData("https://m.co.uk/a", "https://amp.co.uk/a")]
    [InlineData("https://paper.example:8443/a", "https://paper.example/a")]
    [InlineData("https://google.example/amp/s/paper.example/a", "https://paper.example/a")]
    [InlineData("https://www.google.com/amp/s/paper/a", "https://www.google.com/amp/s/journal/a")]
    [InlineData("http://10.0.0.1/a", "http://10.0.0.2/a")]
    public void What_may_be_two_articles_has_two_keys(string one, string other) => Assert.NotEqual(ArticleUrl.KeyOf(one), ArticleUrl.KeyOf(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("story.html")]
    [InlineData("ftp://paper.example/a")]
    [InlineData("mailto:desk@paper.example")]
    [InlineData("https://")]
    public void What_is_no_address_has_no_key(string? url) => Assert.Null(ArticleUrl.KeyOf(url));

    [Fact]
    public void Long_addresses_keep_keys_that_an_index_can_hold()
    {
        var path = "https://paper.example/" + new string('a', 5_000);
        var (one, other) = (ArticleUrl.KeyOf(path + "1")!, ArticleUrl.KeyOf(path + "2")!);
        Assert.True(one.Length <= 600, $"The key has {one.Length} characters.");
        Assert.NotEqual(one, other);
        Assert.Equal(one, ArticleUrl.KeyOf(path + "1?utm_source=x"));
    }

    [Theory]
    [InlineData("https://paper.example/harbour-opens-1234567.html", "paper.example#1234567")]
    [InlineData("https://www.paper.example/news/1234567/harbour-opens", "paper.example#1234567")]
    [InlineData("https://paper.example/2024/05/12/harbour-a123456", "paper.example#123456")]
    [InlineData("https://paper.example/a-0b1c2d3e-0000-4000-8000-00000000beef", "paper.example#0b1c2d3e-0000-4000-8000-00000000beef")]
    [InlineData("https://paper.example/harbour-65f0c2a9e1b2c3d4e5f60718", "paper.example#65f0c2a9e1b2c3d4e5f60718")]
    [InlineData("https://paper.example/20240512/harbour-opens-7654321/amp/", "paper.example#7654321")]
    [InlineData("https://paper.example/2024/05/harbour-opens", null)]
    [InlineData("https://paper.example/harbour-20240512.html", null)]
    [InlineData("https://paper.example/harbour-202405121430.html", null)]
    [InlineData("https://paper.example/12345/harbour", null)]
    [InlineData("https://paper.example/deadbeeffeed", null)]
    [InlineData("https://paper.example/?id=1234567", null)]
    [InlineData("https://paper.example/", null)]
    public void The_stable_number_of_an_address_is_found(string url, string? key) => Assert.Equal(key, ArticleUrl.StableKeyOf(url));
}
