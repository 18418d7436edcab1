using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace KunnskapsPortal.Calendar.KeepFeeds;

/// <summary>
/// The secret in a personal feed's address: 16 bytes that name the person and 20 random ones (160 bits), in base64url. The name
/// lets the row be looked for behind the person's own wall; it proves nothing.
/// </summary>
public static class FeedSecret
{
    public const int Length = 48;
    private const int PersonBytes = 16;
    private const int RandomBytes = 20;

    public static string Make(Guid person)
    {
        Span<byte> bytes = stackalloc byte[PersonBytes + RandomBytes];
        person.TryWriteBytes(bytes, bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes[PersonBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whom the secret says it belongs to; null for a text that is no secret.</summary>
    public static Guid? PersonOf(string secret)
    {
        Span<byte> bytes = stackalloc byte[PersonBytes + RandomBytes];
        return secret.Length == Length && Base64Url.IsValid(secret) && Base64Url.TryDecodeFromChars(secret, bytes, out var written)
            && written == bytes.Length
            ? new Guid(bytes[..PersonBytes], bigEndian: true)
            : null;
    }

    /// <summary>SHA-256 in lower-case hex: what is stored. With 160 random bits a plain hash is enough.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>Locks secrets with the installation's keys, so that a copy of the database alone opens no calendar.</summary>
public sealed class SecretLock(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("KunnskapsPortal.Calendar.PersonalFeed");

    public string Lock(string secret) => _protector.Protect(secret);

    /// <summary>The secret; null where the keys it was locked with are gone.</summary>
    public string? Open(string locked)
    {
        try
        {
            return _protector.Unprotect(locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
