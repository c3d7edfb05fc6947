using System.Text.RegularExpressions;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Lines that say by their words that they are no text of the article.</summary>
internal static partial class ClutterLines
{
    private const int Longest = 300;
    private const int LongestNotice = 4000;

    /// <summary>What a line is when it is clutter; null when it reads like text.</summary>
    public static string? Reason(string text, bool isLinked, bool isStart, bool isListed)
    {
        if (text.Length <= LongestNotice && ClutterPhrases.MayAskConsent(text) && Consent().IsMatch(text))
        {
            return "consent-line";
        }

        if (text.Length > Longest)
        {
            return null;
        }

        if (ClutterPhrases.Appeal(text) || Contact().IsMatch(text) || (ClutterPhrases.MayTellContact(text) && Following().IsMatch(text)))
        {
            return "contact-line";
        }

        if (Related().IsMatch(text) && (isLinked || text.Length < 90))
        {
            return "related-line";
        }

        if (Prompt().IsMatch(text) || (text.Length < 120 && Label().IsMatch(text)))
        {
            return "prompt-line";
        }

        if (text.Length < 140 && (Credit().IsMatch(text) || (ClutterPhrases.MayCredit(text) && CreditAtEnd().IsMatch(text))))
        {
            return "credit-line";
        }

        if (text.Length < 100 && !EndsLikeSentence(text) && Byline().IsMatch(text) && text.Split(' ').Length <= 12)
        {
            return "byline-line";
        }

        return isStart && !isListed && text.Length < 40 && !BlockWeights.EndsSentence(text) && !text.Contains('\n', StringComparison.Ordinal) ? "label-line" : null;
    }

    /// <summary>"By Monday the work was done." is a sentence; "By Ann Lee" is none.</summary>
    private static bool EndsLikeSentence(string text) => text[^1] is '.' or '!' or '?' or '”' or '"' or '“' or ':';

    [GeneratedRegex(@"^\W*(related( (articles?|stories|story|content|posts?|news|coverage|video|topics?|reading|links?))?\s*(:|$|\|)|"
        + @"read (more|also|next|the full|our|about)\b|also read|see (also|more)|also\s*:|"
        + @"more (from|stories|news)\b.*|more (on|about|in) .{2,60}:|don['’]t miss|you (may|might) (also )?(like|want|be interested)|"
        + @"recommended( for you)?\s*:?|watch( also| now| more|:)|"
        + @"further reading|keep reading|next (article|story|post)|previous (article|story|post)|mehr (zum thema|dazu|lesen|aus)|"
        + @"lesen sie (auch|hier|mehr)|lest (auch|den)|weiterlesen|passend zum artikel|para saber más|zitiervorschlag|auch interessant|siehe auch|das könnte|"
        + @"weitere? (artikel|news|infos|meldungen)|lire (aussi|la suite|également)|à lire|voir aussi|leggi anche|leggi (tutto|"
        + @"di più)|ti potrebbe|lea también|lee también|te puede|leia (também|mais)|"
        + @"czytaj (też|także|więcej|dalej)|zobacz (też|także|więcej)|lees (ook|meer)|läs (också|även|mer)|les (også|mer)|"
        + @"читайте( также)?|baca juga|simak juga|funda olunye|関連記事|あわせて読みたい)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Related();

    [GeneratedRegex(@"^\W*(sign up\b|subscribe (to|now|for|today)|get (the|our) .{0,40}(newsletter|app|updates)|follow (us|me|@|"
        + @".{2,40} on (twitter|facebook|instagram|x)\b)|like us on|join (our|us on)|share (this|on|via)|"
        + @"click here( to| for|$|\.)|click (to get|for more)\b|download (the|our) app|advertisement\b|advert$|anzeige$|werbung$|iklan$|publicidad$|publicité$|"
        + @"pubblicità$|реклама$|reklama?$|広告$|comments$|tell us what you think|listen to .{2,40} (live|here|on)\b|"
        + @"\[\w+ [^\]]*=.*\[/\w+\]|continue reading|(story|article) continue[sd]|full coverage:|watch the latest|(this )?(article|story|"
        + @"content) (was )?(continues|originally appeared)|"
        + @"(sign|log) in(\W*$| (to|or|with|here|now)\b)|register (now|for)\b|already (a|have an?) (subscriber|account|member)|support (our (work|journalism|reporting)|us)\b|donate( now| today|$)|"
        + @"follow .{2,40} on google|get .{2,40} on (twitter|facebook|instagram|whatsapp|telegram)\b|suivez[- ]nous|devenez fan|síguenos|seguici|folgen sie uns|"
        + @"obserwuj nas|подписывайтесь|següeix|siga-nos|volg ons|this is a (breaking|developing) news?|more to follow|get in touch (at|with)|embed$|"
        + @"il vous reste \d|lecture restreinte|votre abonnement n['’]autorise|pozostało (jeszcze )?\d|te queda[n]? \d|(es )?verbleiben \d|hat ihnen .{0,20}artikel gefallen|did you (like|enjoy) this|ti è piaciuto|"
        + @"vous avez aimé|[\[(（【]?责(编|任编辑)|分享让|続きを読む|残り\s?\d|무단 ?전재|"
        + @"make a donation|loading\W*$|please (enable|wait)\b|your browser|javascript (is|must|needs)\b|skip to (content|main|navigation)\b|"
        + @"leave a (comment|reply)|comments? (are )?(closed|\(?\d)|\d+ (comments?|shares?|views?)|post a comment|tags?\s*:|"
        + @"topics?\s*:|filed under|posted in|categor(y|ies)\s*:|keywords\s*:|schlagwörter|themen\s*:|copyright ©?|©|"
        + @"all rights reserved|"
        + @"get .{2,60} delivered (to|through|straight|directly)\b|(do you )?have (a|any) (tip|story)|got a (tip|story)|contact (us|the (author|reporter|writer))|email (us|the)|send (us )?(an email|tips)|"
        + @"this (post|article) (may contain|contains) affiliate|we may earn|(e-?mail|whatsapp|facebook|twitter|linkedin|"
        + @"pinterest|print|drucken|teilen|share|tweet|copy link|link kopieren)$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();

    /// <summary>Words that begin running text as well, so only short lines count.</summary>
    [GeneratedRegex(@"^\W*(newsletter\b|advertorial\b|mit agenturmaterial|dieser (artikel|text|beitrag) (ist|erschien|wurde)\b.*\b(erschienen|zuerst|erstmals|übersetzt)|"
        + @"(this|the) (article|story|post) (was )?(first|originally) (published|appeared))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"\bcookies?\b.{0,200}\b(website|web site|browser|consent|diese seite|webseite|site web|sitio)\b|\b(website|webseite|"
        + @"browser|site web|sitio web)\b.{0,100}\bcookies?\b|einwilligung.{0,60}(personenbezogen|widerruf|übermittlung)|"
        + @"privacy overview$|necessary always enabled$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Consent();

    [GeneratedRegex(@"^\S+@\S+\.\w+$|^(vor )?\d+ (hours?|hrs?|minutes?|mins?|days?|stunden?|minuten|tagen?|heures?|horas?)( ago)?$|"
        + @"^(https?://|www\.|twitter\.com/)\S+$|^@\w+$|^e-?mail \w+( \w+)* at \S+@|^\W*(additional )?(reporting|writing|editing) by\b|"
        + @"^\W*(additional reporting (by|from)|contributing\s*:|con información de)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\bfollow (him|her|them|us|me|@\w+)\b.{0,40}\b(twitter|facebook|instagram|linkedin|x|bluesky|threads)\b|"
        + @"\breported from\b.*\b(contributed|writers?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Following();

    [GeneratedRegex(@"^\W*((photos?|image|images|picture|pic|video|photo credit|image credit|image source|credits?|foto|fotos|bild|bilder|"
        + @"quelle|photographs?( by)?|image copyright|image caption|media caption)\s*(:|©|/|by\b|courtesy\b|via\b))|"
        + @"^\W*((prev|next) )?(image|photo|slide) \d+ (of|/) \d+|^slideshow \(\d|^\d+ ?(of|/) ?\d+$|^media playback is",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Credit();

    [GeneratedRegex(@"(getty images|shutterstock|/ap photo|ap photo/.*|\(ap photo.*|/reuters|istock|afp/getty.*|imago images?|"
        + @"picture alliance|\(photo.{0,80}\)|\((image|foto|bild)\s?[:].{0,80}\))\W*$|\b(photos?|images?|pictures?|fotos?) ©.{0,60}$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CreditAtEnd();

    [GeneratedRegex(@"^\W*((by|von|par|por|di|door|av|written by|reported by|posted by|edited by|published by|author|autor|reporting by|"
        + @"text|redaktion)\s*:?\s+\p{Lu}[\p{L}.'’-]+(\s+.*)?|(published|updated|posted|last updated|last modified|"
        + @"first published|modified|veröffentlicht|aktualisiert|stand|erstellt|publié|mis à jour|publicado|actualizado|"
        + @"pubblicato|opublikowano|published on|created)\b\W.{0,60}|\p{IsHangulSyllables}{2,4} ?기자( \S+@\S+)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Byline();
}
