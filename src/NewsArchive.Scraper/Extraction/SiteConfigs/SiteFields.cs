using NewsArchive.Scraper.Extraction.Fields;
using NewsArchive.Texts;

namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>Makes fields of what the user's rules for a site found. They go before all other sources.</summary>
internal static class SiteFields
{
    private const string Rule = "site-rule";

    /// <summary>The headline; null when no rule found one.</summary>
    public static Found<string>? Title(SiteReading? site) =>
        ArchiveText.NormalizeLine(site?.Title) is { Length: > 0 } title ? new Found<string>(title, Rule) { Confidence = 1 } : null;

    /// <summary>Everybody named, persons and organisations; null when no rule found anybody.</summary>
    public static Found<AuthorCredit>? Authors(PageReading reading)
    {
        if (reading.Site is not { Authors.Count: > 0 } site)
        {
            return null;
        }

        var houses = new AuthorHouses(reading.Sources, reading.SiteName?.Value);
        var names = site.Authors.SelectMany(AuthorNames.Read).DistinctBy(name => name.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var organizations = names.Where(name => name.IsOrganization || houses.IsOrganization(name.Name)).Select(name => name.Name);
        return names.Count > 0 ? new Found<AuthorCredit>(new AuthorCredit([.. names.Select(name => name.Name)], [.. organizations]), Rule) { Confidence = 1 } : null;
    }

    /// <summary>The time of publication; null when no rule found one that can be read.</summary>
    public static Found<PrintedTime>? Published(SiteReading? site, string? language)
    {
        if (site?.Date is not { } printed)
        {
            return null;
        }

        if (PrintedDates.Read(printed, DateOrders.Of(language)) is { Time: not null } time)
        {
            return new Found<PrintedTime>(time, Rule) { Confidence = 1 };
        }

        site.Warn("date finds no date that can be read");
        return null;
    }

    /// <summary>The rule that read the body with the file it is from, or with what no longer works in the file.</summary>
    public static string BodyRule(string rule, SiteReading site) => (site.HasBody, site.Warnings) switch
    {
        (true, []) => $"{rule} {site.Config.Name}",
        (true, var warnings) => $"{rule} {site.Config.Name} ({string.Join("; ", warnings)})",
        (false, []) => rule,
        (false, var warnings) => $"{rule} ({string.Join("; ", warnings)})",
    };
}
