using System.Text.RegularExpressions;

namespace NewsArchive.Scraper.Extraction.Verdicts;

/// <summary>
/// Headings of pages that are no articles, in the languages that sites write them in. Each is asked of short lines only: titles and first
/// headings.
/// </summary>
internal static partial class VerdictWords
{
    /// <summary>The whole line says that the page does not exist or cannot be shown.</summary>
    [GeneratedRegex(@"^\W*((error|fehler|erreur|błąd|ошибка|http)?\W*(40[0-9]|410|429|50[0-4])(\W.{0,60})?|(\w+\W+){0,3}?("
        + @"(page|file|article|story|content|url)( was| is| could| can)? ?(not|no longer|cannot be|can't be)( be)? ?(found|available|exist\w*)|not found|"
        + @"(this |that |the )?(page|article|story)( you.{0,30})? (does not|doesn['’]t|no longer|could not|couldn['’]t|cannot|can['’]t|is no longer|has been removed|has moved|isn['’]t).{0,40}|"
        + @"seite (wurde )?(leider )?nicht (gefunden|mehr verfügbar|verfügbar)|artikel nicht gefunden|page (introuvable|non trouvée|inexistante)|"
        + @"página no (encontrada|disponible)|no (se )?encontra(mos|da|do)( la página)?|página não (encontrada|existe)|pagina non (trovata|disponibile)|"
        + @"pagina niet gevonden|sidan (kunde inte hittas|hittades inte|finns inte)|siden (ble ikke funnet|findes ikke|finnes ikke|blev ikke fundet)|"
        + @"sivua ei löyt\w+|nie znaleziono( strony)?|strona nie (istnieje|została znaleziona)|stránka nenalezena|страница не (найдена|существует)|"
        + @"сторінку? не знайдено|sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy( trang)?|الصفحة غير موجودة|הדף לא נמצא|"
        + @"ページが見つかりません(でした)?|お探しのページ.{0,20}|页面(不存在|未找到|无法找到)|找不到(网页|网頁|页面|頁面)|페이지를 찾을 수 없.{0,6}|"
        + @"access denied|forbidden|service (temporarily )?unavailable|internal server error|bad gateway|gateway time-?out|too many requests|"
        + @"temporarily (unavailable|down)|under maintenance|down for maintenance|wartungsarbeiten|something went wrong|an error (has )?occurred|"
        + @"unavailable (for legal reasons|due to legal reasons|in your (region|country|location))|not available in your (region|country|location)"
        + @"))\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Error();

    /// <summary>The page asks whether its reader is a person.</summary>
    [GeneratedRegex(@"^\W*(just a moment|attention required|one more step|security check|checking your browser|verify(ing)? (that )?you('re| are) (a )?human|are you a (robot|human)|"
        + @"please verify you are.{0,20}|pardon our interruption|human verification|bot (check|verification)|ddos.guard|"
        + @"access to this page has been (denied|blocked)|you have been blocked|bist du ein (mensch|roboter)|captcha)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Robot();

    /// <summary>The page asks to sign in.</summary>
    [GeneratedRegex(@"^\W*((please )?(log|sign) ?-?(in|on|up)\b.{0,40}|register|create (an|your) account|my account|member login|subscriber login|forgot(ten)? (your )?password\W*|"
        + @"(bitte )?(anmelden|einloggen|anmeldung|login|registrieren)\b.{0,30}|jetzt anmelden|(se )?connecter|connexion|connectez-vous|s['’]identifier|"
        + @"inici(ar|a) (de )?sesión|acceder|iniciar sessão|entrar|accedi|zaloguj( się)?|logowanie|inloggen|logga in|logg inn|log ind|kirjaudu|přihlášení|"
        + @"вход|войти|авторизация|увійти|giriş yap|masuk|đăng nhập|ログイン|登录|登入|로그인)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Login();

    /// <summary>The page asks for consent before it shows anything.</summary>
    [GeneratedRegex(@"^\W*(before you continue|bevor (sie|du) (fortfahren|weiter)|avant de continuer|antes de continuar|prima di continuare|"
        + @"(we|wir|nous) (value|care about|respect|respektieren|schätzen).{0,40}(privacy|privatsphäre|vie privée|daten)|(your|ihre|deine) (privacy|privatsphäre|daten|einwilligung|zustimmung)\b.{0,60}|"
        + @"privacy (settings|preferences|choices|gate|wall)|(cookie|consent|datenschutz)[ -]?(settings|consent|notice|einstellungen|wall|hinweis|choices|preferences|zustimmung)|"
        + @"(wir brauchen|wir benötigen) (ihre|deine) (zustimmung|einwilligung).{0,30}|mit (werbung|tracking) (lesen|weiterlesen|nutzen).{0,60}|"
        + @"votre vie privée.{0,40}|gestion des cookies|tu privacidad.{0,30}|la tua privacy.{0,30}|twoja prywatność.{0,30}|szanujemy twoją prywatność|uw privacy.{0,30}|"
        + @"consent|zustimmung|einwilligung)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Consent();

    /// <summary>The page lists what a search found.</summary>
    [GeneratedRegex(@"^\W*(search( results)?( for\b.*|\W*$)|(you searched|results) for\b|\d[\d.,]* (results|treffer|résultats|resultados|risultati|wyników)\b|suche(rgebnisse?)?\b|"
        + @"(ihre )?suche nach\b|résultats? (de |pour )|recherche\b|resultados? (de |para )|risultati (di |per )|wyniki wyszukiwania|zoekresultaten|sökresultat|søkeresultater|"
        + @"результаты поиска|поиск|検索結果|搜索结果|검색 ?결과)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Search();

    /// <summary>The page wants scripts before it shows anything.</summary>
    [GeneratedRegex(@"\b(enable|activate|turn on|aktivieren|activer|activar|habilitar|requires?|needs?|benötigt|włącz|включите)\b.{0,40}\bjava ?script|"
        + @"java ?script\b.{0,40}\b(enable|disabled|required|deaktiviert|aktivieren|désactivé|activer|activar|habilitado|włącz\w*|отключ\w+|включ\w+)|^\W*loading\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Scripts();
}
