using NewsArchive.Texts;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// Cuts a version's text into the blocks that are shown (title, lead, paragraphs) and each block into pieces at the borders of everything that
/// is marked in it. Put together again, the pieces of a block are exactly the text from its start: scripts count on that to turn a selection
/// into offsets. All offsets are code points.
/// </summary>
public static class PassageMarks
{
    private const string Break = "\n\n";

    /// <summary>Highest lane of underlines; more annotations at one place than this share it.</summary>
    private const int LastLane = 3;

    /// <summary>The blocks of a text with the passages marked. Passages that do not lie in the text are left out.</summary>
    public static IReadOnlyList<TextBlock> Cut(CodePointMap map, int titleEnd, int bodyStart, IReadOnlyList<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(passages);
        var marks = Lanes(map, passages);
        var blocks = new List<TextBlock>();
        Add(TextBlockKind.Title, 0, map.ToUtf16(titleEnd));
        var body = map.ToUtf16(bodyStart);
        // Without a body the lead goes to the end of the text, and nothing divides it from what is not there.
        Add(TextBlockKind.Lead, Math.Min(map.ToUtf16(titleEnd) + Break.Length, body), body < map.Text.Length ? body - Break.Length : body);
        for (var start = body; start < map.Text.Length;)
        {
            var end = map.Text.IndexOf(Break, start, StringComparison.Ordinal);
            end = end < 0 ? map.Text.Length : end;
            Add(TextBlockKind.Paragraph, start, end);
            start = end + Break.Length;
        }

        return blocks;

        void Add(TextBlockKind kind, int start, int end)
        {
            if (start < end)
            {
                blocks.Add(new TextBlock(kind, map.ToCodePoint(start), Pieces(map, marks, start, end)));
            }
        }
    }

    private static List<TextPiece> Pieces(CodePointMap map, List<Mark> marks, int start, int end)
    {
        var here = marks.Where(mark => mark.Start < end && mark.End > start).ToList();
        int[] borders = [start, .. here.SelectMany(mark => new[] { mark.Start, mark.End }).Where(at => at > start && at < end).Distinct().Order(), end];
        var pieces = new List<TextPiece>(borders.Length - 1);
        for (var i = 0; i + 1 < borders.Length; i++)
        {
            var (from, to) = (borders[i], borders[i + 1]);
            pieces.Add(new TextPiece(
                map.Text[from..to],
                [.. here.Where(mark => mark.Start < to && mark.End > from).Select(mark => new MarkedPiece(mark.Passage, mark.Lane, mark.Start == from, mark.End == to))]));
        }

        return pieces;
    }

    /// <summary>Gives every passage a lane of its own among those it overlaps, outer ones first, so that its underline stays at one height.</summary>
    private static List<Mark> Lanes(CodePointMap map, IReadOnlyList<Passage> passages)
    {
        var marks = new List<Mark>();
        foreach (var passage in passages.Where(one => one.Start < one.End && one.End <= map.Length).OrderBy(one => one.Start).ThenByDescending(one => one.End))
        {
            var (start, end) = (map.ToUtf16(passage.Start), map.ToUtf16(passage.End));
            var taken = marks.Where(mark => mark.End > start && mark.Passage.IsAnnotation == passage.IsAnnotation).Select(mark => mark.Lane).ToHashSet();
            var lane = Enumerable.Range(0, LastLane).FirstOrDefault(free => !taken.Contains(free), LastLane);
            marks.Add(new Mark(passage, start, end, lane));
        }

        return marks;
    }

    private sealed record Mark(Passage Passage, int Start, int End, int Lane);
}

/// <summary>A passage that is marked in the text.</summary>
/// <param name="Id">Key of the annotation, or of the entity that was found.</param>
/// <param name="IsAnnotation">True for what a person marked, false for what the machine found.</param>
/// <param name="Start">First code point.</param>
/// <param name="End">Code point behind the last.</param>
/// <param name="LabelId">Key of the label, which has the colour.</param>
/// <param name="Code">Short name shown behind the passage.</param>
/// <param name="Description">What it says in full, for a hint.</param>
public sealed record Passage(long Id, bool IsAnnotation, int Start, int End, int? LabelId, string Code, string Description);

/// <summary>What part of an article a block of text is.</summary>
public enum TextBlockKind
{
    /// <summary>The headline.</summary>
    Title,

    /// <summary>The standfirst.</summary>
    Lead,

    /// <summary>A paragraph of the body.</summary>
    Paragraph,
}

/// <summary>A part of the text that is shown as one element.</summary>
/// <param name="Kind">Headline, standfirst or paragraph.</param>
/// <param name="Start">Where it begins in the version's text.</param>
/// <param name="Pieces">Its text, cut where marks begin and end.</param>
public sealed record TextBlock(TextBlockKind Kind, int Start, IReadOnlyList<TextPiece> Pieces);

/// <summary>A stretch of text all of which is marked alike.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Marks">What is marked here, longest first.</param>
public sealed record TextPiece(string Text, IReadOnlyList<MarkedPiece> Marks);

/// <summary>The part of a passage that lies in one piece of text.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Lane">Which of the stacked underlines is its own.</param>
/// <param name="IsFirst">True when the passage begins here.</param>
/// <param name="IsLast">True when the passage ends here.</param>
public sealed record MarkedPiece(Passage Passage, int Lane, bool IsFirst, bool IsLast);
