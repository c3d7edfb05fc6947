using NewsArchive.Scraper.Extraction.Bodies;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Chooses the headline by agreement: every source proposes, and the wording that the others support most wins. One source alone is
/// often another, longer wording for search engines or social networks.
/// </summary>
internal static class TitleChoice
{
    // Found on 127 news pages of 90 publishers, each set of weights judged on the publishers that it was not chosen on. JSON-LD is right
    // where it and another source differ; document titles hardly ever are; both social titles alike are worth a little more than one.
    private const double BothSocial = 0.15;
    private const double Address = 0.15;
    private const double Resembling = 0.2;
    private const double FewWords = 4;

    /// <summary>The headline; null when no source has one.</summary>
    public static Found<string>? Choose(PageSources sources, string? siteName)
    {
        var proposals = TitleProposals.Of(sources, siteName);
        if (proposals.Count == 0)
        {
            return null;
        }

        var groups = proposals.GroupBy(proposal => proposal.Key).Select(group => new Wording([.. group])).ToList();
        var address = groups.Count > 1 && !groups.Exists(group => group.Has(TitleSource.Breadcrumb)) ? AddressWords.Read(sources.Page.Url) : null;
        Wording? best = null;
        var most = -1.0;
        foreach (var group in groups)
        {
            var support = group.Weight + Address * (address?.ShareIn(group.Text) ?? 0);
            foreach (var other in groups)
            {
                support += ReferenceEquals(other, group) ? 0 : Resembling * Likeness(group.Text, other.Text) * other.WeightBeside(group);
            }

            if (support > most)
            {
                (best, most) = (group, support);
            }
        }

        return best!.AsFound(TitleConfidence.Of(best.Weight, groups.Sum(group => group.Weight), groups.Count));
    }

    /// <summary>A word or two stand in many a title, so a short wording hardly profits from them.</summary>
    private static double Likeness(string wording, string other) =>
        TextLikeness.SharedWords(wording, other) * Math.Min(1, (wording.AsSpan().Count(' ') + 1) / FewWords);

    private static double Weight(TitleSource source) => source switch
    {
        TitleSource.SiteRule => 10,
        TitleSource.JsonLd => 1.3,
        TitleSource.Social => 0.95,
        TitleSource.BelowBreadcrumb => 0.75,
        TitleSource.JsonLdName => 0.7,
        TitleSource.Heading => 0.65,
        TitleSource.Meta => 0.4,
        TitleSource.Breadcrumb => 0.2,
        _ => 0.15,
    };

    /// <summary>The proposals that say the same.</summary>
    private sealed class Wording
    {
        private readonly List<TitleProposal> _proposals;
        private readonly HashSet<TitleSource> _sources;

        public Wording(List<TitleProposal> proposals)
        {
            _proposals = proposals;
            _sources = [.. proposals.Select(proposal => proposal.Source)];
            if (Has(TitleSource.Breadcrumb))
            {
                // The path of links and the document's title are filled from the same place.
                _sources.Remove(TitleSource.Document);
            }

            var isOnBoth = proposals.Where(proposal => proposal.Source is TitleSource.Social).Select(proposal => proposal.Rule).Distinct().Count() > 1;
            Weight = _sources.Sum(TitleChoice.Weight) + (isOnBoth ? BothSocial : 0);
        }

        public string Text => _proposals[0].Text;

        public double Weight { get; }

        public bool Has(TitleSource source) => _sources.Contains(source);

        public double WeightBeside(Wording other) => _sources.Where(source => !other.Has(source)).Sum(TitleChoice.Weight);

        /// <summary>The spelling of the best source, but with the quotation marks that readers see, and a colon behind a kicker.</summary>
        public Found<string> AsFound(double confidence)
        {
            var best = _proposals.MinBy(proposal => proposal.Source is TitleSource.BelowBreadcrumb ? int.MaxValue : (int)proposal.Source)!;
            if (best.Text.Contains(" - ", StringComparison.Ordinal))
            {
                best = _proposals.Find(other => other.Text.Contains(": ", StringComparison.Ordinal) && !other.Text.Contains(" - ", StringComparison.Ordinal)) ?? best;
            }

            // An element that microdata mark may be one for machines; the heading is what readers see.
            var printed = _proposals.Where(other => other.Source is TitleSource.Heading && PlainQuotes(other.Text) == PlainQuotes(best.Text)).MinBy(other => other.Rule == "h1" ? 0 : 1) ?? best;
            return new Found<string>(printed.Text, printed.Rule) { Confidence = confidence };
        }
    }

    private static string PlainQuotes(string text) =>
        string.Create(text.Length, text, (plain, from) =>
        {
            for (var i = 0; i < plain.Length; i++)
            {
                plain[i] = from[i] switch
                {
                    '“' or '”' or '„' or '‟' or '«' or '»' => '"',
                    '‘' or '’' or '‚' or '‛' or '‹' or '›' or '`' or '´' => '\'',
                    var other => other,
                };
            }
        });
}
