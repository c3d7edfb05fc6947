using System.Collections.Frozen;

namespace NewsArchive.Articles;

/// <summary>The words of templates, in lower case. A language that is missing here costs a superfluous version, never a change unseen.</summary>
internal static class FurnitureWords
{
    /// <summary>Before a time of update.</summary>
    public static readonly FrozenSet<string> Updated = Words(
        """
        updated update modified revised refreshed aktualisiert aktualisierung stand geändert mis mise jour modifié actualizado actualizada actualización modificado
        aggiornato aggiornata aggiornamento modificato atualizado atualizada atualização bijgewerkt gewijzigd uppdaterad uppdaterat opdateret oppdatert päivitetty
        zaktualizowano aktualizacja aktualizováno aktualizace aktualizované actualizat frissítve ažurirano обновлено обновлён обновлена оновлено обновено ажурирано
        ενημέρωση ενημερώθηκε güncelleme güncellendi güncellenme diperbarui cập nhật تحديث تم بروزرسانی עודכן अपडेट अद्यतन 更新 更新于 更新時間 更新时间 最終更新 수정 업데이트
        """);

    /// <summary>Before a time of publication that is told as how long ago it was.</summary>
    public static readonly FrozenSet<string> Published = Words(
        """
        published posted erschienen veröffentlicht publié publicado publicada pubblicato gepubliceerd publicerad publicerat publisert udgivet julkaistu opublikowano
        publikováno publicat megjelent objavljeno опубликовано опубліковано публикувано yayınlandı yayınlanma diterbitkan đăng نشر فورسم פורסם प्रकाशित 发布 發布 公開 입력
        """);

    /// <summary>What may stand beside times.</summary>
    public static readonly FrozenSet<string> Fillers = Words(
        """
        at on last time date the uhr um am vom zuletzt à le la les du h hrs hours dernière a las los el il alle ore o dia às om op laatst senast kl klo dnia o godz w
        в о от во последнее время час мск saat tarihi pada pukul lúc في آخر gmt utc bst cet cest est edt et pst pdt ist msk jst kst eet eest wib
        """);

    /// <summary>What is counted.</summary>
    public static readonly FrozenSet<string> Counted = Words(
        """
        comment comments share shares view views read reader readers reads reading likes listeners kommentar kommentare aufrufe leser geteilt lesezeit commentaire
        commentaires partages vues lecteurs lecture comentario comentarios compartidos visitas lecturas lectura comentário comentários visualizações leitura
        compartilhamentos commento commenti condivisioni visualizzazioni lettura reactie reacties leestijd kommentarer visningar visninger læsetid lästid kommenttia
        komentarz komentarze komentarzy wyświetleń odsłon udostępnień komentář komentáře komentářů comentarii vizualizări hozzászólás komentar komentara komentari
        комментарий комментария комментариев комментарии просмотр просмотра просмотров просмотры прочтений репостов чтения коментар коментарі коментарів перегляд
        переглядів перегляди коментара коментари σχόλια σχόλιο yorum okunma görüntülenme paylaşım تعليق تعليقات مشاهدة مشاهدات قراءة نظر بازدید תגובות צפיות टिप्पणी
        टिप्पणियां 评论 評論 条评论 則評論 阅读 閱讀 阅读量 浏览 浏览量 次浏览 次阅读 コメント 件のコメント 閲覧 댓글 조회 조회수 개의 댓글 lượt xem bình luận
        """);

    /// <summary>What may stand beside counters.</summary>
    public static readonly FrozenSet<string> BesideCounters = Words(
        """
        all of now online people times total show view hide min mins minute minutes minuten time temps tiempo tempo de di mal alle anzeigen ca about approx estimated
        minuti minutos minuter minutter мин минут минуты время всего raz 次 件 条 回 개 분
        """);

    /// <summary>What a button does.</summary>
    public static readonly FrozenSet<string> Actions = Words(
        """
        share print email mail copy save bookmark listen comment comments tweet teilen drucken merken vorlesen anhören kommentieren partager imprimer commenter
        enregistrer compartir imprimir guardar comentar condividi stampa commenta salva compartilhar compartilhe delen afdrukken dela skriv dele udskriv jaa tulosta
        udostępnij drukuj skomentuj zapisz sdílet tisk tisknout distribuie megosztás nyomtatás podijeli podeli поделиться печать распечатать сохранить комментировать
        поділитися друк сподели κοινοποίηση εκτύπωση paylaş yazdır kaydet bagikan cetak مشاركة شارك طباعة اطبع هم‌رسانی שתפו הדפסה शेयर 分享 打印 列印 收藏 シェア 印刷 保存
        공유 인쇄 chia sẻ
        """);

    /// <summary>What may stand beside a button's word.</summary>
    public static readonly FrozenSet<string> BesideActions = Words(
        """
        a add all and article artikel be by e first hide in leave link load mit more on or page per post show story text the this to und url via with your write auf cet
        cette con diesen esta este facebook flipboard google instagram linkedin messenger ok pinterest pocket por questo reddit sms telegram threads tumblr twitter
        viber vk vkontakte whatsapp wechat weibo x xing статью статья ссылку скопировать вконтакте одноклассники 到 微信 微博
        """);

    /// <summary>How invitations begin; folded.</summary>
    public static readonly string[] InvitationStarts =
    [
        "subscribe ", "sign up ", "follow us", "follow our", "join us", "join our", "download our", "download the ", "get our", "never miss", "abonnieren sie", "abonniere ",
        "folgen sie uns", "folge uns", "folgt uns", "jetzt abonnieren", "melden sie sich", "laden sie ", "abonnez-vous", "inscrivez-vous", "suivez-nous", "suivez nous",
        "rejoignez-nous", "rejoignez notre", "téléchargez ", "recevez ", "suscríbete", "suscríbase", "síguenos", "únete a ", "descarga nuestra", "descarga la app", "iscriviti",
        "seguici", "abbonati", "scarica l", "assine ", "siga-nos", "siga o ", "siga a ", "inscreva-se", "entre no ", "abonneer ", "volg ons", "meld je aan", "följ oss", "følg oss",
        "følg os", "subskrybuj", "obserwuj nas", "zapisz się", "dołącz do nas", "sledujte nás", "přihlaste se", "urmărește-ne", "urmăriți-ne", "kövessen minket", "pratite nas",
        "подпишитесь", "подписывайтесь", "присоединяйтесь", "следите за нами", "скачайте ", "читайте нас", "підпишіться", "підписуйтесь", "приєднуйтесь", "абонирайте се", "последвайте ни", "ακολουθήστε", "abone ol", "bizi takip", "ikuti kami", "theo dõi ", "đăng ký ", "اشترك", "تابعنا", "تابعونا", "הצטרפו", "עקבו",
        "हमें फॉलो", "订阅", "訂閱", "关注我们", "關注我們", "フォロー", "구독",
    ];

    /// <summary>What invitations are for.</summary>
    public static readonly string[] InvitationTargets =
    [
        "newsletter", "infolettre", "boletín", "bülten", "biuletyn", "rundbrief", "nyhetsbrev", "nyhedsbrev", "hírlevél", "рассылк", "розсилк", "telegram", "телеграм", "תלגרם",
        "تلغرام", "تليغرام", "تلگرام", "whatsapp", "واتساب", "viber", "facebook", "फेसबुक", "twitter", "instagram", "youtube", "tiktok", "channel", "kanal", "kanál", "canal",
        "канал", "قناة", "dzen", "дзен", " app", "application", "aplicación", "aplicativo", "приложени", "e-mail", "email", "inbox", "push", "alerts", "google news", "google новост",
        "google haber", "social media", "公众号", "微信", "微博", "メール", "채널",
    ];

    private static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
