using System.Diagnostics;
using System.Text.Json;

namespace NewsArchive.Tests.Exports;

/// <summary>
/// Reads exports with other people's parsers and checks every quote against its offsets: Node for JSON (JSON.parse, code points by
/// Array.from, UTF-16 by slice) and Python's csv module. Neither shares a line with the product.
/// </summary>
internal static class ForeignReader
{
    private const string ReadJson = """
        const lines = require('fs').readFileSync(0, 'utf8').split('\n');
        if (lines.pop() !== '') throw new Error('the last line does not end');
        const found = [];
        for (const line of lines) {
          const article = JSON.parse(line);
          const points = Array.from(article.text);
          if (points.length !== article.length) throw new Error('length of ' + article.articleId);
          for (const one of [...article.annotations, ...(article.mentions ?? [])]) {
            if (one.start === null) continue;
            const slice = points.slice(one.start, one.end).join('');
            if (slice !== one.quote) throw new Error(`${article.articleId} ${one.start}: "${slice}" is not "${one.quote}"`);
            found.push(slice);
          }
        }
        console.log(JSON.stringify(found));
        """;

    private const string ReadCsv = """
        import csv, io, json, sys
        data = sys.stdin.buffer.read()
        assert data.startswith(b'\xef\xbb\xbf'), 'no byte order mark'
        assert data.endswith(b'\r\n'), 'the last row does not end'
        rows = list(csv.DictReader(io.StringIO(data.decode('utf-8-sig'), newline=''), strict=True))
        assert all(None not in row and None not in row.values() for row in rows), 'a row has another number of fields'
        sys.stdout.buffer.write(json.dumps(rows).encode())
        """;

    /// <summary>Every quote of a JSON Lines export, after each was found at its offsets.</summary>
    public static async Task<List<string>> QuotesAsync(string jsonLines) =>
        JsonSerializer.Deserialize<List<string>>(await RunAsync("node", ["-e", ReadJson], jsonLines))!;

    /// <summary>The rows of a CSV export by column name.</summary>
    public static async Task<List<Dictionary<string, string>>> RowsAsync(string csv) =>
        JsonSerializer.Deserialize<List<Dictionary<string, string>>>(await RunAsync("python3", ["-c", ReadCsv], csv))!;

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return await output;
    }
}
