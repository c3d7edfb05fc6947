namespace NewsArchive.Articles;

/// <summary>Where an article stands in a list, and with which others it is grouped.</summary>
internal sealed class ListPlace
{
    public required DateTimeOffset SortAt { get; init; }

    public required long Id { get; init; }

    public required long? StoryId { get; init; }
}
