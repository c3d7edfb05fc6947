namespace NewsArchive.Benchmarks.Scoring;

/// <summary>
/// How well a program read a corpus: the means of score.py, which stands beside the corpora. A page counts once, however long its text;
/// empty readings cost recall only; a page takes part in a field's mean when its truth has the field.
/// </summary>
internal sealed record CorpusScore
{
    /// <summary>Harmonic mean of the two below.</summary>
    public double F1 => BodyScore.Harmonic(Precision, Recall);

    /// <summary>Mean precision of the pages that were read as anything.</summary>
    public required double Precision { get; init; }

    /// <summary>Mean recall of the pages that have a body.</summary>
    public required double Recall { get; init; }

    /// <summary>Share of pages whose body is exactly right.</summary>
    public required double Exact { get; init; }

    /// <summary>Share of pages whose title is right.</summary>
    public required double? Title { get; init; }

    /// <summary>Mean set F1 of the names of authors.</summary>
    public required double? Authors { get; init; }

    /// <summary>Share of pages whose time of publication is right to the minute.</summary>
    public required double? Instant { get; init; }

    /// <summary>Share of pages whose day of publication is right.</summary>
    public required double? Day { get; init; }

    /// <summary>Scores readings, page by page beside their truths.</summary>
    public static CorpusScore Of(IReadOnlyList<(Truth Truth, Reading Reading)> pages)
    {
        var bodies = pages.Select(page => BodyScore.Of(page.Truth.Body, page.Reading.Text)).ToList();
        var dated = pages.Where(page => page.Truth.Published is { Length: > 0 }).ToList();
        return new CorpusScore
        {
            Precision = bodies.Average(body => body.Precision) ?? 0,
            Recall = bodies.Average(body => body.Recall) ?? 0,
            Exact = bodies.Average(body => body.IsExact ? 1.0 : 0),
            Title = pages.Where(page => page.Truth.Title is not null).Average(page => (double?)(FieldScore.SameTitle(page.Truth.Title!, page.Reading.Title) ? 1 : 0)),
            Authors = pages.Where(page => page.Truth.Authors is not null).Average(page => (double?)FieldScore.Authors(page.Truth.Authors!, page.Reading.Authors)),
            Instant = dated.Average(page => TimeScore.SameInstant(page.Truth.Published!, page.Reading.Published) is { } same ? (same ? 1.0 : 0) : (double?)null),
            Day = dated.Average(page => (double?)(TimeScore.SameDay(page.Truth.Published!, page.Reading.Published) ? 1 : 0)),
        };
    }
}
