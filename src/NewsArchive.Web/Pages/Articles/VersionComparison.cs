using NewsArchive.Articles;
using NewsArchive.Texts;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>What is compared of a version.</summary>
public sealed record ComparedVersion(VersionText Text, string[] Authors, DateTimeOffset? PublishedAt, TimePrecision PublishedPrecision, DateTimeOffset? ModifiedAt);

/// <summary>A part of an article's head that changed.</summary>
public sealed record ComparedPart(string Name, IReadOnlyList<DiffRun> Runs);

/// <summary>A paragraph of the body, or several unchanged ones that are folded.</summary>
public sealed record ComparedBlock(IReadOnlyList<ComparedParagraph> Paragraphs)
{
    /// <summary>True for unchanged paragraphs.</summary>
    public bool IsFolded => Paragraphs.Count > 1;
}

/// <summary>What changed from one version of an article to another: the headline first, then lead, authors, dates and body.</summary>
public sealed class VersionComparison
{
    private readonly IReadOnlyList<ComparedParagraph> _body;

    private VersionComparison(IReadOnlyList<ComparedPart> head, IReadOnlyList<ComparedParagraph> body)
    {
        Head = head;
        _body = body;
        Blocks = [.. Folded(body)];
    }

    /// <summary>The parts of the head that changed.</summary>
    public IReadOnlyList<ComparedPart> Head { get; }

    /// <summary>The body.</summary>
    public IReadOnlyList<ComparedBlock> Blocks { get; }

    /// <summary>True when the body changed.</summary>
    public bool HasChangedBody => _body.Any(paragraph => paragraph.Change != ParagraphChange.Same);

    /// <summary>The change in a line, such as "headline changed, 3 paragraphs changed, +120 −40 words".</summary>
    public string Summary => string.Join(", ", Claims());

    /// <summary>Compares two versions.</summary>
    public static VersionComparison Between(ComparedVersion before, ComparedVersion after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, @new) = (before.Text.Parts(), after.Text.Parts());
        (string Name, string Before, string After)[] parts =
        [
            ("Headline", old.Title, @new.Title),
            ("Lead", old.Lead, @new.Lead),
            ("Authors", string.Join(", ", before.Authors), string.Join(", ", after.Authors)),
            ("Published", Published(before), Published(after)),
            ("Time of change", Modified(before), Modified(after)),
        ];
        return new VersionComparison(
            [.. parts.Where(part => part.Before != part.After).Select(part => new ComparedPart(part.Name, WordDiff.Compare(part.Before, part.After)))],
            ParagraphDiff.Compare(old.Body, @new.Body));
    }

    private static string Published(ComparedVersion version) => version.PublishedAt is { } at ? TimeText.Published(at, version.PublishedPrecision) : "";

    private static string Modified(ComparedVersion version) => version.ModifiedAt is { } at ? TimeText.Minute(at) : "";

    private static IEnumerable<ComparedBlock> Folded(IReadOnlyList<ComparedParagraph> body)
    {
        for (var i = 0; i < body.Count;)
        {
            var end = i + 1;
            while (end < body.Count && body[i].Change == ParagraphChange.Same && body[end].Change == ParagraphChange.Same)
            {
                end++;
            }

            yield return new ComparedBlock([.. body.Skip(i).Take(end - i)]);
            i = end;
        }
    }

    private List<string> Claims()
    {
        var claims = Head.Select(part => $"{part.Name.ToLowerInvariant()} changed").ToList();
        (ParagraphChange Change, string Word)[] kinds =
        [
            (ParagraphChange.Changed, "changed"), (ParagraphChange.Added, "added"), (ParagraphChange.Removed, "removed"), (ParagraphChange.MovedHere, "moved"),
        ];
        claims.AddRange(kinds.Select(kind => (kind.Word, Count: _body.Count(paragraph => paragraph.Change == kind.Change))).Where(kind => kind.Count > 0)
            .Select(kind => $"{TimeText.Counted(kind.Count, "paragraph")} {kind.Word}"));
        var runs = Head.Where(part => part.Name is "Headline" or "Lead").SelectMany(part => part.Runs).Concat(_body.SelectMany(paragraph => paragraph.Runs)).ToList();
        var (added, removed) = (CountOfWords(runs, PassageChange.Added), CountOfWords(runs, PassageChange.Removed));
        if (added + removed > 0)
        {
            claims.Add($"+{TimeText.Count(added)} −{TimeText.Count(removed)} words");
        }

        return claims.Count > 0 ? claims : ["nothing that is shown changed"];
    }

    private static int CountOfWords(IEnumerable<DiffRun> runs, PassageChange change) =>
        runs.Where(run => run.Change == change).Sum(run => WordDiff.CountOfWords(WordDiff.Words(run.Text)));
}
