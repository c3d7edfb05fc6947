using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NewsArchive.Tests.Support;

/// <summary>
/// Other people's tools from npm, exactly as a lock file names them, installed once for the class that uses them. Tests skip when npm is not
/// there or cannot reach its packages.
/// </summary>
/// <param name="source">The folder below the tests that holds scripts, package.json and package-lock.json.</param>
internal sealed class NodePackages(string source) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsarchive-node-").FullName;
    private string? _problem;

    /// <summary>Where the scripts run; skips the test when the packages could not be installed.</summary>
    public string Folder
    {
        get
        {
            Assert.SkipUnless(_problem is null, $"npm could not install the packages of {source}, so nothing was compared with them: {_problem}");
            return _folder;
        }
    }

    /// <summary>Installs the packages, none of whose own scripts is run.</summary>
    public async ValueTask InstallAsync()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/NewsArchive.Tests", source)))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        var (code, _, error) = await RunAsync("npm", _folder, "", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        _problem = code == 0 ? null : error.Trim();
    }

    /// <summary>Runs a script and gives what it prints.</summary>
    public async Task<string> RunAsync(string input, params string[] arguments)
    {
        var (code, output, error) = await RunAsync("node", Folder, input, arguments);
        Assert.True(code == 0, $"node: {error}");
        return output;
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(string program, string folder, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception exception)
        {
            return (-1, "", $"{program}: {exception.Message}");
        }
    }
}
