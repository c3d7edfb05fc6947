using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NewsArchive.Cli.Commands;

/// <summary>The progress of an import on standard error: how many of how many, how fast, and the last record.</summary>
internal sealed class ImportProgress(ProgressTask task)
{
    private const int LongestName = 60;

    /// <summary>Does the work with a bar that lives as long as it.</summary>
    public static async Task ShowAsync(TextWriter error, int total, Func<ImportProgress, Task> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        await console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn(), new CountColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context => await work(new ImportProgress(context.AddTask("reading", maxValue: Math.Max(1, total)))));
    }

    /// <summary>One more is done.</summary>
    public void Report(string name)
    {
        task.Description = Markup.Escape(name.Length <= LongestName ? name : "…" + name[^LongestName..]);
        task.Increment(1);
    }

    private sealed class CountColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(string.Create(CultureInfo.InvariantCulture, $"{task.Value:N0}/{task.MaxValue:N0}  {task.Speed ?? 0:N0}/s"));
    }
}
