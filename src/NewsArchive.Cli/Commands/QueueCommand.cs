using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Fetches;

namespace NewsArchive.Cli.Commands;

/// <summary>newsarchive queue</summary>
internal static class QueueCommand
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object: the queue as it stands, and its hosts." };

    private static readonly Option<int> Hosts = new("--hosts") { Description = "How many hosts to list; those in trouble come first.", DefaultValueFactory = _ => 20 };

    public static Command Create(CommandHost host)
    {
        var command = new Command("queue", "What is still to be collected, how far behind it is, who works on it, and which hosts are in the way.") { Hosts, Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var archive = host.Open();
            await using var scope = archive.Services.CreateAsyncScope();
            var reading = scope.ServiceProvider.GetRequiredService<QueueReading>();
            var queue = await reading.ReadAsync(cancellationToken);
            var hosts = await reading.ReadHostsAsync(Math.Max(0, parsed.GetValue(Hosts)), cancellationToken);
            await WriteAsync(parsed.InvocationConfiguration.Output, queue, hosts, parsed.GetValue(Json));
            return 0;
        });
        return command;
    }

    private static async Task WriteAsync(TextWriter output, QueueStatus queue, IReadOnlyList<QueueHost> hosts, bool json)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { Queue = queue, Hosts = hosts }, Readable));
            return;
        }

        await output.WriteLineAsync(Text($"{queue.Waiting:N0} waiting, {queue.Due:N0} due, {queue.InHand:N0} in hand, {queue.Paused:N0} paused"));
        await output.WriteLineAsync(Text($"oldest due for {queue.OldestDue:d\\.hh\\:mm\\:ss}, lag {queue.Lag:d\\.hh\\:mm\\:ss}, {queue.LastMinute.Values.Sum():N0} ended in the last minute"));
        foreach (var depth in queue.Depths)
        {
            await output.WriteLineAsync(Text($"priority {depth.Priority}  {depth.Kind.ToString().ToLowerInvariant(),-6}  {depth.Waiting,10:N0} waiting  {depth.Due,10:N0} due  {depth.Paused,10:N0} paused"));
        }

        foreach (var worker in queue.Workers)
        {
            await output.WriteLineAsync(Text($"worker {worker.Name}  {worker.InHand:N0} in hand"));
        }

        foreach (var one in hosts)
        {
            await output.WriteLineAsync(Text($"host {one.Name}  {one.Waiting:N0} waiting  {(one.Trouble is null ? "" : $"trouble ({one.Failures}): {one.Trouble}")}").TrimEnd());
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
