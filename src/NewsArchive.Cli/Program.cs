using System.Globalization;
using NewsArchive.Cli;
using Serilog;
using Serilog.Core;
using Serilog.Events;

// Results go to standard output, so everything that is logged goes to standard error.
var level = new LoggingLevelSwitch(LogEventLevel.Warning);
await using var log = new LoggerConfiguration()
    .MinimumLevel.ControlledBy(level)
    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
    // It logs every error that it also throws; what is thrown is told once, as a sentence.
    .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
    .WriteTo.Console(standardErrorFromLevel: LogEventLevel.Verbose, formatProvider: CultureInfo.InvariantCulture)
    .CreateLogger();

var commandLine = new CommandLine(new CommandHost(services => services.AddSerilog(log)));
var parsed = commandLine.Parse(args);
level.MinimumLevel = parsed.GetValue(CommandLine.Verbose) ? LogEventLevel.Information : LogEventLevel.Warning;
return await CommandLine.RunAsync(parsed, new() { Output = Console.Out, Error = Console.Error, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
