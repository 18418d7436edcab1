namespace KunnskapsPortal.Kernel.Tenancy;

/// <summary>
/// The key of a tenant as it stands in addresses: <c>nasjonal</c>, <c>innlandet</c>. 2 to 40 characters of
/// <c>a-z</c>, <c>0-9</c> and hyphen. The default value is "no tenant" and owns nothing.
/// </summary>
public readonly record struct TenantId(string Value)
{
    /// <summary>The tenant whose published content everyone sees.</summary>
    public static readonly TenantId National = new("nasjonal");

    /// <summary>Words that stand at the top of an address without being a tenant.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        "nn", "nb", "health", "metrics", "konto", "personvern", "tilgjengelighet", "regioner", "assets", "feil",
    };

    /// <summary>First segments that stand outside the tenants on every host name.</summary>
    public static readonly IReadOnlySet<string> Outside = new HashSet<string>(StringComparer.Ordinal)
    {
        "health", "metrics", "personvern", "tilgjengelighet", "regioner",
    };

    public bool IsNone => string.IsNullOrEmpty(Value);

    /// <summary>Says whether a text may become the key of a tenant.</summary>
    public static bool IsValid(string text) =>
        text.Length is >= 2 and <= 40 && Text.Slug.IsValid(text) && !Reserved.Contains(text);

    public override string ToString() => Value ?? "";
}
