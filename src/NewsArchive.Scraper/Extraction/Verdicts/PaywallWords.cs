using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>How pages say that the rest of an article costs money or an account, by language. Asked of short blocks behind the text only.</summary>
internal static partial class PaywallWords
{
    /// <summary>One of these stands in whatever <see cref="Wall"/> matches; looking for them first is a hundred times faster.</summary>
    private static readonly SearchValues<string> Stems = SearchValues.Create(
        [
            "subscri", "sign up", "sign in", "signup", "log in", "login", "register", "join", "member", "account", "trial", "unlock", "reading", "read the", "reserved", "locked",
            "available", "exclusive", "article", "limit", "weiterlesen", "weiterzulesen", "lesen", "freischalten", "abo", "mitglied", "registrier", "kostenpflichtig", "kunde",
            "exklusiv", "plus", "réservé", "lire", "accéder", "suscr", "suscriptor", "regístr", "registr", "sesión", "socio", "leyendo", "assin", "cadastre", "faça", "entre ",
            "abbona", "accedi", "iscriviti", "continuare", "proseguire", "lid ", "lezen", "subskry", "prenumer", "zaloguj", "wykup", "kup ", "czytaj", "konto", "logga in", "köp ",
            "medlem", "logg inn", "log ind", "tilaa", "подпис", "дочитать", "передплат", "předplat", "előfizet", "berlangganan", "pelanggan",
            "会員", "有料", "購読", "登録", "ログイン", "続き", "全文", "文字", "订阅", "付费", "訂閱", "會員", "会员", "구독", "유료", "प्रीमियम", "सब्सक्राइब", "लॉगिन", "للمشتركين", "اشترك", "למנויים", "מנוי",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the words ask for payment or an account before the reader may go on.</summary>
    public static bool Ask(string text) => text.AsSpan().ContainsAny(Stems) && Wall().IsMatch(text);

    /// <summary>The words ask for payment or an account before the reader may go on.</summary>
    [GeneratedRegex(@"\b((subscri\w+|sign ?up|sign in|log ?in|register|join|become a (member|subscriber)|create (an|your) (free )?account|start (your|a) .{0,20}trial|unlock)\b.{0,60}\b(to|and) "
        + @"(continue|keep|finish|read|unlock|access|see|view)\b|(continue|keep) reading (with|for|by|this)\b|(read|unlock) the (rest|full|whole|entire|remaining)\b.{0,30}(article|story|text)|"
        + @"(this|the) (article|story|content|text|post|page) is (only )?(for|reserved for|available (only )?to|exclusive(ly)? (for|to)|locked)\b.{0,40}|(for|only) (paid |paying |premium )?(subscribers|members)( only)?\W*$|"
        + @"(subscriber|member)s?[ -](only|exclusive)|you('ve| have) (reached|read|used|hit) .{0,40}(limit|free articles?|articles? this month)|already a (subscriber|member)\b|"
        + @"to (continue|keep) reading|unlock this (article|story))|"
        + @"\b(weiterlesen (mit|nach|ab|für|als)|(jetzt|weiter|sofort) .{0,30}(weiterlesen|lesen mit|freischalten|testen und)|(um|zum) (weiterzulesen|weiterlesen|lesen dieses)|"
        + @"(dieser|diesen|der|den|ganze[nr]?|vollständige[nr]?) (artikel|text|beitrag|inhalt)\b.{0,40}(abonnent|abo\b|mitglied|registrier|freischalten|kostenpflichtig|exklusiv|plus)|"
        + @"(nur|exklusiv) für (unsere )?(abonnent|mitglied|digitalabonnent|plus)|sie haben .{0,30}(gratis|frei).{0,20}artikel|bereits (abonnent|abonniert|kunde|registriert))|"
        + @"\b((abonnez|connectez|inscrivez|identifiez)-vous\b.{0,60}(pour|et) (lire|continuer|poursuivre|accéder)|(la suite|article|contenu|cet article)\b.{0,20}(est )?(réservée?|exclusi\w+)\b.{0,30}abonn|"
        + @"pour (lire|accéder|poursuivre|continuer)\b.{0,40}(suite|article|lecture)|déjà abonn|abonnement n.autorise pas|réservée? (à nos|aux) abonn)|"
        + @"\b((suscr[ií]b\w+|reg[ií]str\w+|inicia sesión|hazte (socio|suscriptor))\b.{0,60}(para|y) (seguir|continuar|leer|acceder)|para (seguir|continuar) leyendo|(contenido|artículo) (exclusivo|solo)\b.{0,20}(para )?(suscriptor|socio)|"
        + @"(exclusivo|solo) para (suscriptor|socio)|ya (eres|es) suscriptor)|"
        + @"\b((assine|cadastre-se|faça login|entre)\b.{0,60}(para|e) (continuar|ler|acessar|ter acesso)|(conteúdo|matéria) (exclusiv\w|para) .{0,20}assinantes?|já é assinante)|"
        + @"\b((abbonati|accedi|registrati|iscriviti)\b.{0,60}(per|e) (continuare|leggere|proseguire)|per (continuare|proseguire) (a|la|nella) lett\w+|(contenuto|articolo) (riservato|esclusivo)\b.{0,20}abbonati|(riservato|solo) (agli|per gli) abbonati|sei già abbonato)|"
        + @"\b((abonneer|word (lid|abonnee)|log in|registreer)\b.{0,60}(om|en) .{0,30}(lezen|verder)|(alleen|exclusief) voor (abonnees|leden)|verder lezen\?|al abonnee)|"
        + @"\b(dla (subskrybentów|prenumeratorów|zalogowanych)|(wykup|kup|zaloguj|zasubskrybuj)\b.{0,60}(czytaj|dostęp|przeczytać|czytać)|(czytaj|dostęp)\b.{0,40}(subskrypcj|prenumerat)|treść (dostępna|tylko)\b.{0,30}(subskryb|prenumer)|masz już (subskrypcję|konto|prenumeratę))|"
        + @"\b((prenumerera|bli prenumerant|logga in|köp)\b.{0,60}(för att|och) (läsa|fortsätta)|(endast|bara|exklusivt) för (prenumeranter|abonnenter|medlemmar)|(abonner|logg inn|bli abonnent|log ind|bliv abonnent)\b.{0,60}(for å|for at|og) (lese|læse|fortsette|fortsætte)|(kun|bare) for abonnenter|tilaajille|tilaa .{0,40}(lue|lukeaksesi))|"
        + @"(оформите|купите) подписку|(только )?(для|по) подписчик|подпис\w+.{0,40}(чтобы|и) (читать|продолжить)|чтобы (дочитать|продолжить чтение)|(для|лише для) передплатників|"
        + @"\b(předplat\w+.{0,40}(čtení|číst|článek)|(pouze|jen) pro předplatitele|csak előfizető\w*|előfizet\w+.{0,40}(olvas|cikk)|abone ol\w*.{0,40}(oku|devam)|(sadece|yalnızca) abone\w*|berlangganan.{0,40}(membaca|melanjutkan|baca)|khusus pelanggan)|"
        + @"この(記事|続き|先)(は|を|の).{0,16}(会員|有料|購読|登録|ログイン)|(記事|文章)の続きを?(読|は)|(会員|有料|購読者)限定(の)?記事です|残り.{0,8}文字|订阅.{0,20}(继续|阅读|全文)|(付费|订阅|訂閱|會員|会员).{0,12}(阅读|閱讀|内容|內容|文章)|구독.{0,20}(계속|읽|전문)|(유료|구독자).{0,12}(기사|전용)|"
        + @"(प्रीमियम|सब्सक्राइब|लॉगिन).{0,40}(पढ़|करें)|(للمشتركين|اشترك).{0,40}(فقط|قراءة|القراءة)|(למנויים|מנוי).{0,30}(בלבד|לקרוא|המשך)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wall();

    /// <summary>How much of the article is missing, in per cent.</summary>
    [GeneratedRegex(@"(il vous reste|pozostało( jeszcze)?|noch|te queda|le queda|resta|restam|ti resta|you have|zbývá|осталось)\s+(?<left>\d{1,2})([.,]\d+)?\s?%|(?<left>\d{1,2})([.,]\d+)?\s?% (of (this|the) (article|story) (remain|left|to)|dieses artikels|de cet article|tego artykułu|artykułu|del artículo|dell.articolo)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Left();
}
