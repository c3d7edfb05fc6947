using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Data;

namespace NewsArchive.Operations;

/// <summary>
/// Notes human changes in the same transaction as the changes themselves: begin it with the state before, save, close it with the state after.
/// </summary>
internal static class Journal
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>State as the journal writes it; null stays null.</summary>
    public static string? Write<T>(T? state)
        where T : class => state is null ? null : JsonSerializer.Serialize(state, Json);

    /// <summary>State from the journal.</summary>
    public static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, Json);

    /// <summary>Adds an operation to the context; it is stored with the next save.</summary>
    public static Operation Note<T>(
        this ArchiveDbContext db,
        Change change,
        OperationSubject subject,
        long subjectId,
        T? before,
        T? after,
        long? articleId = null)
        where T : class
    {
        var operation = new Operation(change.PersonId, subject, subjectId, articleId, Write(before), Write(after), change.At).InStep(change.Step);
        db.Operations.Add(operation);
        return operation;
    }
}

/// <summary>Who changes something and when. All that is noted under one change is undone together.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="At">When.</param>
public sealed record Change(int PersonId, DateTimeOffset At)
{
    /// <summary>Number of the step in the log.</summary>
    public Guid Step { get; } = Guid.CreateVersion7();
}
