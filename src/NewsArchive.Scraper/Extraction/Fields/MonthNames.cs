using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Months by name, in the languages we have seen them in; a name is known by any beginning of three letters or more that is given here.</summary>
internal static class MonthNames
{
    private static readonly string[][] Names =
    [
        ["january", "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "stycznia", "января", "січня", "ocak", "jan", "jän", "jänner"],
        ["february", "februar", "février", "fevrier", "febrero", "febbraio", "fevereiro", "februari", "lutego", "февраля", "лютого", "şubat", "feb", "fév"],
        ["march", "märz", "mars", "marzo", "março", "maart", "marca", "марта", "березня", "mart", "mar", "mär", "mrz"],
        ["april", "avril", "abril", "aprile", "kwietnia", "апреля", "квітня", "nisan", "apr", "avr", "abr"],
        ["may", "mai", "mayo", "maggio", "maio", "mei", "maj", "maja", "мая", "травня", "mayıs"],
        ["june", "juni", "juin", "junio", "giugno", "junho", "czerwca", "июня", "червня", "haziran", "jun"],
        ["july", "juli", "juillet", "julio", "luglio", "julho", "lipca", "июля", "липня", "temmuz", "jul"],
        ["august", "août", "aout", "agosto", "augustus", "augusti", "sierpnia", "августа", "серпня", "ağustos", "aug"],
        ["september", "septembre", "septiembre", "settembre", "setembro", "września", "сентября", "вересня", "eylül", "sep", "sept"],
        ["october", "oktober", "octobre", "octubre", "ottobre", "outubro", "października", "октября", "жовтня", "ekim", "oct", "okt"],
        ["november", "novembre", "noviembre", "novembro", "listopada", "ноября", "листопада", "kasım", "nov"],
        ["december", "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro", "grudnia", "декабря", "грудня", "aralık", "dec", "dez", "déc", "desember"],
    ];

    private static readonly FrozenDictionary<string, int> Numbers = Names
        .SelectMany((names, month) => names.Select(name => (name, month + 1)))
        .ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>1 to 12; null when the word is no month.</summary>
    public static int? Number(string name) => Numbers.TryGetValue(name.TrimEnd('.'), out var month) ? month : null;
}
