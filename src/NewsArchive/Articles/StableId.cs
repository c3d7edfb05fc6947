using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Articles;

/// <summary>
/// The number or hash by which a site knows an article and which stays when the words of its address change: a UUID or hash in the last part
/// of the path, or a number of at least six digits that is no date.
/// </summary>
internal static partial class StableId
{
    private const int FewestDigits = 6;

    private static readonly string[] DateForms = ["yyyyMMdd", "ddMMyyyy", "MMddyyyy", "yyyyMM", "yyMMdd", "ddMMyy"];

    /// <summary>The id in a path as <see cref="AddressPath"/> leaves it; null when there is none.</summary>
    public static string? In(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0)
        {
            return null;
        }

        var last = segments[^1].ToLowerInvariant();
        if (Uuid().Match(last) is { Success: true } uuid)
        {
            return uuid.Value;
        }

        // A hash has both letters and digits, or it is a word or a number.
        return Hash().Matches(last).Select(match => match.Value).LastOrDefault(IsMixed)
            ?? Numbers().Matches(last).Select(match => match.Groups[1].Value).LastOrDefault(IsNumberOfArticle)
            ?? segments[..^1].LastOrDefault(segment => segment.All(char.IsAsciiDigit) && IsNumberOfArticle(segment));
    }

    private static bool IsMixed(string token) => token.Count(char.IsAsciiDigit) >= 3 && token.Any(char.IsAsciiLetter);

    private static bool IsNumberOfArticle(string digits) => digits.Length >= FewestDigits && !IsDate(digits);

    /// <summary>Dates, also with a time of day behind them ("20240512", "202405121430").</summary>
    private static bool IsDate(string digits) =>
        Array.Exists(DateForms, form => digits.Length == form.Length && IsDay(digits, form))
        || (digits.Length is 10 or 12 or 14 && IsDay(digits[..8], "yyyyMMdd"));

    private static bool IsDay(string digits, string form) =>
        DateTime.TryParseExact(digits, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2100;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex("(?<![0-9a-z])[0-9a-f]{12,64}(?![0-9a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    // Numbers by themselves and with a few letters before them, as in "a1234567" and "rcna123456".
    [GeneratedRegex("(?<![0-9a-z])[a-z]{0,5}([0-9]{6,})(?![0-9a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();
}
