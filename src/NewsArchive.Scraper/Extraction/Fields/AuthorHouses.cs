using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsArchive.Scraper.Extraction.Bodies;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Tells persons from the page's own house, from agencies and from desks.</summary>
internal sealed partial class AuthorHouses
{
    private const int ShortestHouse = 4;

    private static readonly FrozenSet<string> Agencies = new[]
    {
        "afp", "agencefrancepresse", "ap", "theassociatedpress", "associatedpress", "reuters", "thomsonreuters", "dpa", "deutschepresseagentur", "apa", "austriapresseagentur",
        "sda", "ats", "keystonesda", "keystoneats", "sid", "epd", "kna", "ansa", "adnkronos", "agi", "efe", "europapress", "lusa", "anp", "belga", "ntb", "tt", "ritzau", "stt", "pap", "čtk",
        "ctk", "tasr", "mti", "hina", "tanjug", "agerpres", "bta", "interfax", "tass", "тасс", "рианновости", "интерфакс", "укрінформ", "укринформ",
        "xinhua", "新华社", "新华网", "中新社", "kyodo", "共同通信", "時事通信", "時事", "yonhap", "연합뉴스", "pti", "ani", "ians", "aap", "pa", "pamedia", "upi", "bloomberg", "bernama", "antara",
        "sapa", "anadoluagency", "anadoluajansı", "aa", "dha", "iha", "irna", "wam", "petra", "mena", "elta", "bns", "leta", "sita", "cnn", "bbc", "dowjones", "spotonnews", "prnewswire",
        "businesswire", "globenewswire", "theconversation", "thecanadianpress", "canadianpress", "pressassociation", "statesnewsroom",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _houses;

    /// <summary>Gathers the names that the page's house goes by.</summary>
    public AuthorHouses(PageSources sources, string? siteName)
    {
        var host = Uri.TryCreate(sources.Page.Url, UriKind.Absolute, out var address) ? address.Host : "";
        var bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        _houses = [];
        foreach (var name in sources.Data.Publishers().Concat([siteName, sources.Page.Meta("og:site_name"), host, bare]).Concat(bare.Split('.'))
            .Concat([sources.Page.Meta("publisher", "dc.publisher", "dcterms.publisher"), sources.Page.Meta("application-name"), sources.Page.Meta("copyright")]))
        {
            var key = TextLikeness.Key(Parenthesis().Replace(name ?? "", ""));
            if (key.Length > 0)
            {
                _houses.Add(key);
            }
        }
    }

    /// <summary>True when a name is the house's own.</summary>
    public bool IsHouse(string name)
    {
        var key = TextLikeness.Key(name);
        if (_houses.Contains(key))
        {
            return true;
        }

        foreach (var house in _houses)
        {
            if (house.Length >= ShortestHouse && key.StartsWith(house, StringComparison.Ordinal) && HouseTail().IsMatch(key[house.Length..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a name is no person's: the house, an agency, or a name that says so itself.</summary>
    public bool IsOrganization(string name) => IsHouse(name) || IsAgency(name) || SaysSo().IsMatch(name);

    /// <summary>True for a news agency.</summary>
    public static bool IsAgency(string name) => Agencies.Contains(TextLikeness.Key(name));

    [GeneratedRegex(@"\s*[(\[][^)\]]*[)\]]")]
    private static partial Regex Parenthesis();

    [GeneratedRegex("^(?:online|web|digital|de|com|net|org|news|redaktion|staff|team|desk|newsdesk|staffreporter|reporter|writers?|staffwriter|correspondent|editors?|editorial)$")]
    private static partial Regex HouseTail();

    [GeneratedRegex(@"(?:^|[\s-])(?:news(?:room|desk|paper)?|redaktion|redaction|rédaction|redacción|redazione|redactie|redakcja|redakce|редакция|редакція|press|presse|agency|agentur|agence|agencia|"
        + @"online|zeitung|media|team|staff|desk|tv|radio|magazine?|journal|verlag|gmbh|inc|ltd|office|bureau|group|institute|foundation|university|editorial board|editors|newswire|wires?|services?)$|^the\s|"
        + @"\.(?:com|de|net|org|is|lt|be|at|ch|ru|uk|fr|it|es|nl|pl|se|no|dk|fi|eu|info)$|新聞|通信社?$|新闻|日报|編集部|编辑部|取材班|オンライン|デジタル",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysSo();
}
