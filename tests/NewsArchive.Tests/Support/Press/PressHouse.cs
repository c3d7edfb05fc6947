using System.Globalization;

namespace NewsArchive.Tests.Support.Press;

/// <summary>One played site: its host, its articles and what is wrong with them. Nothing is kept; all is worked out from the plan's seed.</summary>
internal sealed class PressHouse(PressPlan plan, PressWords words, int index)
{
    /// <summary>Numbers in addresses begin here, as in a house that has printed for a while.</summary>
    public const int FirstNumber = 100_000;

    private const int WireStories = 400;

    /// <summary>Place among the sites, from 0.</summary>
    public int Index => index;

    /// <summary>Host name.</summary>
    public string Host { get; } = HostOf(index);

    /// <summary>What the site calls itself.</summary>
    public string Name { get; } = $"The {PressWords.Capital(NameOf(plan, words, index))} Post";

    /// <summary>How many articles it has.</summary>
    public int Count => plan.ArticlesPerSite;

    /// <summary>Pages of a few kilobytes.</summary>
    public bool IsSmall => plan.IsSmall;

    /// <summary>Seconds between two requests that its robots.txt asks for; 0 when it asks for nothing.</summary>
    public double CrawlDelay => index % 5 == 0 ? plan.CrawlDelaySeconds : 0;

    /// <summary>True when its robots.txt cannot be had, so that nothing may be asked for.</summary>
    public bool IsClosed => plan.HasClosedSites && index % 10 == 9;

    /// <summary>Host of the site at a place.</summary>
    public static string HostOf(int index) => string.Create(CultureInfo.InvariantCulture, $"press-{index + 1:000}.example");

    /// <summary>The site of a host; null when it is none of ours.</summary>
    public static int? IndexOf(string host) =>
        host.Length == 17 && host.StartsWith("press-", StringComparison.Ordinal) && int.TryParse(host.AsSpan(6, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number - 1
            : null;

    /// <summary>The path of an article.</summary>
    public string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/news/{FirstNumber + number}-{Slug(number)}");

    /// <summary>The address of an article.</summary>
    public string UrlOf(int number) => $"https://{Host}{PathOf(number)}";

    /// <summary>The article of a path; null when there is none.</summary>
    public int? NumberOf(string path)
    {
        const string folder = "/news/";
        var end = path.IndexOf('-', StringComparison.Ordinal);
        return path.StartsWith(folder, StringComparison.Ordinal) && end > 0
            && int.TryParse(path.AsSpan(folder.Length, end - folder.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number - FirstNumber >= 0 && number - FirstNumber < Count
            ? number - FirstNumber
            : null;
    }

    /// <summary>True when the article's text is another in each edition.</summary>
    public bool Changes(int number) => Dice(number, 2).Chance(plan.ChangeShare);

    /// <summary>True when the article is a copy of a story that other sites print too.</summary>
    public bool IsWire(int number) => Dice(number, 3).Chance(plan.WireShare);

    /// <summary>True when the article is the one before it under another address.</summary>
    public bool IsRepeat(int number) => number > 0 && Dice(number, 4).Chance(plan.RepeatShare) && !IsRepeat(number - 1);

    /// <summary>What is wrong with the answer to an article's address.</summary>
    public PressFault FaultOf(int number)
    {
        var dice = Dice(number, 5);
        if (!dice.Chance(plan.FaultShare))
        {
            return PressFault.None;
        }

        return plan.Faults.Count > 0 ? plan.Faults[dice.Below(plan.Faults.Count)] : (PressFault)(1 + dice.Below(Enum.GetValues<PressFault>().Length - 1));
    }

    /// <summary>What an article says in an edition, from 1.</summary>
    public PressStory Story(int number, int edition)
    {
        var told = IsRepeat(number) ? number - 1 : number;
        var story = IsWire(told) ? Copied(told) : PressStory.Write(words, [plan.Seed, index, told, 6], $"({told + 1})", told, IsSmall);
        return edition > 1 && Changes(told) ? story.Updated(words, [plan.Seed, index, told, 7, edition], edition) : story;
    }

    private PressStory Copied(int number)
    {
        var wire = Dice(number, 8).Below(WireStories);
        var story = PressStory.Write(words, [plan.Seed, wire, 9], $"({number + 1})", number, IsSmall);
        return story.Edited(words, [plan.Seed, index, number, 10]);
    }

    private string Slug(int number)
    {
        var dice = Dice(number, 11);
        return words.Words(ref dice, 4).Replace(' ', '-').Replace('é', 'e').Replace('ö', 'o');
    }

    private PressDice Dice(int number, int purpose) => new(plan.Seed, index, number, purpose);

    private static string NameOf(PressPlan plan, PressWords words, int index)
    {
        var dice = new PressDice(plan.Seed, index, 12);
        return words.Name(ref dice);
    }
}
