using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsArchive.Scraper.Extraction;

namespace NewsArchive.Scraper;

/// <summary>Reads the folder of rules for sites that the settings name, once, and tells the log what in it has no effect.</summary>
internal static partial class SiteRuleFolder
{
    private const int MostFaults = 50;

    /// <summary>The rules; none when no folder is set.</summary>
    public static SiteRuleSet Open(IServiceProvider services)
    {
        if (services.GetRequiredService<IOptions<ScraperOptions>>().Value.SiteRules is not { Length: > 0 } folder)
        {
            return SiteRuleSet.None;
        }

        var rules = SiteRuleSet.Load(folder);
        var log = services.GetRequiredService<ILogger<SiteRuleSet>>();
        Log.Read(log, rules.Files, folder);
        foreach (var fault in rules.Faults.Where(fault => fault.Unsupported is null).Take(MostFaults))
        {
            Log.Unreadable(log, fault.ToString());
        }

        foreach (var directive in rules.Faults.Where(fault => fault.Unsupported is not null).GroupBy(fault => fault.Unsupported))
        {
            Log.Unsupported(log, directive.First().ToString(), directive.Count());
        }

        return rules;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Read {Files} files of rules for sites from {Folder}")]
        public static partial void Read(ILogger log, int files, string folder);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A line of the rules for sites cannot be read and has no effect: {Fault}")]
        public static partial void Unreadable(ILogger log, string fault);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault} ({Count} such lines)")]
        public static partial void Unsupported(ILogger log, string fault, int count);
    }
}
