using NewsArchive.Texts;

namespace NewsArchive.Tests.Texts;

public sealed class SentenceBreaksTests
{
    [Theory]
    [InlineData("He left. She visited Iran. They met.", "Iran", "She visited Iran.")]
    [InlineData("He said “no.” Then Iran answered! 5 days passed.", "Iran", "Then Iran answered!")]
    [InlineData("He said “no.” Then Iran answered! 5 days passed.", "no", "He said “no.”")]
    [InlineData("It costs 3.5 million in Iran. 12 came.", "Iran", "It costs 3.5 million in Iran.")]
    [InlineData("He asked why? and Iran said nothing", "Iran", "He asked why? and Iran said nothing")]
    [InlineData("Really?! \"Iran is there.\"", "Iran", "\"Iran is there.\"")]
    [InlineData("A headline\n\nShoigu visited Iran\nand left", "Iran", "Shoigu visited Iran")]
    [InlineData("Шойгу уехал. Он посетил Иран… Потом вернулся.", "Иран", "Он посетил Иран…")]
    [InlineData("Iran", "Iran", "Iran")]
    public void A_sentence_ends_where_the_rule_says(string text, string passage, string sentence)
    {
        var start = text.IndexOf(passage, StringComparison.Ordinal);
        Assert.Equal(sentence, new SentenceBreaks(text).Around(start, start + passage.Length));
    }

    [Fact]
    public void No_sentence_ends_inside_the_passage() =>
        Assert.Equal("Sergei\nShoigu visited Iran. He", new SentenceBreaks("x\nSergei\nShoigu visited Iran. He\nleft").Around(2, 31));

    [Fact]
    public void A_hundred_thousand_full_stops_are_no_trouble()
    {
        var text = new string('.', 100_000) + new string('"', 100_000) + " Iran";
        Assert.Equal("Iran", new SentenceBreaks(text).Around(text.Length - 4, text.Length));
    }
}
