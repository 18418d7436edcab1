using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KunnskapsPortal.Accounts.InviteMembers;

/// <summary>The secret in an invitation's link: 32 random bytes in base64url. Only its hash is stored.</summary>
public static class InvitationToken
{
    private const int Bytes = 32;

    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>SHA-256 in lower-case hex. The token has 256 random bits, so a plain hash is enough.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
