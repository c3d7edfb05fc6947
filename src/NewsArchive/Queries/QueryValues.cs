using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Queries;

/// <summary>
/// What the fields' values may be. Dates are <c>2024</c>, <c>2024-08</c>, <c>2024-08-16</c> or, in <c>date:</c>, two of them as
/// <c>2024-08..2024-10</c>, both ends included; lengths are a number with or without <c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>.
/// </summary>
public static partial class QueryValues
{
    private static readonly string[] Things = ["annotations", "notes", "tags", "entities", "copies", "versions", "lead", "authors"];

    private static readonly string[] Units = ["sentence", "paragraph"];

    private static readonly Dictionary<string, string> Singular = new(StringComparer.OrdinalIgnoreCase)
    {
        ["annotation"] = "annotations",
        ["note"] = "notes",
        ["tag"] = "tags",
        ["entity"] = "entities",
        ["mentions"] = "entities",
        ["copy"] = "copies",
        ["version"] = "versions",
        ["author"] = "authors",
    };

    /// <summary>A value in the field's own spelling, or what is wrong with it and the nearest value that would do.</summary>
    internal static (string? Value, string? Problem, string? Nearest) Read(QueryField field, string value)
    {
        switch (field)
        {
            case QueryField.Lang:
                return (value.ToLowerInvariant(), null, null);
            case QueryField.Has:
                return OneOf(field, Things, Singular.GetValueOrDefault(value, value));
            case QueryField.Within:
                return OneOf(field, Units, value);
            case QueryField.Words:
                var compact = value.Replace(" ", "", StringComparison.Ordinal);
                return Comparison().IsMatch(compact)
                    ? (compact, null, null)
                    : (null, $"“{value}” is no number of words. Write words:>300 or words:<=1000.", null);
            case QueryField.Before or QueryField.After or QueryField.Date:
                return Span(value, allowsTwo: field == QueryField.Date) is not null
                    ? (value, null, null)
                    : (null, $"“{value}” is not a date. Write {QueryFields.NameOf(field)}:2024-08-16, or a month such as 2024-08.", null);
            default:
                return (value, null, null);
        }
    }

    /// <summary>The half-open span of time that a date of a query means, in UTC; null when it is not a date.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)? Span(string value, bool allowsTwo = true)
    {
        ArgumentNullException.ThrowIfNull(value);
        var parts = value.Split("..");
        if (parts.Length == 1)
        {
            return One(value);
        }

        if (!allowsTwo || parts.Length > 2 || One(parts[0]) is not { } first || One(parts[1]) is not { } last || last.To <= first.From)
        {
            return null;
        }

        return (first.From, last.To);
    }

    /// <summary>The sign and the number of a length.</summary>
    internal static (string Sign, int Count) Length(string value)
    {
        var digits = value.TrimStart('<', '>', '=');
        return (value[..^digits.Length], int.Parse(digits, CultureInfo.InvariantCulture));
    }

    private static (DateTimeOffset From, DateTimeOffset To)? One(string text)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        foreach (var format in new[] { "yyyy-MM-dd", "yyyy-MM", "yyyy" })
        {
            if (DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, utc, out var from) && from.Year < 9999)
            {
                return (from, format.Length switch { 4 => from.AddYears(1), 7 => from.AddMonths(1), _ => from.AddDays(1) });
            }
        }

        return null;
    }

    private static (string? Value, string? Problem, string? Nearest) OneOf(QueryField field, string[] known, string value) =>
        known.FirstOrDefault(one => one.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } found
            ? (found, null, null)
            : (null, $"{QueryFields.NameOf(field)}: knows {string.Join(", ", known)}, not “{value}”.", NearestText.Among(known, value));

    [GeneratedRegex("^(<=?|>=?|=)?[0-9]{1,7}$", RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();
}
