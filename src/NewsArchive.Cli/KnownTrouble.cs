using System.Data.Common;
using Microsoft.Extensions.Options;

namespace NewsArchive.Cli;

/// <summary>Turns what can go wrong outside the program into a sentence that says what to do. Anything else is a bug and keeps its trace.</summary>
internal static class KnownTrouble
{
    private const string UndefinedTable = "42P01";

    private const string UndefinedColumn = "42703";

    private const string UndefinedDatabase = "3D000";

    /// <summary>The sentence; null when the trouble is not known.</summary>
    public static string? Explain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            var message = current switch
            {
                OperationCanceledException => "Stopped. What was done is kept; repeating the command goes on from there.",
                OptionsValidationException options => "A setting is wrong: " + string.Join(" ", options.Failures),
                CommandException command => command.Message,
                DbException database => Explain(database),
                _ => null,
            };
            if (message is not null)
            {
                return message;
            }
        }

        return null;
    }

    private static string? Explain(DbException exception) => exception.SqlState switch
    {
        UndefinedTable or UndefinedColumn => "The database is older than this program. Run: newsarchive migrate",
        UndefinedDatabase => $"{exception.Message}. Create it, or correct ConnectionStrings__Archive.",
        null => $"The database cannot be reached: {exception.GetBaseException().Message}. Is the server of ConnectionStrings__Archive running?",
        ['2', '8', ..] => $"The database refuses the sign-in: {exception.Message}. Correct ConnectionStrings__Archive.",
        _ => null,
    };
}

/// <summary>A command cannot do its work for a reason the person at the keyboard can change; the message says how.</summary>
internal sealed class CommandException(string message) : Exception(message);
