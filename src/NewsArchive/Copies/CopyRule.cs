namespace NewsArchive.Copies;

/// <summary>
/// When a text counts as a near-copy of another. Words alone do not tell: a copy with every fifth word changed and tomorrow's weather report
/// have as much in common with their models. But a copy keeps the numbers and names, and a form that is filled in anew does not.
/// </summary>
/// <param name="Resemblance">Least share of all runs of words that stand in both.</param>
/// <param name="OwnResemblance">The same for two articles of one source, which share background and the furniture of its pages.</param>
/// <param name="Containment">Least share of the shorter text's runs that stand in the longer one.</param>
/// <param name="Reworded">The same for texts that were reworded throughout, which shows in that nearly all names are kept.</param>
/// <param name="Numbers">Least share of the shorter text's numbers that the longer one has.</param>
/// <param name="Names">Least share of the names, for texts that were reworded.</param>
public sealed record CopyRule(double Resemblance, double OwnResemblance, double Containment, double Reworded, double Numbers, double Names)
{
    /// <summary>How many numbers or names a text needs before it counts how many of them are kept.</summary>
    private const int FewestFacts = 4;

    /// <summary>What a sketch may miss, because it only estimates: three of its standard deviations.</summary>
    private const double Slack = 0.1;

    /// <summary>The rule in use, chosen on one half of a corpus and measured on the other: <c>NewsArchive.Benchmarks copies</c>.</summary>
    public static CopyRule Chosen { get; } = new(0.2, 0.5, 0.6, 0.4, 0.6, 0.7);

    /// <summary>Whether texts with this in common are copies of each other.</summary>
    public bool IsCopy(Overlap overlap, bool isOneSource) =>
        overlap.Resemblance >= (isOneSource ? OwnResemblance : Resemblance)
        && (overlap.Numbers.Whole < FewestFacts || overlap.Numbers.Value >= Numbers)
        && (overlap.Containment >= Containment
            || (overlap.Containment >= Reworded && overlap.Names.Whole >= FewestFacts && overlap.Names.Value >= Names));

    /// <summary>Whether texts whose sketches have this in common are worth being compared.</summary>
    public bool IsWorthComparing(Overlap estimate) =>
        estimate.Resemblance >= Resemblance - Slack && estimate.Containment >= Math.Min(Containment, Reworded) - Slack;
}
