using NewsArchive.Articles;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Articles;

public sealed class RevisitScheduleTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 6)]
    [InlineData(5, 6)]
    [InlineData(6, 24)]
    [InlineData(30, 7 * 24)]
    [InlineData(8 * 24, 30 * 24)]
    public void An_article_is_looked_at_again_ever_more_rarely(int age, int next) =>
        Assert.Equal(Make.Now.AddHours(next), RevisitSchedule.Next(Make.Now, Make.Now.AddHours(age), Make.Now.AddHours(age)));

    [Fact]
    public void What_is_older_than_a_month_is_not_looked_at_again() =>
        Assert.Null(RevisitSchedule.Next(Make.Now.AddDays(-400), Make.Now, Make.Now));

    [Fact]
    public void The_first_look_counts_when_the_publication_is_unknown_or_to_come()
    {
        Assert.Equal(Make.Now.AddHours(1), RevisitSchedule.Next(null, Make.Now, Make.Now));
        Assert.Equal(Make.Now.AddHours(1), RevisitSchedule.Next(Make.Now.AddYears(3), Make.Now, Make.Now));
    }
}
