using System.Globalization;
using System.Text;
using NewsArchive.Articles;

namespace NewsArchive.Benchmarks.Archives;

/// <summary>An article of the measured archive: its number is its key, and decides all of it.</summary>
internal sealed record InventedArticle(long Id, int SourceId, string Language, DateTimeOffset At)
{
    /// <summary>Entities of the registry, numbered from 1.</summary>
    public const int Entities = 5_000;

    /// <summary>Outlets, numbered from 1.</summary>
    public const int Sources = 200;

    private const int MentionsEach = 10;
    private const int Years = 10;

    /// <summary>Names that most articles have one of: nearly all are rare, as in real news.</summary>
    private static readonly Zipf RareNames = new(2_000_000, 1.0);

    private static readonly Zipf EntityShares = new(Entities, 1.0);
    private static readonly Zipf SourceShares = new(Sources, 0.8);
    private static readonly DateTimeOffset Begin = new(2016, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Headline.</summary>
    public required string Title { get; init; }

    /// <summary>Its text in the archive's form.</summary>
    public required VersionText Text { get; init; }

    /// <summary>Names in it: entity and where it stands.</summary>
    public required List<(int Entity, int Start, int End)> Mentions { get; init; }

    /// <summary>Every tenth article is a copy of the one before it.</summary>
    public long? StoryId => Id % 10 switch
    {
        8 => Id,
        9 => Id - 1,
        _ => null,
    };

    /// <summary>Its address.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"https://paper{SourceId}.example/{At:yyyy/MM/dd}/{Id}");

    /// <summary>Name of an entity.</summary>
    public static string EntityName(int id) => InventedNames.Name(id % 70) + " " + InventedNames.Name(3_000_000 + id);

    /// <summary>Makes the article of a number: in the order of time but for one in thirty that came late.</summary>
    public static InventedArticle Make(long id, int count, SentencePool pool)
    {
        var random = new Random(HashCode.Combine(7, id));
        var (language, runs) = pool.Next(random);
        var title = Headline(runs[random.Next(runs.Length)][0]);
        var place = random.Next(30) == 0 ? random.NextDouble() : (id + random.NextDouble()) / (count + 1);
        var mentions = new List<(int, int, int)>(MentionsEach);
        // Lengths of news: lognormal, some 2,200 characters in the middle.
        var length = Math.Clamp((int)Math.Exp(7.7 + (0.6 * Gauss(random))), 400, 20_000);
        var body = new StringBuilder(length + 600);
        while (body.Length < length || mentions.Count < MentionsEach)
        {
            body.Append(body.Length == 0 ? "" : "\n\n").AppendJoin(' ', runs[random.Next(runs.Length)]);
            AddNames(body, title.Length + 2, mentions, random);
        }

        return new InventedArticle(id, 1 + SourceShares.Next(random), language, Begin.AddSeconds(Math.Floor(place * Years * 365.25 * 86_400)))
        {
            Title = title,
            Text = new VersionText($"{title}\n\n{body}", title.Length, title.Length + 2, title.Length + 2 + body.Length),
            Mentions = mentions,
        };
    }

    /// <summary>A sentence with two names of the registry and one of nobody.</summary>
    private static void AddNames(StringBuilder body, int start, List<(int Entity, int Start, int End)> mentions, Random random)
    {
        if (mentions.Count == MentionsEach)
        {
            return;
        }

        foreach (var before in new[] { " ", " met " })
        {
            var entity = 1 + EntityShares.Next(random);
            body.Append(before);
            mentions.Add((entity, start + body.Length, start + body.Length + EntityName(entity).Length));
            body.Append(EntityName(entity));
        }

        body.Append(" with ").Append(InventedNames.Name(RareNames.Next(random))).Append('.');
    }

    private static string Headline(string sentence)
    {
        var cut = sentence.Length <= 90 ? sentence.Length : sentence.LastIndexOf(' ', 90);
        return sentence[..(cut <= 0 ? 90 : cut)].TrimEnd('.', ',', ' ');
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
