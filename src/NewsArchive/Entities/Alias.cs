namespace NewsArchive.Entities;

/// <summary>One name of an entity, in any script. All aliases together are the gazetteer that finds mentions.</summary>
public sealed class Alias
{
    internal Alias(string text, DateTimeOffset createdAt)
    {
        Text = text;
        CreatedAt = createdAt;
        IsCaseSensitive = IsShortUpperCase(text);
    }

    /// <summary>Key.</summary>
    public int Id { get; private set; }

    /// <summary>The entity it names.</summary>
    public int EntityId { get; private set; }

    /// <summary>The name, one line in the archive's form.</summary>
    public string Text { get; private set; }

    /// <summary>True when only this spelling counts; the start for acronyms, so that "WHO" does not find "who".</summary>
    public bool IsCaseSensitive { get; private set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was removed; the row stays so that it can come back.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>When all stored texts had been searched for it; null while that is still to do.</summary>
    public DateTimeOffset? MatchedAt { get; private set; }

    /// <summary>Says whether only this spelling counts; the archive is searched anew.</summary>
    public void SetCaseSensitive(bool isCaseSensitive)
    {
        if (IsCaseSensitive != isCaseSensitive)
        {
            IsCaseSensitive = isCaseSensitive;
            Rematch();
        }
    }

    /// <summary>Takes the name out of use; its mentions are dropped.</summary>
    public void Remove(DateTimeOffset at)
    {
        RemovedAt = at;
        Rematch();
    }

    /// <summary>Brings the name back; its mentions are looked for again.</summary>
    public void Restore()
    {
        RemovedAt = null;
        Rematch();
    }

    /// <summary>Has all stored texts searched for it once more.</summary>
    internal void Rematch() => MatchedAt = null;

    private static bool IsShortUpperCase(string text) => text.Length <= 6 && text.All(character => !char.IsLower(character)) && text.Any(char.IsUpper);
}
