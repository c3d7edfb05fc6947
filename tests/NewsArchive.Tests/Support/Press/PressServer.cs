using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NewsArchive.Tests.Support.Press;

/// <summary>
/// The played sites on one loopback port, reached through gateways (Scraper:Gateways). It writes its answers byte by byte, because no
/// well-behaved server lies about lengths, and remembers every request for the judgement afterwards.
/// </summary>
internal sealed class PressServer : IAsyncDisposable
{
    /// <summary>The host under which a judge in another process asks for the log ("/log") or for the next edition ("/edition/2").</summary>
    public const string Control = "press.control";

    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<PressRequest> _requests = new();
    private readonly PressWorld _world;
    private readonly PressFaults _faults;
    private WebApplication _app = null!;

    private PressServer(PressWorld world)
    {
        _world = world;
        _faults = new PressFaults(world);
    }

    /// <summary>What is served.</summary>
    public PressWorld World => _world;

    /// <summary>Where it listens, such as http://127.0.0.1:40123; the value of a gateway.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Everything asked for, in the order in which answers ended.</summary>
    public IReadOnlyCollection<PressRequest> Requests => _requests;

    /// <summary>Begins listening; port 0 takes any.</summary>
    public static async Task<PressServer> StartAsync(PressWorld world, int port, CancellationToken cancellationToken)
    {
        var server = new PressServer(world);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(options => options.ShutdownTimeout = GoodbyeTime);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Run(server.ServeAsync)));
        server._app = builder.Build();
        await server._app.StartAsync(cancellationToken);
        server.Address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return server;
    }

    /// <summary>Settings of a program that lead all played hosts here.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Gateways(PressPlan plan, string address, string separator) =>
        Enumerable.Range(0, plan.Sites).Select(index => KeyValuePair.Create($"Scraper{separator}Gateways{separator}{PressHouse.HostOf(index)}", (string?)address));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ServeAsync(ConnectionContext connection)
    {
        try
        {
            while (await PressQuestion.ReadAsync(connection.Transport.Input, connection.ConnectionClosed) is { } question)
            {
                var begun = Stopwatch.GetElapsedTime(0).Ticks;
                var line = new PressLine(connection.Transport.Output, connection.ConnectionClosed);
                var goesOn = await AnswerAsync(question, line, connection);
                if (question.Host != Control)
                {
                    _requests.Enqueue(new PressRequest(question.Host, question.Path, question.Agent, begun, Stopwatch.GetElapsedTime(0).Ticks, line.Status));
                }

                if (!goesOn || line.IsCut)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client went away, as killed workers do.
        }
    }

    /// <summary>Answers one request; false when the connection is not to be used again.</summary>
    private async Task<bool> AnswerAsync(PressQuestion question, PressLine line, ConnectionContext connection)
    {
        if (question.Host == Control)
        {
            await AnswerJudgeAsync(question.Path, line);
            return true;
        }

        if (_world.Plan.LatencyMilliseconds > 0)
        {
            await Task.Delay(_world.Plan.LatencyMilliseconds);
        }

        if (_world.HouseOf(question.Host.Split(':')[0]) is not { } house)
        {
            await line.AnswerAsync(404, "Not Found", "Content-Type: text/plain\r\n", "nobody lives here"u8.ToArray());
            return true;
        }

        var answers = new PressAnswers(_world, house, question, line);
        if (house.NumberOf(question.Path) is not { } number)
        {
            await answers.ListAsync(_faults);
            return true;
        }

        var fault = house.FaultOf(number);
        if (_faults.RedirectOf(fault, house, number, new Uri(Address).Port) is { } location)
        {
            await answers.RedirectAsync(location);
            return true;
        }

        var isPlayed = await _faults.PlayAsync(fault, house, number, line, () => connection.Abort(new ConnectionAbortedException("played")));
        if (!isPlayed)
        {
            await answers.ArticleAsync(number);
        }

        return !isPlayed;
    }

    private async Task AnswerJudgeAsync(string path, PressLine line)
    {
        if (path.StartsWith("/edition/", StringComparison.Ordinal))
        {
            _world.Edition = int.Parse(path.AsSpan("/edition/".Length), CultureInfo.InvariantCulture);
        }

        var body = path == "/log" ? string.Concat(_requests.Select(request => request.ToLine() + "\n")) : "ok\n";
        await line.AnswerAsync(200, "OK", "Content-Type: text/plain; charset=utf-8\r\n", Encoding.UTF8.GetBytes(body));
    }
}
