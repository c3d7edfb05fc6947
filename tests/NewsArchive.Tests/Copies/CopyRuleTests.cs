using System.Globalization;
using NewsArchive.Copies;
using NewsArchive.Tests.Support;

namespace NewsArchive.Tests.Copies;

public sealed class CopyRuleTests
{
    private static readonly string Report = string.Join("\n\n", Wire.Report(1));

    [Fact]
    public void Report_under_another_headline_and_cut_to_half_is_a_copy() =>
        Assert.True(AreCopies("The first headline\n\n" + Report, "Quite another one\n\n" + string.Join("\n\n", Wire.Report(1, paragraphs: 3))));

    [Fact]
    public void Report_inside_an_article_twice_as_long_is_a_copy() =>
        Assert.True(AreCopies(Report, string.Join("\n\n", [.. Wire.Report(2, 3), Report, .. Wire.Report(3, 3)])));

    [Fact]
    public void Another_report_is_none() => Assert.False(AreCopies(Report, string.Join("\n\n", Wire.Report(2))));

    [Fact]
    public void Long_quotation_in_an_article_of_the_same_paper_is_none()
    {
        var background = string.Join("\n\n", Wire.Report(1, 3));
        var (one, other) = (background + "\n\n" + string.Join(' ', Wire.Report(4, 2)), background + "\n\n" + string.Join(' ', Wire.Report(5, 2)));

        Assert.False(AreCopies(one, other, isOneSource: true));
        Assert.True(AreCopies(one, other));
    }

    [Fact]
    public void Form_filled_in_with_other_numbers_is_none()
    {
        static string Forecast(int day) => string.Create(
            CultureInfo.InvariantCulture,
            $"Weather\n\nThe forecast for the coast on day {day}: a high of {day + 40} degrees and a low of {day + 60} degrees, wind from the west at {day + 80} kilometres an hour "
            + $"and a chance of rain of {day + 100} percent, as the service of the harbour reports every morning at the same hour for all who go to sea or stay at home");

        Assert.False(AreCopies(Forecast(1), Forecast(2)));
        Assert.True(AreCopies(Forecast(1), Forecast(1) + " and the next report follows tonight"));
    }

    [Fact]
    public void Reworded_report_is_a_copy_while_it_keeps_the_names()
    {
        var words = ("on monday Hale met Brandt in Orlow and Quist in Velden while Sorel and Marek waited for the vote of the council on the bridge over the river "
            + "which the minister had promised to the towns on both banks in the winter after the flood and which Dorn and Alvito want to pay for with grain").Split(' ');
        var reworded = words.Select((word, i) => char.IsLower(word[0]) && i % 8 == 1 ? "other" + i : word).ToArray();
        var renamed = reworded.Select((word, i) => char.IsUpper(word[0]) ? "Else" + word.Length + (char)('a' + i) : word).ToArray();

        Assert.True(AreCopies(string.Join(' ', words), string.Join(' ', reworded)));
        Assert.False(AreCopies(string.Join(' ', words), string.Join(' ', renamed)));
    }

    private static bool AreCopies(string one, string other, bool isOneSource = false) =>
        CopyRule.Chosen.IsCopy(ComparableText.Of(one).With(ComparableText.Of(other)), isOneSource);
}
