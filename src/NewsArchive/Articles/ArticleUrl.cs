namespace NewsArchive.Articles;

/// <summary>
/// Decides when two addresses are one article. The canonical form is an address that can be asked for: scheme and host are lower-cased, the
/// fragment, default ports and parameters that only track readers are dropped; everything else is kept, because on some sites the query is
/// the article. The key goes further, because it is only compared.
/// </summary>
public static class ArticleUrl
{
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

    /// <summary>
    /// What is equal for all spellings of one address: http and https, www, mobile, AMP and print variants, tracking and the order of
    /// parameters. Not an address itself. Null when the text is no http or https address.
    /// </summary>
    public static string? KeyOf(string? url) => AddressKey.Of(url);

    /// <summary>
    /// The key of the number or hash by which a site knows an article and which stays when the words of its address change; null when the
    /// address has none. Never equal to the key of an address. Two articles may share one, so that their texts have to be asked too.
    /// </summary>
    public static string? StableKeyOf(string? url) => AddressKey.StableOf(url);

    private static string WithoutTracking(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        var kept = query[1..].Split('&').Where(pair => pair.Length > 0 && !IsTracking(pair.Split('=', 2))).ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private static bool IsTracking(string[] pair) => TrackingParameters.Has(pair[0], pair.Length > 1 ? pair[1] : "");
}
