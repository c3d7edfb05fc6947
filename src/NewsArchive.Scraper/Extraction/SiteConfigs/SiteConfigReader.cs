namespace NewsArchive.Scraper.Extraction.SiteConfigs;

/// <summary>
/// Reads a file of the site-config format of FiveFilters Full-Text RSS: one directive a line, a name, a colon and a value; lines that begin
/// with # are comments. What cannot be read or is not supported is reported and the rest holds.
/// </summary>
internal sealed class SiteConfigReader(string file)
{
    private readonly Dictionary<string, List<SiteExpression>> _expressions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _texts = new(StringComparer.Ordinal);
    private readonly List<SiteConfigFault> _faults = [];
    private readonly List<(string Find, string Replacement)> _replacements = [];
    private List<SiteExpression>? _last;
    private string? _find;
    private bool? _prunes;
    private bool? _autodetects;

    /// <summary>Reads a file's lines.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="faults">Gets what cannot be read or is not supported.</param>
    public static SiteConfig Read(string file, IEnumerable<string> lines, List<SiteConfigFault> faults)
    {
        var reader = new SiteConfigReader(file);
        var number = 0;
        foreach (var line in lines)
        {
            reader.ReadLine(line.Trim(' ', '\t', '\r', '\ufeff'), ++number);
        }

        if (reader._find is not null)
        {
            reader.Fault(number, "find_string has no replace_string", isUnsupported: false);
        }

        faults.AddRange(reader._faults);
        return reader.Config();
    }

    private SiteConfig Config() => new()
    {
        Name = file,
        Titles = Expressions("title"),
        Bodies = Expressions("body"),
        Dates = Expressions("date"),
        Authors = Expressions("author"),
        Strips = Expressions("strip"),
        SinglePageLinks = Expressions("single_page_link"),
        StripNames = Texts("strip_id_or_class"),
        TestUrls = Texts("test_url"),
        Replacements = _replacements,
        Prunes = _prunes,
        Autodetects = _autodetects,
    };

    private void ReadLine(string line, int number)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        // replace_string(a: b): c holds colons before the one that counts.
        var isReplacement = line.StartsWith("replace_string(", StringComparison.OrdinalIgnoreCase) && line.Contains("):", StringComparison.Ordinal);
        var colon = isReplacement ? line.IndexOf("):", StringComparison.Ordinal) + 1 : line.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            Fault(number, "no directive", isUnsupported: false);
            return;
        }

        var value = line[(colon + 1)..].Trim();
        if (isReplacement)
        {
            _replacements.Add((line[15..(colon - 1)], value));
            return;
        }

        ReadDirective(line[..colon].Trim().ToLowerInvariant(), value, number);
    }

    private void ReadDirective(string directive, string value, int number)
    {
        if (value.Length == 0 && directive is not "replace_string")
        {
            return;
        }

        switch (directive)
        {
            case "title" or "body" or "date" or "author" or "strip" or "single_page_link":
                ReadExpression(directive, value, number);
                break;
            case "if_page_contains":
                ReadCondition(value, number);
                break;
            case "strip_id_or_class" or "test_url" or "test_contains":
                Add(_texts, directive, value.Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal));
                break;
            case "find_string":
                _find = value;
                break;
            case "replace_string" when _find is not null:
                _replacements.Add((_find, value));
                _find = null;
                break;
            case "prune":
                _prunes = IsYes(value);
                break;
            case "autodetect_on_failure":
                _autodetects = IsYes(value);
                break;
            default:
                Fault(number, SiteConfigFault.WhyUnsupported(directive), isUnsupported: true, directive);
                break;
        }
    }

    private void ReadExpression(string directive, string value, int number)
    {
        _last = null;
        if (SiteExpression.Read(value, $"{file}, line {number}", out var fault) is not { } expression)
        {
            Fault(number, $"{directive}: {fault}", isUnsupported: false);
            return;
        }

        Add(_expressions, directive, expression);
        _last = _expressions[directive];
    }

    /// <summary>A condition is for the expression before it.</summary>
    private void ReadCondition(string value, int number)
    {
        if (_last is null || SiteExpression.Read(value, $"{file}, line {number}", out var fault) is not { } condition)
        {
            Fault(number, "if_page_contains: no expression, or none before it", isUnsupported: false);
            return;
        }

        _last[^1] = _last[^1].When(condition);
    }

    private void Fault(int line, string what, bool isUnsupported, string? directive = null) => _faults.Add(new SiteConfigFault(file, line, what, isUnsupported ? directive : null));

    private List<SiteExpression> Expressions(string directive) => _expressions.GetValueOrDefault(directive) ?? [];

    private List<string> Texts(string directive) => _texts.GetValueOrDefault(directive) ?? [];

    private static void Add<T>(Dictionary<string, List<T>> lists, string name, T value)
    {
        if (!lists.TryGetValue(name, out var list))
        {
            lists[name] = list = [];
        }

        list.Add(value);
    }

    private static bool IsYes(string value) => value.ToLowerInvariant() is "yes" or "true";
}
