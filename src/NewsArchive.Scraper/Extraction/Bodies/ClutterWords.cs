using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>The words that class names and ids use for what is not text. Data only; <see cref="ClutterNames"/> reads it.</summary>
internal static class ClutterWords
{
    /// <summary>Words that turn the rest of a name around: "no-comments", "has-sidebar".</summary>
    public static readonly FrozenSet<string> Negations = new[] { "no", "has", "with", "without", "js", "not", "enable", "enabled" }
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words that tell when they stand alone.</summary>
    public static readonly (ClutterKind Kind, string Words)[] Whole =
    [
        (ClutterKind.Caption, "caption, captions, figcaption, credit, credits, copyright, photographer, cutline, legende, bildunterschrift, bildtext, "
            + "imgcaption, photocredit, attribution, didascalia, bildquelle, fotocredit, byttl, "
            + "leyenda, piedefoto, piefoto, pieimagen, epigrafe, copyrights, zdjecie, bildtexte, bijschrift, fotobijschrift, podpis, imagecaption"),
        (ClutterKind.Media, "image, images, img, photo, photos, picture, pictures, foto, fotos, bild, media, video, videos, player, figure, audio, podcast, "
            + "embed, thumb, thumbnail, gallery, galerie, slideshow, carousel, slider, lightbox, fotostrecke, bildergalerie, picbox, swiper, jwplayer, brightcove"),
        (ClutterKind.Byline, "byline, bylines, author, authors, autor, autoren, auteur, autore, writer, bio, biography, contributor, contributors, meta, "
            + "metadata, date, dateline, datetime, pubdate, timestamp, published, updated, postmeta, reporter, columnist, journalist, info, infos, "
            + "autores, redactor, redakteur, redacteur, firma, firmante, signature, journaliste, skribent, verfasser, correspondent"),
        (ClutterKind.Share, "share, sharing, shares, social, socials, socialmedia, sharebar, sharedaddy, addthis, addtoany, follow, sharethis, shareaholic, "
            + "twitterfollow, sns, likes, bookmark, teilen, partager, facebook, whatsapp, compartir, "
            + "condividi, compartilhar, udostepnij, delen, dela, paylas"),
        (ClutterKind.Related, "related, relatedposts, relateds, recirc, recirculation, recommended, recommendation, recommendations, recommend, popular, "
            + "trending, readmore, seealso, mostread, mostpopular, outbrain, taboola, zergnet, similar, further, teasers, upnext, latest, "
            + "verwandt, weiterlesen, mehr, siblings, morelinks, backlinks, "
            + "relacionadas, relacionados, relacionada, correlati, correlate, similaires, gerelateerd, powiazane, polecane, interesan, novinky, ilgili, lesenswert, "
            + "meistgelesen, populaires, populares, masleidas, onward"),
        (ClutterKind.Promotion, "newsletter, newsletters, signup, subscribe, subscription, subscriptions, abo, advert, adverts, advertisement, advertising, "
            + "ad, ads, adslot, adbox, sponsor, sponsored, sponsors, promo, promos, promotion, promotions, banner, banners, affiliate, "
            + "dfp, gpt, werbung, anzeige, reklama, publicidad, pub, donate, donation, marketing, cta, register, registration, "
            + "appstore, disclaimer, disclosure, poll, quiz, survey, shop, boletin, "
            + "suscripcion, suscribete, abonnement, abonnieren, abonnez, abbonati, assine, prenumerera, prenumerata, mailing, reklame, annonce, annons, pubblicita, publicite, "
            + "upsell, crosspromo, fundraising, optin, leadgen"),
        (ClutterKind.Navigation, "nav, navbar, navi, navigation, menu, menus, submenu, breadcrumb, breadcrumbs, crumb, crumbs, pagination, pager, paging, "
            + "toolbar, masthead, skip, skiplink, search, toc, tabs, topbar, login, signin, tools, actions, buttons, sitemap, ticker"),
        (ClutterKind.Tags, "tags, tag, taglist, topics, keywords, categories, tagcloud, hashtags, schlagworte, schlagwort, cats, "
            + "etiquetas, temas, themen, mots, argomenti, tagi, emner, onderwerpen"),
        (ClutterKind.Footer, "footer, foot, colophon, pagefooter, sitefooter, imprint, legal, footnav"),
        (ClutterKind.Comments, "comments, comment, commentlist, disqus, respond, kommentare, kommentar, komentarze, commentaires, discussion, feedback, replies, "
            + "livefyre, coral, comentarios, comentario, comentar, "
            + "commenti, kommentarer, reacties, opinie, yorumlar, komentari, komentare, kommentit, hozzaszolasok, viafoura, fbcomments"),
        (ClutterKind.Consent, "cookie, cookies, consent, gdpr, cmp, cookiebar, onetrust, cookiebanner, ccpa, didomi"),
        (ClutterKind.Hidden, "hidden, hide, invisible, modal, popup, overlay, dialog, tooltip, offscreen, print, printonly, dropdown, flyout, interstitial"),
        (ClutterKind.Aside, "sidebar, sidebars, aside, rail, widget, widgets, infobox, factbox, ratings, rating, counter, views"),
        (ClutterKind.Header, "header, heading, headline, headlines, title, kicker, overline, eyebrow, hero, section, category, rubric, label, topline, dachzeile"),
        (ClutterKind.Lead, "standfirst, dek, deck, subtitle, subheadline, subhead, subheading, lede, lead, leadin, leadtext, teaser, excerpt, summary, announce, "
            + "chapo, sottotitolo, catenaccio, strapline, ingress, vorspann, synopsis, abstract, tagline, unterzeile, subline, "
            + "introtext, sapo, entradilla, bajada, intro, preamble, keypoints, bulletpoints, takeaways, keytakeaways, shorttext, highlights"),
    ];

    /// <summary>Two words in a row, and words that must win over their parts.</summary>
    public static readonly (ClutterKind Kind, string Words)[] Pairs =
    [
        (ClutterKind.Related, "read more, see also, also read, read also, more stories, more on, more from, read next, next article, next post, previous post, "
            + "next up, up next, post navigation, story list, top stories, latest news, more news, link list, linked articles, most read, "
            + "article links, inline links, story links, lees ook, mehr zum, zum thema, card list"),
        (ClutterKind.Byline, "article info, post info, story info, entry meta, post meta, article meta, author box, author bio, published date, post date, "
            + "article date, time stamp, read time, reading time, last updated, about author"),
        (ClutterKind.Share, "social media, share buttons, share tools, article tools, follow us"),
        (ClutterKind.Promotion, "sign up, sign in, article promo, call to, app download, download app, in read, buy now, ad container, ad wrapper, ad slot"),
        (ClutterKind.Hidden, "sr only, screen reader, visually hidden, off screen, d none, u hidden, element invisible"),
        (ClutterKind.Navigation, "table of, jump links, skip to, main menu, bread crumb, article nav"),
        (ClutterKind.Lead, "sub title, sub headline, sub head, sub heading, article intro, article lead, article summary, article teaser, post excerpt, "
            + "article subtitle, article description, article excerpt, announce text, key points, key takeaways, key facts"),
        // These hold text, whatever their single words say.
        (ClutterKind.None, "article section, body section, text section, section content, content section, section text, media body, rich media, "
            + "main section, section body, header none, story section, content info, teaser content, post teaser, ad free, overflow hidden, lead story, article tag, print only, sidebar grid, sidebar layout, sidebar container, sidebar wrapper"),
    ];

    /// <summary>Letters that tell inside a longer word.</summary>
    public static readonly (ClutterKind Kind, string Words)[] Parts =
    [
        (ClutterKind.Caption, "caption, copyright"),
        (ClutterKind.Promotion, "newsletter, advert, sponsor, subscri"),
        (ClutterKind.Related, "related, recommend, readmore, seealso, teaserbox, linkbox"),
        (ClutterKind.Byline, "byline, authorb, postmeta, timestamp"),
        (ClutterKind.Share, "sharebar, sharebutt, socialshar, socialicon, shareicon"),
        (ClutterKind.Comments, "commentlist, comment-list, commentsect, commentform"),
        (ClutterKind.Navigation, "breadcrumb, navigation, pagination"),
        (ClutterKind.Consent, "cookie"),
        (ClutterKind.Media, "gallery, slideshow, carousel"),
        (ClutterKind.Aside, "sidebar"),
    ];
}
