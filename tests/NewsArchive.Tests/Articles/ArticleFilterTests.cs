using CsCheck;
using NewsArchive.Articles;

namespace NewsArchive.Tests.Articles;

public sealed class ArticleFilterTests
{
    [Fact]
    public void Nothing_asked_is_everything()
    {
        var filter = ArticleFilter.Parse("");
        Assert.True(filter.IsEmpty);
        Assert.Equal("", filter.ToQueryString());
    }

    [Fact]
    public void Every_part_is_read_and_written_back()
    {
        const string query = "?q=a%20%22b%22&source=News%20One&entity=7&entity=BRICS&tag=x&label=ORG&lang=en&after=2024-08-01&before=2024-08-16T06:52:00Z&sort=oldest&page=next.1723791120000000.12";
        var filter = ArticleFilter.Parse(query);
        Assert.Equal("a \"b\"", filter.Q);
        Assert.Equal("News One", filter.Source);
        Assert.Equal(["7", "BRICS"], filter.Entities);
        Assert.Equal(["x"], filter.Tags);
        Assert.Equal(new DateTimeOffset(2024, 8, 1, 0, 0, 0, TimeSpan.Zero), filter.After);
        Assert.Equal(new DateTimeOffset(2024, 8, 16, 6, 52, 0, TimeSpan.Zero), filter.Before);
        Assert.Equal(ArticleOrder.Oldest, filter.Sort);
        Assert.Equal(12, filter.Page!.Id);
        Assert.Empty(filter.Problems);
        Assert.Equal(filter.ToQueryString(), ArticleFilter.Parse(filter.ToQueryString()).ToQueryString());
    }

    [Theory]
    [InlineData("after=banana", "banana")]
    [InlineData("before=2024-13-01", "2024-13-01")]
    [InlineData("sort=best", "best")]
    [InlineData("page=next.1.x", "page of the list")]
    [InlineData("page=next.999999999999999999.1", "page of the list")]
    [InlineData("after=2024-02-02&before=2024-02-01", "Nothing lies between")]
    public void What_is_not_understood_is_told(string query, string told) =>
        Assert.Contains(told, Assert.Single(ArticleFilter.Parse(query).Problems), StringComparison.Ordinal);

    [Fact]
    public void Empty_fields_of_a_form_mean_nothing() =>
        Assert.True(ArticleFilter.Parse("q=&source=+&entity=&tag=&label=&lang=&after=&before=&sort=newest").IsEmpty);

    [Fact]
    public void A_control_character_does_not_reach_the_database() => Assert.Equal("ab", ArticleFilter.Parse("q=a%00b").Q);

    [Theory]
    [InlineData("after=2024", 2024, 1)]
    [InlineData("after=2024-08", 2024, 8)]
    public void A_month_or_year_begins_at_its_first_day(string query, int year, int month) =>
        Assert.Equal(new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero), ArticleFilter.Parse(query).After);

    [Fact]
    public void A_cursor_comes_back_as_it_went() => Gen.Select(Gen.Long[-60_000_000_000_000_000, 250_000_000_000_000_000], Gen.Long[0, long.MaxValue], Gen.Bool).Sample(
        (microseconds, id, isBackward) =>
        {
            var cursor = new ArticleCursor(DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond), id, isBackward);
            Assert.Equal(cursor, ArticleCursor.Parse(cursor.ToString()));
        });
}
