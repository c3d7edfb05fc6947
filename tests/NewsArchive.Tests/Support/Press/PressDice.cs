namespace NewsArchive.Tests.Support.Press;

/// <summary>Numbers that look random and are the same for the same keys on every machine (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal struct PressDice
{
    private ulong _state;

    public PressDice(params ReadOnlySpan<int> keys)
    {
        foreach (var key in keys)
        {
            _state = Mix(_state + 0x9e3779b97f4a7c15UL + (uint)key);
        }
    }

    /// <summary>A number from 0 up to, not including, a limit.</summary>
    public int Below(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>A number from 0 to 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True in a share of all cases.</summary>
    public bool Chance(double share) => Share() < share;

    private ulong Next() => Mix(_state += 0x9e3779b97f4a7c15UL);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9UL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebUL;
        return value ^ (value >> 31);
    }
}
