using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Benchmarks.Scoring;

/// <summary>Whether two ISO 8601 times are the same instant, or day, by the definitions of the corpus' score.py.</summary>
internal static partial class TimeScore
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>True when the times are less than a minute apart; null when the truth is a bare date.</summary>
    public static bool? SameInstant(string truth, string? reading)
    {
        if (Read(truth) is not { Clock: { } meant } exact)
        {
            return null;
        }

        if (Read(reading) is not { Clock: { } said } other)
        {
            return false;
        }

        if (exact.Offset is not null)
        {
            return ((said - (other.Offset ?? TimeSpan.Zero)) - (meant - exact.Offset.Value)).Duration() < Minute;
        }

        // A truth without offset is met by the same clock, or by the same clock in UTC.
        return (said - meant).Duration() < Minute || (other.Offset is { } offset && (said - offset - meant).Duration() < Minute);
    }

    /// <summary>True when the calendar day is the same as written or in UTC.</summary>
    public static bool SameDay(string truth, string? reading)
    {
        if (Read(truth) is not { } meant || Read(reading) is not { } said)
        {
            return false;
        }

        return meant.Day == said.Day || (meant is { Clock: not null, Offset: not null } && said is { Clock: not null, Offset: not null }
            && (meant.Clock - meant.Offset).Value.Date == (said.Clock - said.Offset).Value.Date);
    }

    private static Moment? Read(string? text)
    {
        if (text is null || Iso().Match(text.Trim()) is not { Success: true } match
            || !DateOnly.TryParseExact(match.Groups["day"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return null;
        }

        if (!match.Groups["clock"].Success)
        {
            return new Moment(day, null, null);
        }

        if (!TimeSpan.TryParse(match.Groups["clock"].Value, CultureInfo.InvariantCulture, out var clock))
        {
            return null;
        }

        var zone = match.Groups["zone"].Value;
        TimeSpan? offset = zone switch
        {
            "" => null,
            "Z" => TimeSpan.Zero,
            _ => (zone[0] == '-' ? -1 : 1) * new TimeSpan(int.Parse(zone[1..3], CultureInfo.InvariantCulture), zone.Length > 3 ? int.Parse(zone[^2..], CultureInfo.InvariantCulture) : 0, 0),
        };
        return new Moment(day, day.ToDateTime(TimeOnly.MinValue) + clock, offset);
    }

    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?<clock>\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)\d*(?<zone>Z|[+-]\d\d(?::?\d\d)?)?)?$")]
    private static partial Regex Iso();

    private sealed record Moment(DateOnly Day, DateTime? Clock, TimeSpan? Offset);
}
