using NewsArchive.Scraper.Extraction;
using NewsArchive.Scraper.Extraction.Fields.Languages;

namespace NewsArchive.Tests.Scraper.Extraction.Fields;

public sealed class LanguageTests
{
    private const string German = "Der Hafen ist am Montag wieder geöffnet worden, nachdem vier Monate lang kein Schiff hatte einlaufen können, und die Fähren fahren nach dem Plan des Sommers.";

    [Theory]
    [InlineData("de", German)]
    [InlineData("en", ArticlePage.First)]
    [InlineData("fr", "Le port a rouvert lundi, après quatre mois pendant lesquels aucun bateau ne pouvait entrer, et les ferries sont de nouveau dans les horaires de l'été.")]
    [InlineData("es", "El puerto volvió a abrir el lunes, después de cuatro meses en los que ningún barco podía entrar, y los transbordadores ya tienen el horario de verano.")]
    [InlineData("pt", "O porto voltou a abrir na segunda-feira, depois de quatro meses em que nenhum navio podia entrar, e os barcos já estão com o horário de verão.")]
    [InlineData("nl", "De haven is maandag weer geopend, nadat er vier maanden lang geen schip had kunnen binnenvaren, en de veerboten varen weer op de tijden van de zomer.")]
    [InlineData("af", "Die hawe het Maandag weer oopgemaak nadat geen skip vir vier maande kon inkom nie, en die veerbote vaar weer op die tye van die somer.")]
    [InlineData("da", "Havnen er åbnet igen mandag, efter at ingen skibe har kunnet komme ind i fire måneder, og færgerne sejler nu efter sommerens plan, siger de.")]
    [InlineData("nb", "Havna er åpnet igjen mandag, etter at ingen skip har kunnet komme inn på fire måneder, og fergene går nå etter sommerens plan, sier de.")]
    [InlineData("sv", "Hamnen har öppnats igen i måndags, efter att inga fartyg har kunnat komma in på fyra månader, och färjorna går nu efter sommarens tidtabell.")]
    [InlineData("fi", "Satama avattiin maanantaina, kun yksikään laiva ei ole voinut tulla sinne neljään kuukauteen, ja lautat kulkevat nyt kesän aikataulun mukaan.")]
    [InlineData("is", "Höfnin var opnuð aftur á mánudag eftir að engin skip höfðu getað komið inn í fjóra mánuði og ferjurnar sigla nú eftir áætlun sumarsins.")]
    [InlineData("pl", "Port został ponownie otwarty w poniedziałek, po czterech miesiącach, w których żaden statek nie mógł wpłynąć, a promy pływają już według planu na lato.")]
    [InlineData("cs", "Přístav se v pondělí znovu otevřel po čtyřech měsících, kdy do něj nemohla vplout žádná loď, a trajekty už jezdí podle letního plánu.")]
    [InlineData("sk", "Prístav sa v pondelok znova otvoril po štyroch mesiacoch, keď doň nemohla vplávať žiadna loď, a trajekty už jazdia podľa letného plánu.")]
    [InlineData("tr", "Liman, dört ay boyunca hiçbir geminin giremediği bir dönemden sonra pazartesi günü yeniden açıldı ve feribotlar artık yaz tarifesine göre çalışıyor.")]
    [InlineData("id", "Pelabuhan itu dibuka kembali pada hari Senin setelah tidak ada kapal yang bisa masuk selama empat bulan, dan kapal feri sudah berjalan sesuai jadwal.")]
    [InlineData("ms", "Pelabuhan itu dibuka semula pada hari Isnin selepas tidak ada kapal yang boleh masuk selama empat bulan, kata beliau, kerana ribut besar bagi musim itu.")]
    [InlineData("zu", "Ichweba livulwe ngoMsombuluko emva kwezinyanga ezine lapho kwakungekho mkhumbi owawungena khona, futhi izikebhe ziyahamba manje njengoba kusho abaphathi, ngoba umsebenzi usuqediwe.")]
    [InlineData("xh", "Izibuko livulwe ngoMvulo emva kweenyanga ezine kungekho nqanawa ikwaziyo ukungena, kwaye izikhitshane ziyahamba ngoku ngokutsho kwabaphathi kuba umsebenzi ugqityiwe.")]
    [InlineData("ru", "Порт снова открылся в понедельник после четырёх месяцев, когда в него не мог войти ни один корабль, и паромы уже ходят по летнему расписанию.")]
    [InlineData("uk", "Порт знову відкрився в понеділок після чотирьох місяців, коли до нього не міг увійти жоден корабель, і пороми вже ходять за літнім розкладом.")]
    [InlineData("bg", "Пристанището отвори отново в понеделник след четири месеца, в които нито един кораб не можеше да влезе, и фериботите вече се движат по лятното разписание.")]
    [InlineData("sr", "Лука је поново отворена у понедељак после четири месеца у којима ниједан брод није могао да уђе, а трајекти сада плове по летњем реду.")]
    [InlineData("el", "Το λιμάνι άνοιξε ξανά τη Δευτέρα, μετά από τέσσερις μήνες.")]
    [InlineData("ar", "أعيد فتح الميناء يوم الاثنين بعد أربعة أشهر لم تتمكن فيها أي سفينة من الدخول إلى الرصيف الذي تضرر من العاصفة.")]
    [InlineData("fa", "بندر روز دوشنبه پس از چهار ماه که در آن هیچ کشتی نمی توانست وارد شود باز شد و قایق ها با برنامه تابستان حرکت می کنند.")]
    [InlineData("he", "הנמל נפתח מחדש ביום שני אחרי ארבעה חודשים שבהם לא יכלה שום אונייה להיכנס, והמעבורות כבר שטות על פי לוח הקיץ של השנה.")]
    [InlineData("hi", "बंदरगाह सोमवार को फिर से खुल गया है, चार महीने तक कोई जहाज इस में नहीं आ सकता था और अब नाव गर्मी के समय से चल रही है।")]
    [InlineData("ja", "港は四か月ぶりに月曜日に再び開かれ、夏の時刻表どおりに船が出ています。")]
    [InlineData("zh", "港口在关闭四个月之后于星期一重新开放，渡轮已经按照夏季时间表运行，第一班船载有九十名乘客。")]
    [InlineData("ko", "항구는 네 달 동안 어떤 배도 들어오지 못한 뒤 월요일에 다시 문을 열었다.")]
    [InlineData("th", "ท่าเรือเปิดอีกครั้งในวันจันทร์หลังจากปิดมาสี่เดือน")]
    public void Text_shows_its_language(string language, string text) => Assert.Equal(language, TextLanguage.Of([text])?.Tag);

    [Fact]
    public void Text_of_a_few_words_shows_none() => Assert.Null(TextLanguage.Of(["Harbour, 1924."]));

    [Fact]
    public void Language_of_a_template_is_overruled_by_the_text()
    {
        var article = ArticleExtractor.Extract(Page("en-US", "", German), ArticlePage.Url);

        Assert.Equal("de", article.Language);
        Assert.Equal("text", article.Rules["language"]);
    }

    [Fact]
    public void Statement_that_the_text_bears_out_is_taken_with_its_region()
    {
        var article = ArticleExtractor.Extract(Page("en", "<meta property='og:locale' content='de_AT'>", German), ArticlePage.Url);

        Assert.Equal("de-AT", article.Language);
        Assert.Equal("og", article.Rules["language"]);
    }

    [Fact]
    public void Page_that_states_none_gets_that_of_its_text() => Assert.Equal("de", ArticleExtractor.Extract(Page("", "", German), ArticlePage.Url).Language);

    private static string Page(string lang, string head, string text) =>
        $"<html lang='{lang}'><head><title>x</title>{head}</head><body><article><h1>Hafen wieder offen nach vier Monaten</h1><p>{text}</p><p>{text} Noch einmal.</p></article></body></html>";
}
