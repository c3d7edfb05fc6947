using NewsArchive.Mentions;

namespace NewsArchive.Tests.Mentions;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("Shoigu", "Shoigu's visit, shoigu and SHOIGU; Shoigus not", "Shoigu shoigu SHOIGU")]
    [InlineData("Iran", "Russia-Iran, Tirana, Iranian, “Iran”", "Iran Iran")]
    [InlineData("Sergei Shoigu", "Sergei\nShoigu and Sergei\u00a0Shoigu and Sergei  Shoigu", "Sergei\nShoigu Sergei\u00a0Shoigu")]
    [InlineData("O'Brien", "Said O’Brien", "O’Brien")]
    [InlineData("Шойгу", "ШОЙГУ и Шойгу, шойгуист", "ШОЙГУ Шойгу")]
    [InlineData("绍伊古", "俄罗斯绍伊古访问", "绍伊古")]
    [InlineData("إيران", "زار إيران اليوم", "إيران")]
    [InlineData("a", "a", "a")]
    public void A_name_is_found_whole_whatever_its_typography(string name, string text, string expected)
    {
        var gazetteer = new Gazetteer([new GazetteerName(1, 1, name, false)]);
        Assert.Equal(expected, string.Join(' ', gazetteer.Match(text).Select(match => text[match.Start..match.End])));
    }

    [Fact]
    public void The_longest_name_wins_and_equal_names_of_several_entities_are_all_reported()
    {
        var gazetteer = new Gazetteer([
            new GazetteerName(1, 1, "Shanghai", false),
            new GazetteerName(2, 2, "Shanghai Cooperation Organization", false),
            new GazetteerName(3, 3, "Cooperation", false),
            new GazetteerName(4, 4, "Kim", false),
            new GazetteerName(5, 5, "Kim", false),
        ]);
        var found = gazetteer.Match("Shanghai Cooperation Organization in Shanghai with Kim");
        Assert.Equal([(0, 2), (37, 1), (51, 4), (51, 5)], found.Select(match => (match.Start, match.Name.AliasId)));
    }

    [Fact]
    public void An_acronym_that_counts_its_case_does_not_find_the_word()
    {
        var gazetteer = new Gazetteer([new GazetteerName(1, 1, "WHO", true)]);
        Assert.Equal(4, Assert.Single(gazetteer.Match("who WHO Who")).Start);
        Assert.False(gazetteer.IsMatch("who"));
    }

    [Fact]
    public void Names_that_end_in_each_other_are_told_apart()
    {
        var gazetteer = new Gazetteer([new GazetteerName(1, 1, "New York Times", false), new GazetteerName(2, 2, "York", false)]);
        Assert.Equal([2, 1, 2], gazetteer.Match("York, New York Times, New York").Select(match => match.Name.AliasId));
    }

    [Fact]
    public void An_empty_gazetteer_finds_nothing() => Assert.Empty(new Gazetteer([]).Match("Iran"));
}
