namespace NewsArchive.Scraper.Extraction.Bodies;

/// <summary>Which blocks of a page are no text of the article, and why.</summary>
internal sealed class Drops(int count)
{
    private readonly string?[] _reasons = new string?[count];

    /// <summary>The reason a block was dropped; null when it was not.</summary>
    public string? Reason(int block) => _reasons[block];

    /// <summary>True when a block was dropped.</summary>
    public bool IsDropped(int block) => _reasons[block] is not null;

    /// <summary>Drops a block; the first reason stays.</summary>
    public void Drop(int block, string reason) => _reasons[block] ??= reason;

    /// <summary>Drops a stretch of blocks.</summary>
    public void Drop(int first, int end, string reason)
    {
        for (var i = first; i < end; i++)
        {
            _reasons[i] ??= reason;
        }
    }

    /// <summary>Takes back in what was dropped from a stretch for one reason.</summary>
    public void KeepAll(int first, int end, string reason)
    {
        for (var i = first; i < end; i++)
        {
            _reasons[i] = _reasons[i] == reason ? null : _reasons[i];
        }
    }

    /// <summary>Takes a stretch back in.</summary>
    public void Keep(int first, int end) => Array.Clear(_reasons, first, end - first);
}
