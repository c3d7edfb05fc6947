namespace NewsArchive.Articles;

/// <summary>
/// When an article is looked at again: one hour, six hours, one day, seven and thirty days after it was published, because most changes come
/// soon. What is older than that when it is found is not looked at again.
/// </summary>
public static class RevisitSchedule
{
    private static readonly TimeSpan[] Ages =
        [TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(7), TimeSpan.FromDays(30)];

    /// <summary>The next look after a time; null when there is none.</summary>
    /// <param name="publishedAt">When it was published; null when that is not known to the minute.</param>
    /// <param name="firstSeenAt">When the archive first met it, which counts when it claims to be published later or does not say.</param>
    /// <param name="after">The present.</param>
    public static DateTimeOffset? Next(DateTimeOffset? publishedAt, DateTimeOffset firstSeenAt, DateTimeOffset after)
    {
        var born = publishedAt < firstSeenAt ? publishedAt.Value : firstSeenAt;
        foreach (var age in Ages)
        {
            if (born + age > after)
            {
                return born + age;
            }
        }

        return null;
    }
}
