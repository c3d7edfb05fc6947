using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Copies;

/// <summary>The texts that a batch compares, by version, each read once.</summary>
internal sealed class ComparableTexts(ArchiveDbContext db)
{
    private readonly Dictionary<long, ComparableText> _texts = [];

    /// <summary>A text that was added or loaded; null otherwise.</summary>
    public ComparableText? Find(long versionId) => _texts.GetValueOrDefault(versionId);

    /// <summary>Adds a text.</summary>
    public ComparableText Add(long versionId, string text) => _texts[versionId] = ComparableText.Of(text);

    /// <summary>Loads those of some versions that are missing.</summary>
    public async Task LoadAsync(IReadOnlyCollection<long> versionIds, CancellationToken cancellationToken)
    {
        var missing = versionIds.Where(id => !_texts.ContainsKey(id)).Distinct().ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        await foreach (var version in db.ArticleVersions.Where(version => missing.Contains(version.Id))
            .Select(version => new { version.Id, version.Text }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            Add(version.Id, version.Text);
        }
    }
}
