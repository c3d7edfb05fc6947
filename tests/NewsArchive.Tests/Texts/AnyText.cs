using CsCheck;

namespace NewsArchive.Tests.Texts;

/// <summary>Random texts of whole characters that mix what breaks offsets: emoji, joiners, flags, marks, Hangul, right-to-left, quotes, line ends.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "a", "B", "Iran", " ", "  ", "\n", "\n\n", "\t", ".", "! ", "“", "”", "\"", "'", ",", "=", "+", "-", "@", "＝", "é", "e\u0301", "n\u0303\u0323", "ß",
        "😀", "👩‍🚀", "👍🏽", "🇮🇷", "🇷🇺", "\u200d", "\ufe0f", "𝒜", "한국", "\u1112\u1161\u11ab", "Шойгу", "إيران", "שלום", "\u200f", "\u202e", "印度", "ก็", "क्षि", "\u00a0", "\ufffd",
    ];

    /// <summary>Texts of up to about 80 pieces, or of random code points.</summary>
    public static Gen<string> Gen { get; } = CsCheck.Gen.OneOf(
        CsCheck.Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 80].Select(string.Concat),
        CsCheck.Gen.Int[0, 0x10ffff].Where(System.Text.Rune.IsValid).Select(value => new System.Text.Rune(value).ToString()).Array[0, 40].Select(string.Concat));
}
