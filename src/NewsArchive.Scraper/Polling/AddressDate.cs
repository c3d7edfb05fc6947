using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Scraper.Polling;

/// <summary>A stretch of time, from its first moment to the first moment after it.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="Until">The first moment after it.</param>
internal readonly record struct TimeStretch(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>True when some of it lies between two times; null for no limit.</summary>
    public bool Meets(DateTimeOffset? after, DateTimeOffset? before) => (after is null || Until > after) && (before is null || From < before);
}

/// <summary>
/// The date that many addresses carry: of an article, "/2024/08/16/story", and of a sitemap, "sitemap-2024-08.xml". What is not said is not
/// guessed: a number counts as a year only from 1990 on and, where it stands alone, in a sitemap's name.
/// </summary>
internal static partial class AddressDate
{
    /// <summary>The day or month in the path of an article's address; null when there is none.</summary>
    public static TimeStretch? OfArticle(string url) => Read(InPath().Match(PathOf(url)));

    /// <summary>The day, month or year in the name of a sitemap; null when there is none.</summary>
    public static TimeStretch? OfSitemap(string url) => Read(InName().Match(Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.PathAndQuery : ""));

    private static TimeStretch? Read(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var year = Number(match.Groups["year"]);
        var month = Number(match.Groups["month"]);
        var day = Number(match.Groups["day"]);
        if (month is > 12 || day > DateTime.DaysInMonth(year, Math.Max(month, 1)))
        {
            return null;
        }

        var from = new DateTimeOffset(year, Math.Max(month, 1), Math.Max(day, 1), 0, 0, 0, TimeSpan.Zero);
        return new TimeStretch(from, day > 0 ? from.AddDays(1) : month > 0 ? from.AddMonths(1) : from.AddYears(1));
    }

    private static int Number(Group group) => group.Success ? int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private static string PathOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.AbsolutePath : "";

    [GeneratedRegex(@"[/-](?<year>(?:199|20[0-4])\d)(?<apart>[/-]?)(?<month>0[1-9]|1[0-2])(?:\k<apart>(?<day>0[1-9]|[12]\d|3[01]))?(?=[/-]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex InPath();

    /// <summary>A year alone is one only behind a sign: "sitemap-2024.xml", but "sitemap2024.xml" may be the 2024th.</summary>
    [GeneratedRegex(@"(?<!\d)(?<year>(?:199|20[0-4])\d)[-_/.]?(?<month>0[1-9]|1[0-2])(?:[-_/.]?(?<day>0[1-9]|[12]\d|3[01]))?(?!\d)|(?<![\da-zA-Z])(?<year>(?:199|20[0-4])\d)(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex InName();
}
