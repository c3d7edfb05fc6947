using NewsArchive.Articles;

namespace NewsArchive.Tests.Articles;

public sealed class TextChangeTests
{
    private const string First = "The harbour of Kazan opened on Monday after two years of work.";
    private const string Second = "Twelve people were hurt when a crane fell, the police said.";

    [Theory]
    // Times of update.
    [InlineData("Updated 5 minutes ago", "Updated 2 hours ago", "the time of update")]
    [InlineData("5 minutes ago", "just now", "the time of update")]
    [InlineData("Published 3 hours ago", "Published 4 hours ago", "the time of update")]
    [InlineData("Updated: 12 May 2024, 14:05 GMT", "Updated: 13 May 2024, 09:30 GMT", "the time of update")]
    [InlineData("Last updated at 2:05 p.m. ET", "Last updated at 3:15 p.m. ET", "the time of update")]
    [InlineData("Stand: 12.05.2024, 14:05 Uhr", "Stand: 12.05.2024, 15:30 Uhr", "the time of update")]
    [InlineData("Aktualisiert vor 5 Minuten", "Aktualisiert vor einer Stunde", "the time of update")]
    [InlineData("Mis à jour le 12 mai 2024 à 14h05", "Mis à jour le 12 mai 2024 à 15h10", "the time of update")]
    [InlineData("Actualizado hace 5 minutos", "Actualizado hace 2 horas", "the time of update")]
    [InlineData("Обновлено 14:05", "Обновлено 15:10", "the time of update")]
    [InlineData("5 минут назад", "2 часа назад", "the time of update")]
    [InlineData("Оновлено 5 хвилин тому", "Оновлено 2 години тому", "the time of update")]
    [InlineData("Zaktualizowano 5 minut temu", "Zaktualizowano 2 godziny temu", "the time of update")]
    [InlineData("5 dakika önce güncellendi", "2 saat önce güncellendi", "the time of update")]
    [InlineData("更新于 5分钟前", "更新于 2小时前", "the time of update")]
    [InlineData("5分前", "2時間前", "the time of update")]
    [InlineData("تحديث منذ 5 دقائق", "تحديث منذ 3 ساعات", "the time of update")]
    [InlineData("עודכן לפני 5 דקות", "עודכן לפני 3 שעות", "the time of update")]
    // Counters.
    [InlineData("12 comments", "315 comments", "counters")]
    [InlineData("Comments (12)", "Comments (13)", "counters")]
    [InlineData("1.2K shares | 14 comments", "1.3K shares | 20 comments", "counters")]
    [InlineData("3 min read", "4 min read", "counters")]
    [InlineData("34.512 Aufrufe", "35.018 Aufrufe", "counters")]
    [InlineData("15 Kommentare", "16 Kommentare", "counters")]
    [InlineData("Просмотров: 1 204", "Просмотров: 1 377", "counters")]
    [InlineData("12 комментариев", "13 комментариев", "counters")]
    [InlineData("コメント 12件", "コメント 15件", "counters")]
    [InlineData("12条评论", "20条评论", "counters")]
    [InlineData("12 تعليقات", "13 تعليق", "counters")]
    // Invitations, links, buttons; also when they come or go.
    [InlineData("Subscribe to our newsletter for the news of the day.", null, "invitations")]
    [InlineData(null, "Follow us on Telegram", "invitations")]
    [InlineData("Подпишитесь на наш Telegram-канал", "Подписывайтесь на нас в WhatsApp", "invitations")]
    [InlineData("Abonnez-vous à notre newsletter", null, "invitations")]
    [InlineData("Read also: Harbour closes for a week", "Read also: Bridge opens at last", "links to other articles")]
    [InlineData("Lesen Sie auch: Hafen geschlossen", null, "links to other articles")]
    [InlineData("Читайте также: Порт закрыт", "Читайте также: Мост открыт", "links to other articles")]
    [InlineData("関連記事：港が閉鎖", "関連記事：橋が開通", "links to other articles")]
    [InlineData("Share on Facebook", null, "buttons")]
    [InlineData("Teilen", "Drucken", "buttons")]
    [InlineData("Поделиться", null, "buttons")]
    [InlineData("***", "* * * *", "separators")]
    // Several things in one line.
    [InlineData("By Ann Lee | Updated 5 minutes ago | 12 comments", "By Ann Lee | Updated 1 hour ago | 14 comments", "the time of update and counters")]
    public void Lines_of_the_template_are_no_change_of_the_text(string? before, string? after, string what)
    {
        var change = Between([First, before, Second], [First, after, Second]);
        Assert.Equal((TextChangeKind.Boilerplate, what), (change.Kind, change.What));
        Assert.Equal(TextChangeKind.Boilerplate, Between([First, Second, before], [First, Second, after]).Kind);
        Assert.Equal(TextChangeKind.Boilerplate, Between([First, Second, after], [First, Second, before]).Kind);
    }

    [Theory]
    [InlineData("He said: \"It's open\" - at last...", "He said: “It’s open” – at last…")]
    [InlineData("Он сказал: «Порт открыт».", "Он сказал: \"Порт открыт\".")]
    [InlineData("Il a dit : « Le port est ouvert » !", "Il a dit: «Le port est ouvert»!")]
    [InlineData("The score was 2-1 in 2020-21.", "The score was 2–1 in 2020–21.")]
    [InlineData("A soft\u00adhyphen and a\u00a0hard  blank.", "A softhyphen and a hard blank.")]
    [InlineData("港は（月曜）開いた！", "港は(月曜)開いた!")]
    public void The_spelling_of_punctuation_is_no_change_of_the_text(string before, string after)
    {
        var change = Between([First, before], [First, after]);
        Assert.Equal((TextChangeKind.Boilerplate, "punctuation or white space"), (change.Kind, change.What));
    }

    [Fact]
    public void Breaks_between_paragraphs_are_no_change_of_the_text() =>
        Assert.Equal(new TextChange(TextChangeKind.Boilerplate, "breaks between paragraphs"), Between([First + " " + Second], [First, Second]));

    [Fact]
    public void Links_behind_the_text_may_come_in_any_order()
    {
        string[] links = ["Harbour closes for a whole week", "Bridge over the river opens at last", "Mayor explains the new ferry plan"];
        Assert.Equal(new TextChange(TextChangeKind.Boilerplate, "the order of links"), Between([First, Second, .. links], [First, Second, links[2], links[0], links[1]]));
        Assert.Equal(TextChangeKind.Real, Between([First, Second, .. links], [First, Second, links[2], links[0]]).Kind);
        Assert.Equal(TextChangeKind.Boilerplate, Between([First, Second, "Read also", links[0], links[1]], [First, Second, "Read also", links[2]]).Kind);
    }

    [Theory]
    // Numbers and names in sentences, also short ones.
    [InlineData(Second, "Thirteen people were hurt when a crane fell, the police said.")]
    [InlineData("At least 12 people died.", "At least 15 people died.")]
    [InlineData("Ann Lee won the vote.", "Anne Lee won the vote.")]
    [InlineData("They may leave.", "They will leave.")]
    [InlineData("May spoke.", "may spoke.")]
    [InlineData("The bomb went off 5 minutes ago.", "The bomb went off 10 minutes ago.")]
    [InlineData("The match begins at 14:05.", "The match begins at 15:05.")]
    [InlineData("Updated: death toll now 15", "Updated: death toll now 16")]
    [InlineData("Updated: shots fired at 14:05", "Updated: shots fired at 14:10")]
    [InlineData("He had 12 comments on the plan.", "He had 15 comments on the plan.")]
    [InlineData("500 people share the house", "600 people share the house")]
    [InlineData("He is a hero", "He is a \"hero\"")]
    [InlineData("They resign today.", "They re-sign today.")]
    [InlineData("Its now here.", "Its nowhere.")]
    // Lists and tables look like counters.
    [InlineData("Germany 3", "Germany 4")]
    [InlineData("Bayern - Dortmund 2:1", "Bayern - Dortmund 3:1")]
    [InlineData("SPD 21.3%", "SPD 22.3%")]
    [InlineData("20:15", "20:45")]
    [InlineData("12 May 2024", "13 May 2024")]
    [InlineData("Published: 12 May 2024", "Published: 13 May 2024")]
    [InlineData("Stand: 1.08 Dollar", "Stand: 1.09 Dollar")]
    [InlineData("Погибших: 12", "Погибших: 15")]
    [InlineData("死者 12人", "死者 15人")]
    [InlineData("القتلى: 12", "القتلى: 15")]
    // What begins like an invitation or a link.
    [InlineData("Follow the money: Facebook paid 5 million.", "Follow the money: Facebook paid 6 million.")]
    [InlineData("Related: the court fined the bank 5 million.", "Related: the court fined the bank 6 million.")]
    [InlineData("Share prices fell", "Share prices rose")]
    [InlineData("Facebook", "Twitter")]
    // Removed and added text.
    [InlineData(Second, null)]
    [InlineData(null, "Correction: the harbour opened on Tuesday.")]
    [InlineData("A subheading", null)]
    public void A_change_of_the_text_is_never_hidden(string? before, string? after)
    {
        Assert.Equal(TextChangeKind.Real, Between([First, before, Second], [First, after, Second]).Kind);
        Assert.Equal(TextChangeKind.Real, Between([First, "12 comments", before], [First, "13 comments", after]).Kind);
        Assert.Equal(TextChangeKind.Real, Between([First, after], [First, before]).Kind);
    }

    [Fact]
    public void Headline_and_lead_are_text()
    {
        static TextChange Heads(string title, string? lead, string newTitle, string? newLead) =>
            TextChange.Between(VersionText.Compose(title, lead, [First]), VersionText.Compose(newTitle, newLead, [First]));
        Assert.Equal(TextChangeKind.Real, Heads("Harbour opens", "A lead.", "Harbour closes", "A lead.").Kind);
        Assert.Equal(TextChangeKind.Real, Heads("Harbour opens", "A lead.", "Harbour opens", "Another lead.").Kind);
        Assert.Equal(TextChangeKind.Real, Heads("Harbour opens", "A lead.", "Harbour opens", null).Kind);
        Assert.Equal(TextChangeKind.Real, Heads("12 comments", null, "13 comments", null).Kind);
        Assert.Equal(TextChangeKind.Boilerplate, Heads("‘Harbour’ opens", null, "\"Harbour\" opens", null).Kind);
        Assert.Equal(TextChangeKind.None, Heads("Harbour opens", "A lead.", "Harbour opens", "A lead.").Kind);
    }

    [Fact]
    public void Paragraphs_that_change_places_are_a_change() => Assert.Equal(TextChangeKind.Real, Between([First, Second], [Second, First]).Kind);

    [Fact]
    public void A_ranking_in_another_order_is_a_change() =>
        Assert.Equal(TextChangeKind.Real, Between([First, "Ann Lee", "Bob Ray"], [First, "Bob Ray", "Ann Lee"]).Kind);

    [Fact]
    public void A_heading_behind_links_is_text()
    {
        string[] Page(string heading) => [First, "Read also", "Harbour closes for a week", heading, Second];
        Assert.Equal(TextChangeKind.Real, Between(Page("Twelve hurt"), Page("Thirteen hurt")).Kind);
    }

    private static TextChange Between(string?[] before, string?[] after) =>
        TextChange.Between(VersionText.Compose("Harbour opens", "A lead.", before.OfType<string>()), VersionText.Compose("Harbour opens", "A lead.", after.OfType<string>()));
}
