using System.Globalization;

namespace NewsArchive.Tests.Support.Press;

/// <summary>One request that the played sites got.</summary>
/// <param name="Host">The host asked.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Agent">What the asker calls itself.</param>
/// <param name="Begun">When its last byte had come, in ticks of a clock that never goes back (100 ns).</param>
/// <param name="Ended">When the answer was written or given up.</param>
/// <param name="Status">Status that was answered; 0 when the connection was cut instead.</param>
internal sealed record PressRequest(string Host, string Path, string Agent, long Begun, long Ended, int Status)
{
    /// <summary>The request as one line.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Begun}\t{Ended}\t{Status}\t{Host}\t{Path}\t{Agent}");

    /// <summary>Reads a line.</summary>
    public static PressRequest Parse(string line)
    {
        var parts = line.Split('\t');
        return new PressRequest(
            parts[3],
            parts[4],
            parts[5],
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            long.Parse(parts[1], CultureInfo.InvariantCulture),
            int.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
