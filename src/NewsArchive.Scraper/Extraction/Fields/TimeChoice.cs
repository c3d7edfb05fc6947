using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>
/// Chooses when an article was published and changed. Sources vote for a day, each with the trust it has earned; of those that name the
/// day the one that says most exactly wins. The time of the last change never stands in for publication.
/// </summary>
internal static class TimeChoice
{
    private const double Implausible = 0.3;
    private static readonly DateTimeOffset FirstPages = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan DayApart = TimeSpan.FromHours(36);

    /// <summary>When the article was published; null when nothing says.</summary>
    public static Found<PrintedTime>? Published(PageSources sources, ArticlePlace place)
    {
        var proposals = TimeProposals.Published(sources, place);
        var dated = proposals.FindAll(proposal => proposal.Read.Time is not null);
        foreach (var proposal in proposals)
        {
            sources.Proposals?.Add(new FieldProposal("published", proposal.Rule, proposal.Read.Printed));
        }

        if (dated.Count == 0)
        {
            return proposals.Count == 0 ? null : new Found<PrintedTime>(proposals[0].Read, proposals[0].Rule) { Confidence = 0.1 };
        }

        var modified = Modified(sources)?.Value.Time;
        var best = dated.MaxBy(proposal => Support(proposal, dated, modified))!;
        var chosen = best;
        foreach (var other in dated)
        {
            chosen = SaysMore(other.Read, chosen.Read) ? other : chosen;
        }

        return new Found<PrintedTime>(chosen.Read, chosen.Rule) { Confidence = Confidence(best, dated) };
    }

    /// <summary>When the publisher says it last changed; null when nothing says.</summary>
    public static Found<PrintedTime>? Modified(PageSources sources)
    {
        foreach (var proposal in TimeProposals.Modified(sources))
        {
            if (proposal.Read.Time is not null)
            {
                return new Found<PrintedTime>(proposal.Read, proposal.Rule);
            }
        }

        return null;
    }

    /// <summary>What a proposal and those that name the same day are trusted with together, each kind of source once.</summary>
    private static double Support(TimeProposal proposal, List<TimeProposal> all, DateTimeOffset? modified)
    {
        var time = proposal.Read.Time!.Value;
        var support = 0.0;
        foreach (var kind in all.Where(other => IsSameDay(other.Read.Time!.Value, time)).GroupBy(other => other.Family))
        {
            support += kind.Max(other => other.Trust);
        }

        var isOdd = time < FirstPages || (modified is { } changed && time - changed > TimeSpan.FromDays(2));
        // Of two sources with the same support the more trusted one names the hour.
        return (isOdd ? support * Implausible : support) + (proposal.Trust / 1000);
    }

    private static bool IsSameDay(DateTimeOffset one, DateTimeOffset other) => one.Date == other.Date || (one - other).Duration() < DayApart;

    private static bool SaysMore(PrintedTime read, PrintedTime best)
    {
        if (read.Time is not { } time || best.Time is not { } known || read.Precision >= best.Precision)
        {
            return false;
        }

        // A local clock time gains an offset only from a source with the same clock; a day gains a clock only from the same day.
        return best.Precision is TimePrecision.Local ? time.DateTime == known.DateTime : time.Date == known.Date;
    }

    private static double Confidence(TimeProposal best, List<TimeProposal> all)
    {
        var time = best.Read.Time!.Value;
        var rules = all.Where(other => IsSameDay(other.Read.Time!.Value, time)).Select(other => other.Family).Distinct().Count();
        var against = all.Where(other => !IsSameDay(other.Read.Time!.Value, time)).Select(other => other.Trust).DefaultIfEmpty(0).Max();
        var alone = best.Trust >= TimeProposals.Structured ? 0.9 : best.Trust >= 1 ? 0.75 : best.Trust >= 0.6 ? 0.6 : 0.4;
        var sure = rules > 1 ? Math.Max(alone, 0.85) + 0.08 : alone;
        return Math.Round(Math.Clamp(sure - (0.15 * Math.Min(1, against / best.Trust)), 0.05, 0.98), 2);
    }
}
