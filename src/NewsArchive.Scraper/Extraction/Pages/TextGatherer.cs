using System.Text;

namespace NewsArchive.Scraper.Extraction.Pages;

/// <summary>
/// Gathers the text of one block: white space becomes one blank, soft hyphens and zero-width marks go, inline elements glue on as they
/// stand, and a blank that only the markup put before a comma is left out.
/// </summary>
internal sealed class TextGatherer
{
    private readonly StringBuilder _text = new();
    private bool _blank;
    private bool _atBorder;

    /// <summary>Characters gathered so far that stand in links.</summary>
    public int LinkLength { get; private set; }

    /// <summary>Characters gathered so far that are bold.</summary>
    public int StrongLength { get; private set; }

    /// <summary>True when no visible character was gathered.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Tells that an inline element begins or ends here.</summary>
    public void Border() => _atBorder = true;

    /// <summary>Adds the text of one text node.</summary>
    public void Append(string data, bool inLink, bool isStrong, bool isPreformatted)
    {
        var before = _text.Length;
        for (var i = 0; i < data.Length; i++)
        {
            var character = data[i];
            if (IsInvisible(character))
            {
                continue;
            }

            if (isPreformatted && character is '\n' && _text.Length > 0)
            {
                _text.Append('\n');
                _blank = false;
                continue;
            }

            if (character <= ' ' || (character > '~' && char.IsWhiteSpace(character)))
            {
                _blank = true;
                continue;
            }

            if (_blank)
            {
                AppendBlank(data, i);
                _blank = false;
            }

            _atBorder = false;
            _text.Append(character);
        }

        var added = _text.Length - before;
        LinkLength += inLink ? added : 0;
        StrongLength += isStrong ? added : 0;
    }

    /// <summary>Ends a line; returns true when it is the second end in a row, which divides paragraphs.</summary>
    public bool LineBreak()
    {
        _blank = false;
        if (_text.Length == 0)
        {
            return false;
        }

        if (_text[^1] == '\n')
        {
            return true;
        }

        _text.Append('\n');
        return false;
    }

    /// <summary>Gives what was gathered and begins anew.</summary>
    public string Take()
    {
        while (_text.Length > 0 && _text[^1] is '\n' or ' ')
        {
            _text.Length--;
        }

        var text = _text.ToString();
        _text.Clear();
        _blank = false;
        _atBorder = false;
        LinkLength = 0;
        StrongLength = 0;
        return text;
    }

    /// <summary>Characters that only guide layout; joiners that some scripts and emoji need are kept.</summary>
    private static bool IsInvisible(char character) => character is '\u00ad' or '\u200b' or '\u2060' or '\ufeff';

    private void AppendBlank(string data, int next)
    {
        if (_text.Length == 0 || _text[^1] == '\n')
        {
            return;
        }

        // Templates put a line break between a link and the comma that follows it.
        var closes = _atBorder && data[next] is ',' or '.' or ')' && (next + 1 >= data.Length || !char.IsLetterOrDigit(data[next + 1]));
        if (!(_atBorder && closes))
        {
            _text.Append(' ');
        }
    }
}
