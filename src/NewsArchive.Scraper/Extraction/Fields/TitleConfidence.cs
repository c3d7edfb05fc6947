namespace NewsArchive.Scraper.Extraction.Fields;

/// <summary>How sure a headline is.</summary>
internal static class TitleConfidence
{
    /// <summary>The share of the page's sources, by weight, that say it; a single source is never sure.</summary>
    /// <param name="weight">Weight of the sources that say it.</param>
    /// <param name="all">Weight of all sources.</param>
    /// <param name="wordings">Number of different wordings.</param>
    public static double Of(double weight, double all, int wordings)
    {
        var share = weight / all;
        return Math.Round(weight < 1 ? 0.5 * share : wordings == 1 ? 0.99 : 0.35 + (0.63 * share), 2);
    }
}
