namespace NewsArchive.Mentions;

/// <summary>One name to look for.</summary>
/// <param name="AliasId">The alias.</param>
/// <param name="EntityId">The entity it names.</param>
/// <param name="Text">The name in the archive's form.</param>
/// <param name="IsCaseSensitive">True when only this spelling counts.</param>
public sealed record GazetteerName(int AliasId, int EntityId, string Text, bool IsCaseSensitive);

/// <summary>Where a name was found, in UTF-16 units, half-open.</summary>
public readonly record struct NameMatch(int Start, int End, GazetteerName Name);

/// <summary>
/// All names of the registry as one automaton (Aho and Corasick, "Efficient string matching", CACM 1975): one pass over a text finds them
/// all. Of overlapping matches the leftmost, then longest, wins; names of several entities in one place are all reported. Immutable and
/// thread-safe.
/// </summary>
public sealed class Gazetteer
{
    private readonly Dictionary<long, int> _children = [];
    private readonly int[] _rootChildren = new int[char.MaxValue + 1];
    private readonly List<int> _fails = [0];
    private readonly List<int> _outputLinks = [0];
    private readonly List<List<GazetteerName>?> _names = [null];

    /// <summary>Builds the automaton.</summary>
    public Gazetteer(IEnumerable<GazetteerName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        foreach (var name in names.Where(name => name.Text.Length > 0))
        {
            Add(name);
        }

        LinkFailures();
    }

    /// <summary>True when there is nothing to look for.</summary>
    public bool IsEmpty => _names.Count == 1;

    /// <summary>True when at least one name stands in a text.</summary>
    public bool IsMatch(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !IsEmpty && Scan(text).Any();
    }

    /// <summary>The names in a text, in order, without overlaps.</summary>
    public IReadOnlyList<NameMatch> Match(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsEmpty)
        {
            return [];
        }

        var candidates = Scan(text).OrderBy(match => match.Start).ThenByDescending(match => match.End).ThenBy(match => match.Name.AliasId);
        var taken = new List<NameMatch>();
        foreach (var match in candidates)
        {
            if (taken.Count == 0 || match.Start >= taken[^1].End || (match.Start == taken[^1].Start && match.End == taken[^1].End))
            {
                taken.Add(match);
            }
        }

        return taken;
    }

    private void Add(GazetteerName name)
    {
        var node = 0;
        foreach (var character in name.Text)
        {
            node = ChildOrNew(node, NameFolding.Fold(character));
        }

        (_names[node] ??= []).Add(name);
    }

    private int ChildOrNew(int node, char character)
    {
        var child = Child(node, character);
        if (child != 0)
        {
            return child;
        }

        child = _names.Count;
        _names.Add(null);
        _fails.Add(0);
        _outputLinks.Add(0);
        if (node == 0)
        {
            _rootChildren[character] = child;
        }

        _children[Key(node, character)] = child;
        return child;
    }

    private int Child(int node, char character) => node == 0 ? _rootChildren[character] : _children.GetValueOrDefault(Key(node, character));

    private int Next(int node, char character)
    {
        while (true)
        {
            var child = Child(node, character);
            if (child != 0 || node == 0)
            {
                return child;
            }

            node = _fails[node];
        }
    }

    /// <summary>Breadth first, because a node's failure link points to a shallower node.</summary>
    private void LinkFailures()
    {
        var level = _children.Where(pair => pair.Key >> 16 == 0).Select(pair => pair.Value).ToList();
        var byParent = _children.Where(pair => pair.Key >> 16 != 0).ToLookup(pair => (int)(pair.Key >> 16), pair => ((char)(pair.Key & 0xffff), pair.Value));
        while (level.Count > 0)
        {
            var deeper = new List<int>();
            foreach (var node in level)
            {
                foreach (var (character, child) in byParent[node])
                {
                    var fail = Next(_fails[node], character);
                    _fails[child] = fail;
                    _outputLinks[child] = _names[fail] is null ? _outputLinks[fail] : fail;
                    deeper.Add(child);
                }
            }

            level = deeper;
        }
    }

    private IEnumerable<NameMatch> Scan(string text)
    {
        var node = 0;
        for (var i = 0; i < text.Length; i++)
        {
            node = Next(node, NameFolding.Fold(text[i]));
            for (var output = _names[node] is null ? _outputLinks[node] : node; output != 0; output = _outputLinks[output])
            {
                foreach (var name in _names[output]!)
                {
                    var start = i + 1 - name.Text.Length;
                    if (Holds(text, start, i + 1, name))
                    {
                        yield return new NameMatch(start, i + 1, name);
                    }
                }
            }
        }
    }

    private static bool Holds(string text, int start, int end, GazetteerName name) =>
        NameBorders.IsWhole(text, start, end)
        && (!name.IsCaseSensitive || NameFolding.EqualsWithCase(text.AsSpan(start, end - start), name.Text));

    private static long Key(int node, char character) => ((long)node << 16) | character;
}
