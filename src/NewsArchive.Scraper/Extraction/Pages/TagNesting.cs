using System.Collections.Frozen;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>How an element nests in the tree that the HTML algorithm builds.</summary>
internal enum TagNesting
{
    /// <summary>Stays open until its end tag or that of an element around it comes; its end tag does not reach across a box.</summary>
    Line,

    /// <summary>Stays open until its end tag comes, which closes all in it.</summary>
    Box,

    /// <summary>A box that end tags of what is around it do not reach across.</summary>
    Wall,

    /// <summary>Has no content, or is closed by the next of its kind.</summary>
    None,

    /// <summary>Is opened again in every paragraph until its end tag comes.</summary>
    Format,

    /// <summary>A link: closed by the next one.</summary>
    Link,

    /// <summary>Holds raw text in which tags are none.</summary>
    Raw,

    /// <summary>Means something once a page; the parser's time grows with the square of their number.</summary>
    Once,
}

/// <summary>Looks up how elements nest.</summary>
internal static class TagNestings
{
    private static readonly FrozenDictionary<string, TagNesting>.AlternateLookup<ReadOnlySpan<char>> Lookup = Build().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How an element nests, by its name as written.</summary>
    public static TagNesting Of(ReadOnlySpan<char> name) => name.Length <= 12 && Lookup.TryGetValue(name, out var nesting) ? nesting : TagNesting.Line;

    private static FrozenDictionary<string, TagNesting> Build()
    {
        var nestings = new Dictionary<string, TagNesting>();
        void Add(TagNesting nesting, string names)
        {
            foreach (var name in names.Split(' '))
            {
                nestings[name] = nesting;
            }
        }

        Add(TagNesting.Box, "address article aside blockquote button center details dialog dir div dl fieldset figcaption figure footer form header hgroup "
            + "listing main menu nav ol pre search section summary ul select frameset");
        Add(TagNesting.Wall, "table template object marquee applet");
        Add(TagNesting.None, "html head body p li dd dt td th tr tbody thead tfoot caption colgroup option area br col embed "
            + "hr img image input link meta param source track wbr keygen frame");
        Add(TagNesting.Format, "b big code em font i nobr s small strike strong tt u");
        Add(TagNesting.Link, "a");
        Add(TagNesting.Once, "base");
        Add(TagNesting.Raw, "script style title textarea xmp iframe noembed noframes plaintext");
        return nestings.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
