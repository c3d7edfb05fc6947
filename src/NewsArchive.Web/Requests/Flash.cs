using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NewsArchive.Web.Requests;

/// <summary>A message about what was just done, shown once on the next page, with the step that takes it back.</summary>
/// <param name="Text">What was done.</param>
/// <param name="Step">Number of the step; null when there is nothing to take back.</param>
public sealed record Flash(string Text, Guid? Step)
{
    private const string TextKey = "flash";
    private const string StepKey = "flash-step";

    /// <summary>Leaves a message for the next page.</summary>
    public static void Leave(ITempDataDictionary data, string text, Guid? step = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        data[TextKey] = text;
        data[StepKey] = step;
    }

    /// <summary>Takes the message that was left, if any.</summary>
    public static Flash? Take(ITempDataDictionary data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data[TextKey] is string text ? new Flash(text, data[StepKey] as Guid?) : null;
    }
}
