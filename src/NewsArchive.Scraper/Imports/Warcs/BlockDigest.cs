using System.Security.Cryptography;
using NewsArchive.Captures;

namespace NewsArchive.Scraper.Imports.Warcs;

/// <summary>Compares a block with the digest its record names: "sha1:" or another algorithm, in base32 or hexadecimal.</summary>
internal static class BlockDigest
{
    /// <summary>False when a digest is named that can be computed and is not the block's.</summary>
    public static bool Fits(string? named, ReadOnlySpan<byte> block)
    {
        var parts = named?.Split(':', 2);
        if (parts is not [var algorithm, var digest])
        {
            return true;
        }

        var hash = algorithm.Trim().ToLowerInvariant() switch
        {
            // Not for safety: what the standard's tools write, to notice damage.
            "sha1" or "sha-1" => SHA1.HashData(block),
            "sha256" or "sha-256" => SHA256.HashData(block),
            "sha512" or "sha-512" => SHA512.HashData(block),
            _ => null,
        };
        return hash is null || digest.Trim().TrimEnd('=') is var text
            && (text.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase) || text.Equals(Base32.Of(hash), StringComparison.OrdinalIgnoreCase));
    }
}
