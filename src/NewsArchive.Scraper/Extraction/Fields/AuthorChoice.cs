using NewsArchive.Scraper.Extraction.Bodies;
using NewsArchive.Scraper.Extraction.Pages;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Chooses whom the article names as author. The first source that names a person wins, structured data before metas before what is
/// printed; where none names a person, the agency or house that is named counts.
/// </summary>
internal static class AuthorChoice
{
    private const int Most = 20;

    private static readonly string[] MetaNames =
    [
        "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "dc.contributor", "byl", "cxenseparse:author", "itemprop:author", "article.author", "authors", "bt:author",
        "article:author:name", "vr:author", "creator", "ob_author", "rnews:creator",
    ];

    /// <summary>Everybody named, persons and organisations; null when nobody is.</summary>
    public static Found<AuthorCredit>? Choose(PageSources sources, string? siteName, ArticlePlace place)
    {
        var houses = new AuthorHouses(sources, siteName);
        Found<AuthorCredit>? best = null;
        foreach (var (names, rule) in Proposals(sources, place))
        {
            if (Credit(names, houses) is not { Names.Count: > 0 } credit)
            {
                continue;
            }

            sources.Proposals?.Add(new FieldProposal("authors", rule, string.Join(", ", credit.Names)));
            if (best is null || (credit.NamesPerson && !best.Value.NamesPerson))
            {
                best = new Found<AuthorCredit>(credit, rule) { Confidence = Confidence(sources.Page, place, credit, rule) };
            }

            if (best.Value.NamesPerson && sources.Proposals is null)
            {
                break;
            }
        }

        // Some houses sign every page in its metadata; that names nobody.
        return best is not null && sources.Rule is { HouseSigns: true } && best.Value.Names.All(houses.IsHouse) ? null : best;
    }

    private static AuthorCredit Credit(IEnumerable<CreditedName> names, AuthorHouses houses)
    {
        var all = names.Where(name => TextLikeness.Key(name.Name).Length > 0).DistinctBy(name => TextLikeness.Key(name.Name)).Take(Most).ToList();
        return new AuthorCredit(
            [.. all.Select(name => name.Name)],
            [.. all.Where(name => name.IsOrganization || houses.IsOrganization(name.Name)).Select(name => name.Name)]);
    }

    private static IEnumerable<(IEnumerable<CreditedName> Names, string Rule)> Proposals(PageSources sources, ArticlePlace place)
    {
        var page = sources.Page;
        var data = Structured(sources, "author");
        yield return (data, "json-ld");
        var metas = Metas(page, MetaNames);
        yield return (metas, "meta");
        var og = Metas(page, ["article:author", "og:article:author"]);
        yield return (og, "og");
        var isOpen = data.Count + metas.Count + og.Count == 0;
        yield return (Marks(page, place, isOpen), "author-mark");
        yield return (Bylines.Marked(page, place, isOpen), "byline");
        yield return (Bylines.Lines(page, place), "byline-line");
        yield return (Bylines.Labelled(page, place), "label");
        yield return (Structured(sources, "creator"), "json-ld");
        if (!isOpen)
        {
            yield return (Bylines.Bare(page, place), "name-line");
        }
    }

    private static List<CreditedName> Structured(PageSources sources, string member)
    {
        var names = new List<CreditedName>();
        foreach (var name in sources.Data.Names(member))
        {
            if (name.IsOrganization && !name.Name.Contains("://", StringComparison.Ordinal))
            {
                names.Add(new CreditedName(name.Name.Trim(), true));
            }
            else
            {
                names.AddRange(AuthorNames.Read(name.Name));
            }
        }

        return names;
    }

    private static List<CreditedName> Metas(Page page, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (page.Metas.TryGetValue(name, out var contents))
            {
                var read = contents.SelectMany(AuthorNames.Read).ToList();
                if (read.Count > 0)
                {
                    return read;
                }
            }
        }

        return [];
    }

    /// <summary>Links to authors also stand in teasers of other articles: those in the article's head count, or the first place when nothing else says.</summary>
    private static List<CreditedName> Marks(Page page, ArticlePlace place, bool isOpen)
    {
        var marks = page.Marks.Where(mark => mark.Kind is MarkKind.Author).ToList();
        var near = marks.Where(mark => place.IsNear(mark.Position)).ToList();
        if (near.Count == 0 && isOpen)
        {
            near = [.. marks.Where(mark => mark.Position >= place.Head)];
        }

        return [.. near.Where(mark => mark.Position <= near[0].Position + 3).SelectMany(mark => AuthorNames.Read(mark.Value is { Length: > 3 } value && mark.Text.Length == 0 ? value : mark.Text))];
    }

    /// <summary>Names that readers see in the article's head are sure; a house that only metadata name is less so.</summary>
    private static double Confidence(Page page, ArticlePlace place, AuthorCredit credit, string rule)
    {
        var trust = rule switch
        {
            "json-ld" => 0.9,
            "meta" => 0.75,
            "author-mark" or "og" => 0.7,
            "byline" => 0.65,
            _ => 0.5,
        };
        if (!credit.NamesPerson)
        {
            return Math.Round(trust - 0.15, 2);
        }

        for (var i = Math.Max(0, place.Head - 3); i <= place.Body + 1 && i < page.Blocks.Count; i++)
        {
            if (rule is "json-ld" or "meta" or "og" && page.Blocks[i].Text.Contains(credit.Names[0], StringComparison.OrdinalIgnoreCase))
            {
                return Math.Min(0.98, trust + 0.15);
            }
        }

        return trust;
    }
}
