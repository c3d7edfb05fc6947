namespace NewsArchive.Captures;

/// <summary>Bytes as base32 (RFC 4648) without padding: how the tools of web archives write digests.</summary>
public static class Base32
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The letters and digits for some bytes.</summary>
    public static string Of(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return string.Create((bytes.Length * 8 + 4) / 5, bytes, static (text, source) =>
        {
            for (var index = 0; index < text.Length; index++)
            {
                // Five bits never reach over more than two bytes.
                var bit = index * 5;
                var next = bit / 8 + 1 < source.Length ? source[bit / 8 + 1] : 0;
                text[index] = Letters[(((source[bit / 8] << 8) | next) >> (11 - bit % 8)) & 31];
            }
        });
    }
}
