using System.Diagnostics;

namespace NewsArchive.Cli.Commands;

/// <summary>
/// How far a command is, on standard error: on a terminal one line that changes and makes way for results, elsewhere a line now and then, and
/// only when something changed.
/// </summary>
internal sealed class StatusLine(TextWriter error)
{
    private const int BarWidth = 24;

    private readonly bool _isTerminal = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly TimeSpan _pace = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(10);
    private long _toldAt = Stopwatch.GetTimestamp();
    private string _told = "";

    /// <summary>A bar of letters, such as "━━━━────".</summary>
    public static string Bar(int done, int total)
    {
        var full = total <= 0 ? 0 : (int)Math.Clamp((long)done * BarWidth / total, 0, BarWidth);
        return new string('━', full) + new string('─', BarWidth - full);
    }

    /// <summary>Says how far it is, unless it said so a moment ago.</summary>
    public void Show(string text)
    {
        if (text == _told || Stopwatch.GetElapsedTime(_toldAt) < _pace)
        {
            return;
        }

        (_told, _toldAt) = (text, Stopwatch.GetTimestamp());
        error.Write(_isTerminal ? $"\r{Shorten(text)}\u001b[K" : text + Environment.NewLine);
    }

    /// <summary>Makes way for a line of results on the same terminal.</summary>
    public void Clear()
    {
        if (_isTerminal && _told.Length > 0)
        {
            error.Write("\r\u001b[K");
            _told = "";
        }
    }

    /// <summary>Ends with what was done.</summary>
    public void End(string text)
    {
        Clear();
        error.WriteLine(text);
    }

    /// <summary>A line that wraps could not be taken back.</summary>
    private static string Shorten(string text)
    {
        var width = Console.WindowWidth;
        return width > 1 && text.Length >= width ? text[..(width - 2)] + "…" : text;
    }
}
