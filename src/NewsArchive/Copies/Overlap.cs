namespace NewsArchive.Copies;

/// <summary>What two texts have in common.</summary>
/// <param name="Shorter">How many different runs of words the shorter text has.</param>
/// <param name="Longer">How many the longer one has.</param>
/// <param name="Common">How many stand in both.</param>
public readonly record struct Overlap(int Shorter, int Longer, int Common)
{
    /// <summary>How many of the shorter text's numbers the longer one has too.</summary>
    public Share Numbers { get; init; }

    /// <summary>How many of the shorter text's names the longer one has too.</summary>
    public Share Names { get; init; }

    /// <summary>Share of all runs that stand in both texts, 0 to 1 (Jaccard).</summary>
    public double Resemblance => Longer == 0 ? 0 : (double)Common / (Shorter + Longer - Common);

    /// <summary>Share of the shorter text's runs that stand in the longer one, 0 to 1.</summary>
    public double Containment => Shorter == 0 ? 0 : (double)Common / Shorter;
}

/// <summary>How many of how many.</summary>
public readonly record struct Share(int Part, int Whole)
{
    /// <summary>From 0 to 1; 1 of nothing.</summary>
    public double Value => Whole == 0 ? 1 : (double)Part / Whole;
}
