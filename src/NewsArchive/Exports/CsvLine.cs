using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsArchive.Exports;

/// <summary>Writes RFC 4180: comma, CRLF, a field in quotes when it must be, UTF-8 with a byte order mark so that Excel reads it.</summary>
/// <remarks>
/// With the guard, a text that a spreadsheet program would take for a formula begins with an apostrophe. A text that has apostrophes before
/// such a character gets one more, so that taking one away always gives back the text.
/// </remarks>
internal sealed class CsvLine(ExportFileStream file, bool guard)
{
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> MustQuote = SearchValues.Create("\",\r\n");

    private readonly StringBuilder _line = new();
    private bool _hasField;

    /// <summary>Writes the byte order mark and the header row.</summary>
    public async Task BeginAsync(string columns, CancellationToken cancellationToken)
    {
        _line.Append('\ufeff').Append(columns);
        await FlushAsync(cancellationToken);
    }

    /// <summary>A cell of text that came from outside.</summary>
    public CsvLine Text(string? text) => Cell(text is not null && guard && LooksLikeFormula(text) ? "'" + text : text);

    /// <summary>A cell with a number.</summary>
    public CsvLine Number(long? number) => Cell(number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A cell with a time.</summary>
    public CsvLine Time(DateTimeOffset? time) => Cell(time is { } known ? ExportJson.Time(known) : null);

    /// <summary>Ends the row.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        file.EndRecord();
    }

    private static bool LooksLikeFormula(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return !first.IsEmpty && Formula.Contains(first[0]);
    }

    private CsvLine Cell(string? value)
    {
        if (_hasField)
        {
            _line.Append(',');
        }

        _hasField = true;
        if (value is null || value.AsSpan().IndexOfAny(MustQuote) < 0)
        {
            _line.Append(value);
            return this;
        }

        _line.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        return this;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        _line.Append("\r\n");
        await file.WriteAsync(Encoding.UTF8.GetBytes(_line.ToString()), cancellationToken);
        _line.Clear();
        _hasField = false;
    }
}
