using System.Collections.Immutable;

namespace NewsArchive.Queries;

/// <summary>Where in an article a word must stand.</summary>
public enum TextPart
{
    /// <summary>In the headline, the lead or the body.</summary>
    Anywhere,

    /// <summary>In the headline.</summary>
    Title,

    /// <summary>In the lead.</summary>
    Lead,
}

/// <summary>
/// A part of what was asked for. Trees are built by <see cref="All"/>, <see cref="Any"/> and <see cref="Without"/> only, which keep them in one
/// shape: no group stands in a group of its kind, none has a single part, nothing is negated twice.
/// </summary>
public abstract record QueryNode
{
    /// <summary>What has all of some parts; null when there are none.</summary>
    public static QueryNode? All(IEnumerable<QueryNode> parts) => Group(isAll: true, parts);

    /// <summary>What has any of some parts; null when there are none.</summary>
    public static QueryNode? Any(IEnumerable<QueryNode> parts) => Group(isAll: false, parts);

    /// <summary>What does not have a part.</summary>
    public static QueryNode Without(QueryNode part) => part is NotNode { Part: var inner } ? inner : new NotNode(part);

    private static QueryNode? Group(bool isAll, IEnumerable<QueryNode> parts)
    {
        ImmutableArray<QueryNode> flat = [.. parts.SelectMany(part => part is GroupNode group && group.IsAll == isAll ? group.Parts : [part])];
        return flat.Length switch
        {
            0 => null,
            1 => flat[0],
            _ => new GroupNode(isAll, flat),
        };
    }
}

/// <summary>A word.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="IsPrefix">True for every word that begins so.</param>
/// <param name="Part">Where it must stand.</param>
public sealed record WordNode(string Text, bool IsPrefix = false, TextPart Part = TextPart.Anywhere) : QueryNode;

/// <summary>Words that stand together.</summary>
/// <param name="Text">The words, one blank between them.</param>
/// <param name="Distance">Null for side by side in this order; else the most that neighbours may lie apart, in words and in either order.</param>
/// <param name="Part">Where they must stand.</param>
public sealed record PhraseNode(string Text, int? Distance = null, TextPart Part = TextPart.Anywhere) : QueryNode;

/// <summary>A demand on something other than the words.</summary>
/// <param name="Field">On what.</param>
/// <param name="Value">Which, in the field's own spelling; see <see cref="QueryValues"/>.</param>
public sealed record FieldNode(QueryField Field, string Value) : QueryNode;

/// <summary>What is not wanted.</summary>
/// <param name="Part">What.</param>
public sealed record NotNode(QueryNode Part) : QueryNode;

/// <summary>Several parts, of which all or any must be there.</summary>
/// <param name="IsAll">True for all of them.</param>
/// <param name="Parts">The parts, at least two.</param>
public sealed record GroupNode(bool IsAll, ImmutableArray<QueryNode> Parts) : QueryNode
{
    /// <inheritdoc />
    public bool Equals(GroupNode? other) => other is not null && IsAll == other.IsAll && Parts.SequenceEqual(other.Parts);

    /// <inheritdoc />
    public override int GetHashCode() => Parts.Aggregate(HashCode.Combine(IsAll), HashCode.Combine);
}
