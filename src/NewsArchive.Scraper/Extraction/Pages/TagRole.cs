using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>What an element means for reading text.</summary>
internal enum TagRole
{
    /// <summary>Runs on in the line.</summary>
    Inline,

    /// <summary>Begins and ends a paragraph.</summary>
    Block,

    /// <summary>Holds nothing a reader sees.</summary>
    Skip,

    /// <summary>Ends a line.</summary>
    LineBreak,

    /// <summary>Says something about the page: meta, link, title, script.</summary>
    Head,

    /// <summary>A picture.</summary>
    Image,
}

/// <summary>Roles of HTML's elements.</summary>
internal static class TagRoles
{
    private static readonly FrozenDictionary<string, TagRole> Roles = Build();

    /// <summary>The role of an element by its lower-case name.</summary>
    public static TagRole Of(string tag) => Roles.GetValueOrDefault(tag, TagRole.Inline);

    private static FrozenDictionary<string, TagRole> Build()
    {
        var roles = new Dictionary<string, TagRole>(StringComparer.Ordinal);
        void Add(TagRole role, string names)
        {
            foreach (var name in names.Split(' '))
            {
                roles[name] = role;
            }
        }

        Add(TagRole.Block, "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form "
            + "h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul");
        Add(TagRole.Skip, "style noscript template svg iframe object embed canvas select option optgroup datalist textarea input button video audio map "
            + "progress meter applet noembed noframes rp rt param source track amp-analytics amp-ad amp-iframe amp-sidebar");
        Add(TagRole.LineBreak, "br");
        Add(TagRole.Head, "meta link title script base");
        Add(TagRole.Image, "img amp-img");
        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
