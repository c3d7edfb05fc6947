using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>How pages print times and numbers; lines are folded and in lower case.</summary>
internal static partial class FurnitureTimes
{
    /// <summary>"5 minutes ago" in the languages of the world's larger press.</summary>
    [GeneratedRegex(
        """
        (?<!\p{L})(
          just\ now | moments\ ago | (\d+|an?|one|(a\ )?few|less\ than\ a)\ (sec(ond)?|min(ute)?|hour|hr|day|week|month|year)s?\.?\ ago
        | gerade\ eben | vor\ (\d+|eine[rmn]?|wenigen)\ (sekunde|minute|min|stunde|std|tag|woche|monat|jahr)\w*\.?
        | il\ y\ a\ (\d+|une?|quelques)\ (seconde|minute|min|heure|h|jour|semaine|mois|an)s?
        | hace\ (\d+|una?|unos)\ (segundo|minuto|min|hora|h|d[ií]a|semana|mes|año)\w*
        | (\d+|una?|pochi)\ (second|minut|or|giorn|settiman|mes|ann)\w*\ fa
        | há\ (\d+|uma?)\ (segundo|minuto|min|hora|h|dia|semana|mes|mês|ano)\w*
        | (\d+|een)\ (seconde|minuut|minuten|min|uur|uren|dag|week|weken|maand|jaar)\w*\ geleden
        | (för\ )?(\d+|ett?|en)\ (sek|min|tim|dag|dygn|døgn|veck|uke|uge|mån|mån|år)\w*\.?\ (sedan|siden|sen)
        | (\d+\ )?(sekund|minut|min|godzin|godz|dni|tydzień|tygodni|miesi)\w*\.?\ temu
        | před\ \d+\ (sekund|minut|hodin|dn)\w*
        | (\d+\ )?(секунд|минут|мин|час|дн|день|недел|месяц)\w*\.?\ назад | только\ что
        | (\d+\ )?(секунд|хвилин|хв|годин|дн|день|тижн|місяц)\w*\.?\ тому
        | преди\ \d+\ (секунд|минут|час|дн)\w*
        | \d+\ (saniye|dakika|dk|saat|gün|hafta|ay)\ önce
        | \d+\ (detik|menit|jam|hari|minggu)\ (yang\ )?lalu
        | \d+\ (giây|phút|giờ|ngày)\ trước
        | πριν\ (από\ )?\d+\ (λεπτ|ώρ|ημέρ|μέρ)\w*
        | \d+\ (másodperce|perce|órája|napja) | \d+\ (minuuttia|tuntia|päivää)\ sitten | acum\ \d+\ (de\ )?(minut|or|zile)\w*
        | (منذ|قبل)\ (\d+\ )?(ثانية|ثوان|دقيقة|دقائق|ساعة|ساعات|ساعتين|يوم|أيام|يومين)
        | \d+\ (دقیقه|ساعت|روز)\ (پیش|قبل)
        | לפני\ (\d+\ )?(דקות|דקה|שעות|שעה|שעתיים|ימים|יום)
        | \d+\ (मिनट|घंटे|घंटा|दिन)\ पहले
        | \d+\ ?(秒钟?|分钟|分鐘|小时|小時|个小时|天|周|秒|分|時間|日|週間)之?前
        | \d+\ ?(초|분|시간|일|주)\ ?전
        )(?!\p{L})
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    public static partial Regex Ago();

    /// <summary>Days in figures, and with a month in any language between a day and a year.</summary>
    [GeneratedRegex(
        """
        (?<![\d.,])(
          \d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?=t?\b) | \d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})
        | \d{4}[年년]\ ?\d{1,2}[月월]\ ?\d{1,2}[日일]
        | \d{1,2}(st|nd|rd|th|er|º)?\.?\ ((de|of)\ )?\p{L}{3,12}\.?,?\ ((de|del)\ )?\d{4}
        )(?!\d)
        | (?<!\p{L})\p{L}{3,9}\.?\ \d{1,2}(st|nd|rd|th)?,?\ \d{4}(?!\d)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    public static partial Regex Date();

    /// <summary>Times of day. A point between the figures needs a word behind them, or prices would be times.</summary>
    [GeneratedRegex(
        """
        (?<![\d.,:])t?(
          \d{1,2}:\d{2}(:\d{2})?(\.\d+)?(z|[+-]\d{2}:?\d{2})?(\ ?[ap]\.?m\b\.?)? | \d{1,2}\.\d{2}(?=\ ?(uhr|[ap]\.?m\b)) | \d{1,2}h\d{2}
        | \d{1,2}\ ?[ap]\.?m\b\.? | \d{1,2}(?=\ uhr) | \d{1,2}[時时点]\ ?(\d{1,2}分)? | \d{1,2}시\ ?(\d{1,2}분)?
        )(?![\d:])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    public static partial Regex Clock();

    /// <summary>Numbers as counters print them: "1,234", "12 345", "1.2k".</summary>
    [GeneratedRegex(@"\d+([.,"" ]\d+)*( ?(k|m|tys|тыс|mil|mln|mio|万|萬|千|천|만)(?!\p{L})\.?)?\+?", RegexOptions.CultureInvariant)]
    public static partial Regex Number();
}
