using System.Diagnostics;
using NewsArchive.Exports;

namespace NewsArchive.Cli.Commands;

/// <summary>How far an export is, on standard error: one line that changes for people, a line now and then for logs.</summary>
internal sealed class ExportProgressLine(TextWriter error) : IProgress<ExportProgress>
{
    private readonly bool _isTerminal = !Console.IsErrorRedirected;
    private readonly TimeSpan _pace = TimeSpan.FromSeconds(Console.IsErrorRedirected ? 10 : 0.2);
    private long _told = Stopwatch.GetTimestamp();

    public void Report(ExportProgress value)
    {
        if (Stopwatch.GetElapsedTime(_told) < _pace)
        {
            return;
        }

        _told = Stopwatch.GetTimestamp();
        var text = $"{value.Articles} of {value.Total} articles, {value.Annotations} annotations";
        error.Write(_isTerminal ? $"\r{text}\u001b[K" : text + Environment.NewLine);
    }

    /// <summary>Ends with what was done.</summary>
    public void End(string text) => error.WriteLine(_isTerminal ? $"\r{text}\u001b[K" : text);
}
