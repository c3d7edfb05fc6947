using System.Buffers;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Makes one wording of two that are one: "Headline – Section | Site" beside a plain "Headline", and a headline that a template cut short.
/// What other sources say shows where a site's own additions begin, better than any list of dividers.
/// </summary>
internal static class TitleMerge
{
    private const int ShortestHead = 12;
    private const int LongestTail = 45;
    private const int CutFrom = 100;
    private const int CutTo = 112;
    private static readonly SearchValues<char> Dividers = SearchValues.Create("|-–—:·•*«»/｜：[(");

    /// <summary>The proposals in their order, the longer and the cut ones brought to the wording they stand for.</summary>
    public static List<TitleProposal> Apply(List<TitleProposal> proposals)
    {
        Replace(proposals, WithoutTail);
        Replace(proposals, Uncut);
        TakeOffKickers(proposals);
        return proposals;
    }

    /// <summary>A heading that nobody else words like that, but that ends in another's wording, has a kicker before the headline.</summary>
    private static void TakeOffKickers(List<TitleProposal> proposals)
    {
        for (var i = 0; i < proposals.Count; i++)
        {
            var heading = proposals[i];
            if (heading.Source is not (TitleSource.Heading or TitleSource.BelowBreadcrumb) || proposals.Exists(other => other.Source != heading.Source && other.Key == heading.Key))
            {
                continue;
            }

            var headline = proposals.Find(other => other.Source is TitleSource.JsonLd or TitleSource.Social && other.Key.Length >= ShortestHead && other.Key.Length * 2 > heading.Key.Length
                && heading.Key.Length > other.Key.Length && heading.Key.EndsWith(other.Key, StringComparison.Ordinal));
            proposals[i] = headline is null ? heading : new TitleProposal(headline.Text, heading.Source, heading.Rule);
        }
    }

    private static void Replace(List<TitleProposal> proposals, Func<TitleProposal, TitleProposal, TitleProposal?> shown)
    {
        for (var i = 0; i < proposals.Count; i++)
        {
            foreach (var other in proposals.Where(other => other.Source is not (TitleSource.Breadcrumb or TitleSource.Document)).ToList())
            {
                if (other.Key != proposals[i].Key && proposals[i].Source is not (TitleSource.Heading or TitleSource.BelowBreadcrumb or TitleSource.SiteRule))
                {
                    proposals[i] = shown(proposals[i], other) ?? proposals[i];
                }
            }
        }
    }

    private static TitleProposal? WithoutTail(TitleProposal longer, TitleProposal head)
    {
        if (head.Key.Length < ShortestHead || !longer.Key.StartsWith(head.Key, StringComparison.Ordinal))
        {
            return null;
        }

        var end = 0;
        for (var letters = 0; letters < head.Key.Length; end++)
        {
            letters += char.IsLetterOrDigit(longer.Text[end]) ? 1 : 0;
        }

        var closed = longer.Text.AsSpan(end).IndexOfAny(Dividers);
        var tail = closed < 0 ? "" : longer.Text[(end + closed)..];
        return closed >= 0 && tail.Length < LongestTail && tail.Length < end && longer.Text.AsSpan(end, closed).IndexOfAnyInRange('0', 'z') < 0
            ? new TitleProposal(longer.Text[..(end + closed)].TrimEnd(), longer.Source, longer.Rule)
            : null;
    }

    /// <summary>Some templates cut at 110 characters, the limit that search engines once named; others end in three dots.</summary>
    private static TitleProposal? Uncut(TitleProposal cut, TitleProposal whole)
    {
        var isCut = cut.Key.Length >= ShortestHead && whole.Key.StartsWith(cut.Key, StringComparison.Ordinal)
            && (cut.Text.EndsWith("...", StringComparison.Ordinal) || cut.Text.EndsWith('…') || cut.Text.Length is >= CutFrom and <= CutTo);
        return isCut ? new TitleProposal(whole.Text, cut.Source, cut.Rule) : null;
    }
}
