using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Accounts.Domain;

/// <summary>
/// Where a person goes after sign-in. The address comes from the query and may be anybody's: only a path of this portal
/// is followed (CWE-601).
/// </summary>
public static class ReturnAddress
{
    public const int MaxLength = 2000;

    /// <summary>
    /// The address where it is a path below <c>/</c> in printable ASCII without backslash; otherwise null. An address
    /// that a browser would read as another host (<c>//host</c>, <c>/\host</c>, a scheme) is null.
    /// </summary>
    public static string? Safe(string? address) =>
        address is ['/', ..] and not ['/', '/', ..]
        && address.Length <= MaxLength
        && address.All(c => c is > ' ' and < '\u007f' and not '\\')
            ? address
            : null;

    /// <summary>
    /// The address to go to: <paramref name="asked"/> where it is safe, else <paramref name="otherwise"/>; in the written
    /// form that the person has chosen, where it is known and the address is below <paramref name="root"/>.
    /// </summary>
    /// <param name="root">The tenant's part of the path without the written form: <c>/innlandet</c>, or empty.</param>
    public static string After(string? asked, string otherwise, string root, Language? form)
    {
        var address = Safe(asked) ?? otherwise;
        return form is { } chosen ? Safe(InForm(address, root, chosen)) ?? otherwise : address;
    }

    private static string InForm(string address, string root, Language form)
    {
        if (!IsBelow(address, root))
            return address;
        var rest = address[root.Length..];
        if (IsBelow(rest, "/nn"))
            rest = rest[3..];
        return root + (form == Language.Nynorsk ? "/nn" : "") + (rest is ['/', ..] ? rest : "/" + rest);
    }

    private static bool IsBelow(string address, string root) =>
        address.StartsWith(root, StringComparison.Ordinal)
        && (address.Length == root.Length || address[root.Length] is '/' or '?' or '#');
}
