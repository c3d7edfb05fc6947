namespace NewsArchive.Scraper.Extraction.Fields.Languages;

/// <summary>Scripts that tell a language by themselves, or narrow it down.</summary>
internal static class Scripts
{
    private static readonly (char First, char Last, string Script)[] Ranges =
    [
        ('\u0041', '\u024f', "Latin"), ('\u0370', '\u03ff', "el"), ('\u0400', '\u052f', "Cyrillic"), ('\u0530', '\u058f', "hy"), ('\u0590', '\u05ff', "Hebrew"),
        ('\u0600', '\u077f', "Arabic"), ('\u0780', '\u07bf', "dv"), ('\u0900', '\u097f', "Devanagari"), ('\u0980', '\u09ff', "bn"), ('\u0a00', '\u0a7f', "pa"),
        ('\u0a80', '\u0aff', "gu"), ('\u0b00', '\u0b7f', "or"), ('\u0b80', '\u0bff', "ta"), ('\u0c00', '\u0c7f', "te"), ('\u0c80', '\u0cff', "kn"),
        ('\u0d00', '\u0d7f', "ml"), ('\u0d80', '\u0dff', "si"), ('\u0e00', '\u0e7f', "th"), ('\u0e80', '\u0eff', "lo"), ('\u0f00', '\u0fff', "bo"),
        ('\u1000', '\u109f', "my"), ('\u10a0', '\u10ff', "ka"), ('\u1100', '\u11ff', "ko"), ('\u1200', '\u137f', "am"), ('\u1780', '\u17ff', "km"),
        ('\u1e00', '\u1eff', "Latin"), ('\u1f00', '\u1fff', "el"), ('\u3040', '\u30ff', "Kana"), ('\u3400', '\u9fff', "Han"), ('\uac00', '\ud7af', "ko"),
        ('\uf900', '\ufaff', "Han"), ('\ufb50', '\ufdff', "Arabic"), ('\ufe70', '\ufeff', "Arabic"), ('\uff66', '\uff9f', "Kana"),
    ];

    /// <summary>The script of a letter; a language's tag where the script has only one of weight; null for signs and digits.</summary>
    public static string? Of(char letter)
    {
        if (letter < '\u0250')
        {
            return char.IsLetter(letter) ? "Latin" : null;
        }

        var low = 1;
        var high = Ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (first, last, script) = Ranges[middle];
            if (letter < first)
            {
                high = middle - 1;
            }
            else if (letter > last)
            {
                low = middle + 1;
            }
            else
            {
                return script;
            }
        }

        return null;
    }
}
