namespace NewsArchive.Tests.Support.Press;

/// <summary>What one article of a played site says in one edition.</summary>
/// <param name="Title">Headline; no two stories of a site share one.</param>
/// <param name="Lead">Standfirst.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Published">When it was published.</param>
/// <param name="Paragraphs">Its text.</param>
internal sealed record PressStory(string Title, string Lead, string Author, DateTimeOffset Published, IReadOnlyList<string> Paragraphs)
{
    private static readonly DateTimeOffset First = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a story.</summary>
    /// <param name="words">The language.</param>
    /// <param name="key">What makes it this story: seed, site and number, or the number of a wire story.</param>
    /// <param name="mark">Stands in the headline and makes it unlike all others.</param>
    /// <param name="number">Tells when it was published.</param>
    /// <param name="isSmall">True for a text of three paragraphs.</param>
    public static PressStory Write(PressWords words, int[] key, string mark, int number, bool isSmall)
    {
        var dice = new PressDice(key);
        var title = PressWords.Capital(words.Words(ref dice, 5 + dice.Below(5))) + " " + mark;
        var lead = words.Paragraph(ref dice, 18 + dice.Below(14));
        var author = $"{words.Name(ref dice)} {words.Name(ref dice)}";
        var paragraphs = new string[isSmall ? 3 : 7 + dice.Below(16)];
        for (var i = 0; i < paragraphs.Length; i++)
        {
            paragraphs[i] = words.Paragraph(ref dice, 30 + dice.Below(50));
        }

        return new PressStory(title, lead, author, First.AddMinutes(37.0 * number), paragraphs);
    }

    /// <summary>A story as another house prints it: a word exchanged, a paragraph less, a line of its own at the end.</summary>
    public PressStory Edited(PressWords words, int[] key)
    {
        var dice = new PressDice(key);
        var paragraphs = Paragraphs.ToList();
        var changed = dice.Below(paragraphs.Count);
        paragraphs[changed] = $"{words.Name(ref dice)} {paragraphs[changed]}";
        if (paragraphs.Count > 5)
        {
            paragraphs.RemoveAt(1 + dice.Below(paragraphs.Count - 1));
        }

        return this with { Paragraphs = [.. paragraphs, words.Paragraph(ref dice, 12)] };
    }

    /// <summary>The story after an update: one paragraph is new, and the headline says which edition it is.</summary>
    public PressStory Updated(PressWords words, int[] key, int edition)
    {
        var dice = new PressDice(key);
        return this with { Title = $"{Title} – update {edition}", Paragraphs = [words.Paragraph(ref dice, 40), .. Paragraphs] };
    }
}
