using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Accounts.Domain;

/// <summary>What is wrong with a new tenant.</summary>
public enum RegionFault
{
    /// <summary>Not 2 to 40 characters of a–z, 0–9 and hyphen, or a word that the portal keeps for itself.</summary>
    KeyInvalid,
    NameMissing,

    /// <summary>Longer than 100 characters.</summary>
    NameTooLong,

    /// <summary>Not a host name as in RFC 1123.</summary>
    HostInvalid,

    /// <summary>Another tenant has the key.</summary>
    KeyTaken,

    /// <summary>Another tenant has the host name.</summary>
    HostTaken,
}

/// <summary>What a tenant may be called, and where it may stand.</summary>
public static class RegionRules
{
    public const int NameLength = 100;
    private const int KeyLength = 40;
    private const int HostLength = 253;

    /// <summary>Everything that can be said without asking who has what; a host name of null is none.</summary>
    public static IReadOnlyList<RegionFault> Faults(string key, string name, string? host)
    {
        var faults = new List<RegionFault>();
        if (!TenantId.IsValid(key))
            faults.Add(RegionFault.KeyInvalid);
        if (string.IsNullOrWhiteSpace(name))
            faults.Add(RegionFault.NameMissing);
        else if (name.Length > NameLength)
            faults.Add(RegionFault.NameTooLong);
        if (host is not null && !IsHostName(host))
            faults.Add(RegionFault.HostInvalid);
        return faults;
    }

    /// <summary>A key made of the name: "Møre og Romsdal" becomes <c>more-og-romsdal</c>. May be taken, or reserved.</summary>
    public static string KeyFrom(string name)
    {
        var slug = Slug.From(name);
        return slug.Length <= KeyLength ? slug : slug[..KeyLength].TrimEnd('-');
    }

    private static bool IsHostName(string host) =>
        host.Length <= HostLength && host.All(char.IsAscii) && host.Split('.').All(label =>
            label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-' && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
