namespace NewsArchive.Tests.Scraper.Extraction.Verdicts;

public sealed class PaywallVerdictTests
{
    private const string Cut = "<p>The mayor had promised that every ship could come in again before the summer, but the report of the divers, which the paper has seen, tells another";
    private const string Paid = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","isAccessibleForFree":"False"}</script>""";
    private const string PaidPart = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","isAccessibleForFree":true,"hasPart":{"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".rest"}}</script>""";

    [Theory]
    [InlineData("Subscribe to continue reading")]
    [InlineData("Sign up for a free account to read the rest of this article.")]
    [InlineData("This article is for subscribers only")]
    [InlineData("Jetzt weiterlesen mit Blatt+")]
    [InlineData("Diesen Artikel lesen Sie mit einem Abo")]
    [InlineData("Abonnez-vous pour lire la suite")]
    [InlineData("La suite est réservée à nos abonnés.")]
    [InlineData("Suscríbete para seguir leyendo")]
    [InlineData("Assine para continuar lendo")]
    [InlineData("Abbonati per continuare a leggere")]
    [InlineData("Abonneer u om verder te lezen")]
    [InlineData("Dla subskrybentów")]
    [InlineData("Bli prenumerant för att läsa hela artikeln")]
    [InlineData("Чтобы дочитать статью, оформите подписку")]
    [InlineData("この記事は会員限定です。")]
    [InlineData("订阅后继续阅读全文")]
    public void Cut_text_above_words_that_ask_for_payment_is_a_stub(string words) =>
        Assert.True(ArticlePage.Read(below: $"{Cut}…</p><div class='wall'><p>{words}</p></div>").IsPaywalled);

    [Theory]
    [InlineData(Paid, "…")]
    [InlineData(PaidPart, "...")]
    [InlineData("""<meta property="article:content_tier" content="locked">""", " […]")]
    public void Text_that_ends_in_dots_is_a_stub_when_the_data_say_paid(string head, string end) =>
        Assert.True(ArticlePage.Read(head, below: $"{Cut}{end}</p>").IsPaywalled);

    [Fact]
    public void Few_words_of_the_count_in_the_data_are_a_stub() => Assert.True(ArticlePage.Read(
        """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","wordCount":900,"isAccessibleForFree":false}</script>""").IsPaywalled);

    [Fact]
    public void A_share_that_remains_to_be_read_is_a_stub() => Assert.True(ArticlePage.Read(below: "<p>Il vous reste 68.3% de cet article à lire.</p>").IsPaywalled);

    [Theory]
    [InlineData(Paid, "")]
    [InlineData("", "<p>Subscribe to our newsletter and never miss a story.</p>")]
    [InlineData("", "<aside><h3>More</h3><p>Dla subskrybentów</p></aside>")]
    [InlineData("", "<div hidden><p>Subscribe to continue reading</p></div>")]
    [InlineData("", "<p>“We will see…”</p>")]
    [InlineData("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","wordCount":72,"isAccessibleForFree":false}</script>""", "<div class='wall'><p>Subscribe to continue reading</p></div>")]
    public void Text_that_is_whole_is_no_stub_whatever_stands_around_it(string head, string below) => Assert.False(ArticlePage.Read(head, below: below).IsPaywalled);

    [Fact]
    public void Long_text_above_words_that_ask_for_payment_is_no_stub()
    {
        var text = string.Concat(Enumerable.Range(1, 12).Select(i => $"<p>On day {i} the divers found the wall as it had been left, and they went down again in the evening to look for the rest of it.</p>"));

        Assert.False(ArticlePage.Read(Paid, below: text + "<div class='wall'><p>Subscribe to continue reading</p></div>").IsPaywalled);
    }
}
