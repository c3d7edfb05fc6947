using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsArchive.Cli.Commands;

/// <summary>
/// The progress of an import on standard error: how many of how many, how fast, and the last record. A bar on a terminal, a line each
/// tenth elsewhere, or each thousand records when nobody knows how many there are.
/// </summary>
internal sealed class ImportProgress
{
    /// <summary>Fewer than this are done before anybody reads a bar.</summary>
    private const int Few = 100;

    /// <summary>After how many a line is written when nobody knows how many there are.</summary>
    private const int Step = 1000;

    private const int LongestName = 60;

    private readonly TextWriter _error;
    private readonly int? _total;
    private readonly ProgressTask? _bar;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private int _done;

    private ImportProgress(TextWriter error, int? total, ProgressTask? bar) => (_error, _total, _bar) = (error, total, bar);

    /// <summary>True when a bar will be drawn, so that nothing else may write to the terminal meanwhile.</summary>
    public static bool HasBar(TextWriter error, int? total) => total is null or >= Few && ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>Does the work and shows how far it is.</summary>
    public static async Task ShowAsync(TextWriter error, int? total, Func<ImportProgress, Task> work)
    {
        if (!HasBar(error, total))
        {
            await work(new ImportProgress(error, total, null));
            return;
        }

        // Standard output may go to a file: the bar does not care.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error), Interactive = InteractionSupport.Yes });
        await console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new CountColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                var bar = context.AddTask("reading", maxValue: total ?? double.MaxValue);
                bar.IsIndeterminate = total is null;
                await work(new ImportProgress(error, total, bar));
            });
    }

    /// <summary>One more is done.</summary>
    public void Report(string name)
    {
        _done++;
        if (_bar is not null)
        {
            _bar.Description = Markup.Escape(name.Length <= LongestName ? name : "…" + name[^LongestName..]);
            _bar.Increment(1);
        }
        else if (_total is null ? _done % Step == 0 : _total >= Few && _done % (_total / 10) == 0)
        {
            var rate = _done / Stopwatch.GetElapsedTime(_begun).TotalSeconds;
            var of = _total is null ? "" : string.Create(CultureInfo.InvariantCulture, $" of {_total:N0}");
            _error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_done:N0}{of}, {rate:N0} a second, last {name}"));
        }
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}{(task.IsIndeterminate ? "" : $"/{task.MaxValue:N0}")}  {task.Speed ?? 0:N0}/s"));
    }
}
