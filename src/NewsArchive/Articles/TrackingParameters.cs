using System.Collections.Frozen;

namespace NewsArchive.Articles;

/// <summary>
/// Which parameters of an address only say how a reader came to it. Names that sites also use for content count only when their value names
/// a channel, because on some sites the query is the article.
/// </summary>
internal static class TrackingParameters
{
    private static readonly string[] Prefixes = ["utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "at_custom", "at_link", "fb_action_"];

    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "__twitter_impression", "_ga", "_gl", "_hsenc", "_hsmi", "amp_gsa", "amp_js_v", "at_campaign", "at_medium", "cmp", "cmpid", "dclid", "dicbo", "fb_ref",
        "fb_source", "fbclid", "gaa_at", "gaa_n", "gaa_sig", "gaa_ts", "gbraid", "gclid", "gclsrc", "guccounter", "guce_referrer", "guce_referrer_sig", "igsh",
        "igshid", "jsessionid", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "ns_campaign", "ns_mchannel", "ns_source", "ocid", "phpsessid",
        "ref_src", "ref_url", "replytocom", "s_cid", "share_id", "smid", "spm", "srsltid", "ttclid", "twclid", "usqp", "vero_conv", "vero_id", "wbraid", "wt_mc",
        "xtor", "yclid");

    private static readonly FrozenSet<string> AmbiguousNames = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "campaign", "cid", "feature", "from", "medium", "origin", "partner", "ref", "referer", "referrer", "share", "source", "src", "via");

    private static readonly FrozenSet<string> Channels = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "app", "atom", "email", "facebook", "fb", "feed", "feedburner", "flipboard", "gnews", "google", "googlenews", "hp", "home", "homepage", "instagram", "linkedin",
        "mail", "newsletter", "notification", "pocket", "push", "reddit", "rss", "share", "sharing", "smartnews", "social", "startpage", "telegram", "tg", "threads",
        "twitter", "tw", "vk", "whatsapp", "wa", "x", "yahoo", "yandex", "zen");

    /// <summary>True for a parameter that says nothing of what the page holds.</summary>
    public static bool Has(string name, string value) =>
        Names.Contains(name)
        || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        || (AmbiguousNames.Contains(name) && Channels.Contains(value));
}
