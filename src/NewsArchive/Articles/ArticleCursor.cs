using System.Globalization;

namespace NewsArchive.Articles;

/// <summary>A place in a list of articles: next to which article, and on which side of it, in the order of the list.</summary>
/// <param name="SortAt">What the list sorts by.</param>
/// <param name="Id">Key of the article, for those of the same time.</param>
/// <param name="IsBackward">True for the articles before that place.</param>
public sealed record ArticleCursor(DateTimeOffset SortAt, long Id, bool IsBackward = false)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is something else.</summary>
    public static ArticleCursor? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('.');
        if (parts.Length != 3
            || parts[0] is not ("next" or "previous")
            || !long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var microseconds)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        // Microseconds are what PostgreSQL keeps.
        var ticks = (Int128)microseconds * TimeSpan.TicksPerMicrosecond + DateTimeOffset.UnixEpoch.Ticks;
        return ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks
            ? null
            : new ArticleCursor(new DateTimeOffset((long)ticks, TimeSpan.Zero), id, parts[0] == "previous");
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var microseconds = (SortAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        return string.Create(CultureInfo.InvariantCulture, $"{(IsBackward ? "previous" : "next")}.{microseconds}.{Id}");
    }
}
