using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>Chooses the persons named as authors: structured data first, then metas, then the visible byline. An organisation is not a person.</summary>
internal static class AuthorChoice
{
    private const int Most = 20;

    /// <summary>The authors in the order printed; null when none is named.</summary>
    public static Found<IReadOnlyList<string>>? Choose(PageSources sources, string? siteName)
    {
        var host = Uri.TryCreate(sources.Page.Url, UriKind.Absolute, out var address) ? address.Host : "";
        var houses = sources.Data.Publishers().Append(siteName).Concat([host, .. host.Split('.')]).OfType<string>().Select(TextLikeness.Key).Where(key => key.Length > 0).ToHashSet();
        foreach (var (names, rule) in Proposals(sources))
        {
            var persons = names
                .Where(name => !houses.Contains(TextLikeness.Key(name)))
                .DistinctBy(TextLikeness.Key)
                .Where(name => TextLikeness.Key(name).Length > 0)
                .Take(Most)
                .ToList();
            if (persons.Count > 0)
            {
                return new Found<IReadOnlyList<string>>(persons, rule);
            }
        }

        return null;
    }

    private static IEnumerable<(IEnumerable<string> Names, string Rule)> Proposals(PageSources sources)
    {
        yield return (sources.Data.Names("author").Where(name => !name.IsOrganization).SelectMany(name => AuthorNames.Split(name.Name)), "json-ld");
        yield return (Metas(sources.Page, "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "cxenseparse:author", "itemprop:author"), "meta");
        yield return (Metas(sources.Page, "article:author", "og:article:author"), "og");
        yield return (Marks(sources.Page, MarkKind.Author), "author-mark");
        yield return (Byline(sources.Page), "byline");
    }

    private static List<string> Metas(Page page, params string[] names)
    {
        foreach (var name in names)
        {
            if (page.Metas.TryGetValue(name, out var contents))
            {
                var split = contents.SelectMany(AuthorNames.Split).ToList();
                if (split.Count > 0)
                {
                    return split;
                }
            }
        }

        return [];
    }

    private static IEnumerable<string> Marks(Page page, MarkKind kind)
    {
        var marks = page.Marks.Where(mark => mark.Kind == kind).ToList();
        // Links to authors also stand in teasers of other articles: those of the first place count.
        return marks.Where(mark => mark.Position <= marks[0].Position + 3).SelectMany(mark => AuthorNames.Split(mark.Text));
    }

    private static List<string> Byline(Page page)
    {
        foreach (var mark in page.Marks.Where(mark => mark.Kind is MarkKind.Byline).Take(10))
        {
            var names = AuthorNames.Split(mark.Text).Where(name => char.IsUpper(name[0]) && name.Contains(' ', StringComparison.Ordinal)).ToList();
            if (names.Count > 0)
            {
                return names;
            }
        }

        return [];
    }
}
