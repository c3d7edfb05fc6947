using System.CommandLine;

namespace NewsArchive.Cli.Commands;

/// <summary>Rules that hold for the arguments of every command.</summary>
internal static class ArgumentRules
{
    /// <summary>Refuses a mistyped option, which would otherwise be taken for one more argument.</summary>
    public static Argument<T> WithoutOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"There is no option {token.Value}.");
            }
        });
        return argument;
    }
}
