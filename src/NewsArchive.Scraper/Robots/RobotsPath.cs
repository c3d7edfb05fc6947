using System.Globalization;
using System.Text;

namespace NewsArchive.Scraper.Robots;

/// <summary>One allow or disallow line: a path in which * stands for any characters and a final $ for the end (RFC 9309, 2.2.3).</summary>
internal sealed class RobotsPath
{
    private readonly string[] _parts;
    private readonly bool _isWhole;

    /// <summary>Makes a rule.</summary>
    public RobotsPath(string pattern, bool isAllowed)
    {
        var path = Normalize(pattern);
        IsAllowed = isAllowed;
        Length = path.Length;
        _isWhole = path.EndsWith('$');
        _parts = (_isWhole ? path[..^1] : path).Split('*');
    }

    /// <summary>True for an allow line.</summary>
    public bool IsAllowed { get; }

    /// <summary>Length of the pattern: the longest match decides.</summary>
    public int Length { get; }

    /// <summary>
    /// A path as it is compared: letters outside ASCII as their percent-encoded UTF-8, unreserved characters bare, hexadecimal digits in
    /// capitals.
    /// </summary>
    public static string Normalize(string path)
    {
        var normal = new StringBuilder(path.Length);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && char.IsAsciiHexDigit(path[i + 1]) && char.IsAsciiHexDigit(path[i + 2]))
            {
                var value = (char)byte.Parse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                if (char.IsAsciiLetterOrDigit(value) || value is '-' or '.' or '_' or '~')
                {
                    normal.Append(value);
                }
                else
                {
                    normal.Append('%').Append(char.ToUpperInvariant(path[i + 1])).Append(char.ToUpperInvariant(path[i + 2]));
                }

                i += 2;
            }
            else if (path[i] > '~')
            {
                var length = char.IsSurrogatePair(path, i) ? 2 : 1;
                normal.Append(Uri.EscapeDataString(path.AsSpan(i, length)));
                i += length - 1;
            }
            else
            {
                normal.Append(path[i]);
            }
        }

        return normal.ToString();
    }

    /// <summary>True when the pattern fits the beginning of a normalized path, or all of it when it ends with $.</summary>
    public bool Matches(string path)
    {
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = _parts[0].Length;
        for (var i = 1; i < _parts.Length; i++)
        {
            var isLast = i == _parts.Length - 1;
            // The last part of a whole pattern must stand at the end; the others as early as they can, so no part is tried twice.
            if (isLast && _isWhole)
            {
                return path.Length - _parts[i].Length >= at && path.EndsWith(_parts[i], StringComparison.Ordinal);
            }

            at = path.IndexOf(_parts[i], at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            at += _parts[i].Length;
        }

        return !_isWhole || at == path.Length;
    }
}
