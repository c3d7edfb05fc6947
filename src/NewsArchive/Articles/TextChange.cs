namespace NewsArchive.Articles;

/// <summary>How much one text of an article differs from another.</summary>
public enum TextChangeKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Only in what the page puts around the text: times of update, counters, invitations, links, spelling of punctuation.</summary>
    Boilerplate,

    /// <summary>In what it says.</summary>
    Real,
}

/// <summary>
/// What changed from one text of an article to another. In doubt a change is real: a superfluous version is better than a change that nobody
/// sees.
/// </summary>
/// <param name="Kind">How much.</param>
/// <param name="What">What changed besides the text, such as "counters and invitations"; null when nothing or the text itself did.</param>
public sealed record TextChange(TextChangeKind Kind, string? What = null)
{
    private static readonly TextChange Real = new(TextChangeKind.Real);

    /// <summary>Compares the text that is stored with one that came.</summary>
    public static TextChange Between(VersionText before, VersionText after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Text == after.Text)
        {
            return new TextChange(TextChangeKind.None);
        }

        var (old, @new) = (before.Parts(), after.Parts());
        if (LineSpelling.Fold(old.Title) != LineSpelling.Fold(@new.Title) || LineSpelling.Fold(old.Lead) != LineSpelling.Fold(@new.Lead))
        {
            return Real;
        }

        var (oldBody, newBody) = (PageFurniture.Clear(Lines(old.Body)), PageFurniture.Clear(Lines(@new.Body)));
        if (oldBody.Text.SequenceEqual(newBody.Text))
        {
            return Boilerplate(PageFurniture.Differences(oldBody, newBody), "punctuation or white space");
        }

        if (Joined(oldBody.Text) == Joined(newBody.Text))
        {
            return Boilerplate(PageFurniture.Differences(oldBody, newBody), "breaks between paragraphs");
        }

        return LinkBox.IsSameInOtherOrder(oldBody.Text, newBody.Text)
            ? Boilerplate([.. PageFurniture.Differences(oldBody, newBody), "the order of links"], "")
            : Real;
    }

    private static TextChange Boilerplate(IReadOnlyList<string> what, string otherwise) => new(TextChangeKind.Boilerplate, what.Count switch
    {
        0 => otherwise,
        1 => what[0],
        _ => $"{string.Join(", ", what.SkipLast(1))} and {what[^1]}",
    });

    private static List<string> Lines(IEnumerable<string> paragraphs) =>
        paragraphs.SelectMany(paragraph => paragraph.Split('\n')).Select(LineSpelling.Fold).Where(line => line.Length > 0).ToList();

    private static string Joined(IEnumerable<string> lines) => LineSpelling.Fold(string.Join(' ', lines));
}
