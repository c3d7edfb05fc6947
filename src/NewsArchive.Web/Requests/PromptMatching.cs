using NewsArchive.Mentions;

namespace NewsArchive.Web.Requests;

/// <summary>
/// Looks for changed names for as long as a person likes to wait. In most archives that is to the end; what is left, the worker does.
/// </summary>
public sealed class PromptMatching(MentionUpdate update)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Looks for changed names; returns when done or after two seconds.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await update.RunAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Out of patience, not out of order: the names still wait in the database, where the worker finds them.
        }
    }
}
