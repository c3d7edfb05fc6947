using NewsArchive.Operations;
using NewsArchive.Persons;

namespace NewsArchive.Web.Requests;

/// <summary>The person who sends a request. Until there are accounts that is whoever uses this installation.</summary>
public sealed class PersonalChange(TimeProvider clock)
{
    /// <summary>Who asks.</summary>
    public static int PersonId => Person.LocalId;

    /// <summary>A change by that person, now; all that is done under it is one step for undo.</summary>
    public Change Begin() => new(PersonId, clock.GetUtcNow());
}
