namespace NewsArchive.Articles;

/// <summary>
/// Decides when two addresses are one article. Scheme and host are lower-cased, the fragment, default ports and parameters that only track
/// readers are dropped; everything else is kept, because on some sites the query is the article.
/// </summary>
public static class ArticleUrl
{
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "_ga", "_gl", "_hsenc", "_hsmi", "at_campaign", "at_medium", "cmpid", "cmp", "dclid", "fbclid", "gaa_at", "gaa_n", "gaa_sig", "gaa_ts",
        "gclid", "gclsrc", "igshid", "mc_cid", "mc_eid", "mkt_tok", "msclkid", "ncid", "ns_campaign", "ns_mchannel", "ns_source", "ocid",
        "s_cid", "smid", "spm", "twclid", "vero_conv", "vero_id", "wt_mc", "yclid", "xtor",
    };

    /// <summary>The canonical form of an absolute http or https address; null when the text is not one.</summary>
    public static string? Canonicalize(string? url)
    {
        if (!Uri.TryCreate(url?.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            return null;
        }

        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return $"{uri.Scheme}://{uri.IdnHost.ToLowerInvariant()}{port}{uri.AbsolutePath}{WithoutTracking(uri.Query)}";
    }

    private static string WithoutTracking(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        var kept = query[1..].Split('&').Where(pair => pair.Length > 0 && !IsTracking(pair.Split('=', 2)[0])).ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private static bool IsTracking(string name) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("pk_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
}
