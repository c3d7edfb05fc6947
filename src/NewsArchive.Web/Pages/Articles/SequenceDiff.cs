namespace NewsArchive.Web.Pages.Articles;

/// <summary>A stretch of two sequences: items that stand in both, or items of one that replace items of the other (either may be empty).</summary>
public readonly record struct DiffStretch(bool IsSame, Range Old, Range New);

/// <summary>
/// The shortest way from one sequence to another (Myers, "An O(ND) difference algorithm and its variations", 1986), with a limit: when more
/// than <see cref="MostEdits"/> items differ, everything between the common ends counts as replaced. So no text takes longer than that.
/// </summary>
public static class SequenceDiff
{
    /// <summary>Time and memory grow with its square: 4 MB of numbers at most.</summary>
    private const int MostEdits = 1_000;

    /// <summary>The stretches in order, same and replaced ones by turns.</summary>
    public static IReadOnlyList<DiffStretch> Compare<T>(ReadOnlySpan<T> old, ReadOnlySpan<T> @new)
        where T : IEquatable<T>
    {
        var head = old.CommonPrefixLength(@new);
        var tail = 0;
        while (tail < Math.Min(old.Length, @new.Length) - head && old[^(tail + 1)].Equals(@new[^(tail + 1)]))
        {
            tail++;
        }

        var kept = Kept(old[head..^tail], @new[head..^tail]).Select(pair => (Old: pair.Old + head, New: pair.New + head)).ToList();
        return Stretches(Enumerable.Range(0, head).Select(i => (i, i)).Concat(kept)
            .Concat(Between(old.Length - tail, @new.Length - tail, tail)), old.Length, @new.Length);
    }

    private static IEnumerable<(int Old, int New)> Between(int old, int @new, int count) => Enumerable.Range(0, count).Select(i => (old + i, @new + i));

    /// <summary>The pairs of items that stay, in order.</summary>
    private static List<(int Old, int New)> Kept<T>(ReadOnlySpan<T> old, ReadOnlySpan<T> @new)
        where T : IEquatable<T>
    {
        // reached[k] is how far into the old sequence d edits lead on the diagonal k; one copy is kept for each d to walk back.
        var most = Math.Min(MostEdits, old.Length + @new.Length);
        var reached = new int[(2 * most) + 3];
        var steps = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            steps.Add(reached.AsSpan(most + 1 - edits, (2 * edits) + 1).ToArray());
            for (var k = -edits; k <= edits; k += 2)
            {
                var isDown = k == -edits || (k != edits && reached[most + k] < reached[most + k + 2]);
                var x = isDown ? reached[most + k + 2] : reached[most + k] + 1;
                var y = x - k;
                while (x < old.Length && y < @new.Length && old[x].Equals(@new[y]))
                {
                    (x, y) = (x + 1, y + 1);
                }

                reached[most + k + 1] = x;
                if (x >= old.Length && y >= @new.Length)
                {
                    return WalkBack(steps, old.Length, @new.Length);
                }
            }
        }

        return [];
    }

    private static List<(int Old, int New)> WalkBack(List<int[]> steps, int x, int y)
    {
        var kept = new List<(int Old, int New)>();
        for (var edits = steps.Count - 1; edits >= 0; edits--)
        {
            // The state before this step; its middle is the diagonal 0.
            var before = steps[edits];
            int At(int k) => before[k + edits];
            var k = x - y;
            var isDown = edits > 0 && (k == -edits || (k != edits && At(k - 1) < At(k + 1)));
            var fromX = edits == 0 ? 0 : isDown ? At(k + 1) : At(k - 1);
            var fromY = edits == 0 ? 0 : fromX - (isDown ? k + 1 : k - 1);
            while (x > fromX && y > fromY)
            {
                (x, y) = (x - 1, y - 1);
                kept.Add((x, y));
            }

            (x, y) = (fromX, fromY);
        }

        kept.Reverse();
        return kept;
    }

    private static List<DiffStretch> Stretches(IEnumerable<(int Old, int New)> kept, int oldLength, int newLength)
    {
        var stretches = new List<DiffStretch>();
        var (x, y, startX, startY) = (0, 0, 0, 0);
        foreach (var (old, @new) in kept.Append((oldLength, newLength)))
        {
            if (old != x || @new != y)
            {
                AddSame();
                stretches.Add(new DiffStretch(false, x..old, y..@new));
                (startX, startY) = (old, @new);
            }

            (x, y) = (old + 1, @new + 1);
        }

        (x, y) = (oldLength, newLength);
        AddSame();
        return stretches;

        void AddSame()
        {
            if (x > startX)
            {
                stretches.Add(new DiffStretch(true, startX..x, startY..y));
            }
        }
    }
}
