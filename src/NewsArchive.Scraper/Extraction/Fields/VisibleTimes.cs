using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Pages;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Finds dates in the page's own lines: the line under the headline, and a line with a label further down.</summary>
internal static partial class VisibleTimes
{
    /// <summary>Longer lines that hold a date are sentences.</summary>
    public const int LongestLine = 160;

    private const int MostWordsBesideDay = 34;
    private const int MostWordsBesideClock = 70;

    /// <summary>Adds what lines of the page say.</summary>
    public static void AddLines(Page page, ArticlePlace place, DateOrder order, List<TimeProposal> found)
    {
        for (var i = Math.Max(0, place.Head - 3); i <= place.Body + 2 && i < page.Blocks.Count; i++)
        {
            if (i != place.Head && Read(page.Blocks[i].Text, order, out var letters) is { Time: not null } read
                && letters <= (read.Precision is TimePrecision.Day ? MostWordsBesideDay : MostWordsBesideClock))
            {
                found.Add(new TimeProposal(read, "date-line", 0.6));
            }
        }

        // Below the text only a label tells the article's date from those of others.
        for (var i = place.Body; i < page.Blocks.Count; i++)
        {
            var text = page.Blocks[i].Text;
            if (text.Length < LongestLine / 2 && text.AsSpan().ContainsAnyInRange('0', '9') && Label().IsMatch(text) && PrintedDates.Read(text, order) is { Time: not null } labelled)
            {
                found.Add(new TimeProposal(labelled, "date-label", 0.5));
                return;
            }
        }
    }

    /// <summary>True when the element's words or class say that it is the time of a change.</summary>
    public static bool TellsChange(Mark mark) =>
        (mark.Element.ClassName is { } name && name.Contains("updated", StringComparison.OrdinalIgnoreCase) && !name.Contains("publish", StringComparison.OrdinalIgnoreCase))
        || Change().IsMatch(mark.Text);

    private static PrintedTime? Read(string text, DateOrder order, out int letters)
    {
        letters = 0;
        if (text.Length is < 6 or > LongestLine)
        {
            return null;
        }

        var digits = 0;
        foreach (var character in text)
        {
            digits += char.IsDigit(character) ? 1 : 0;
            letters += char.IsLetter(character) ? 1 : 0;
        }

        return digits < 3 || letters > MostWordsBesideClock + 20 || Change().IsMatch(text) ? null : PrintedDates.Read(text, order);
    }

    [GeneratedRegex(@"^\W*(?:last\s+)?(?:updated?|modified|edited|aktualisiert|geändert|zuletzt|stand|mis à jour|modifié|actualizado|atualizado|aggiornato|bijgewerkt|opdateret|oppdatert|uppdaterad|"
        + @"päivitetty|zaktualizowano|aktualizacja|aktualizováno|обновлено|оновлено|güncelle|diperbarui|更新|最終更新)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"^\W*(?:date|datum|published|publish date|posted|veröffentlicht|erschienen|publié|date de publication|fecha|publicado|data|pubblicato|publicatie|gepubliceerd|publisert|publicerad|"
        + @"udgivet|julkaistu|opublikowano|data publikacji|publikováno|опубликовано|дата|опубліковано|yayın|diterbitkan|公開日|掲載日|发布时间|發布時間|发布|입력)\b?\s*(?:on|am|le|el|il|op|den)?\s*[:：]?\s*\S",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
