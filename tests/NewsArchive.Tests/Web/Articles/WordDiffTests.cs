using System.Diagnostics;
using CsCheck;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Tests.Web.Articles;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("It opens on Monday.", "It opens on Tuesday.", "It opens on [-Monday-][+Tuesday+].")]
    [InlineData("He paid 1,200 euros.", "He paid 1,300 euros.", "He paid [-1,200-][+1,300+] euros.")]
    [InlineData("They don't know it yet.", "They didn't know it yet.", "They [-don't-][+didn't+] know it yet.")]
    [InlineData("A harbour of the city opens.", "A harbour opens.", "A harbour [-of the city -]opens.")]
    [InlineData("The old grey harbour opens at noon", "The small new harbour opens at noon", "The [-old grey-][+small new+] harbour opens at noon")]
    [InlineData("Wholly other words", "Nothing stays here", "[-Wholly other words-][+Nothing stays here+]")]
    [InlineData("", "Now there is one", "[+Now there is one+]")]
    [InlineData("港が月曜日に開いた", "港が火曜日に開いた", "港が[-月-][+火+]曜日に開いた")]
    [InlineData("ท่าเรือเปิดวันจันทร์", "ท่าเรือเปิดวันอังคาร", "ท่าเรือเปิดวัน[-จันทร์-][+อังคาร+]")]
    [InlineData("الميناء يفتح يوم الاثنين", "الميناء يفتح يوم الثلاثاء", "الميناء يفتح يوم [-الاثنين-][+الثلاثاء+]")]
    [InlineData("A family 👨‍👩‍👧 came", "A family 👨‍👩‍👦 came", "A family [-👨‍👩‍👧-][+👨‍👩‍👦+] came")]
    public void Words_that_changed_are_marked(string before, string after, string marked) => Assert.Equal(marked, Marked(WordDiff.Compare(before, after)));

    [Fact]
    public void Both_texts_can_be_read_from_the_passages() =>
        Gen.Select(Gen.String["ab ,漢'é1"], Gen.String["ab ,漢'é1"]).Sample((before, after) =>
        {
            var runs = WordDiff.Compare(before, after);
            Assert.Equal(before, string.Concat(runs.Where(run => run.Change != PassageChange.Added).Select(run => run.Text)));
            Assert.Equal(after, string.Concat(runs.Where(run => run.Change != PassageChange.Removed).Select(run => run.Text)));
        });

    [Fact]
    public void Long_texts_without_a_word_in_common_are_compared_in_bounded_time()
    {
        static string Text(char letter) => string.Join(' ', Enumerable.Range(0, 40_000).Select(i => $"{letter}{i}"));
        var watch = Stopwatch.StartNew();
        var runs = WordDiff.Compare(Text('a'), Text('b'));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
        Assert.Equal([PassageChange.Removed, PassageChange.Added], runs.Select(run => run.Change));
    }

    [Fact]
    public void The_shortest_way_is_found() =>
        Gen.Select(Gen.Int[0, 2].Array[0, 9], Gen.Int[0, 2].Array[0, 9]).Sample((old, @new) =>
        {
            var stretches = SequenceDiff.Compare<int>(old, @new);
            Assert.Equal(old, stretches.SelectMany(stretch => old[stretch.Old]));
            Assert.Equal(@new, stretches.SelectMany(stretch => @new[stretch.New]));
            Assert.All(stretches.Where(stretch => stretch.IsSame), stretch => Assert.Equal(old[stretch.Old], @new[stretch.New]));
            Assert.Equal(LongestCommon(old, @new), stretches.Where(stretch => stretch.IsSame).Sum(stretch => old[stretch.Old].Length));
        });

    private static string Marked(IEnumerable<DiffRun> runs) => string.Concat(runs.Select(run => run.Change switch
    {
        PassageChange.Removed => $"[-{run.Text}-]",
        PassageChange.Added => $"[+{run.Text}+]",
        _ => run.Text,
    }));

    /// <summary>The length of the longest common sequence, by the definition.</summary>
    private static int LongestCommon(ReadOnlySpan<int> old, ReadOnlySpan<int> @new) =>
        old.IsEmpty || @new.IsEmpty ? 0
        : old[0] == @new[0] ? 1 + LongestCommon(old[1..], @new[1..])
        : Math.Max(LongestCommon(old[1..], @new), LongestCommon(old, @new[1..]));
}
