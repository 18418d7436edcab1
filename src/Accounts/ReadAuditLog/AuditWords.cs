using System.Text.RegularExpressions;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Accounts.ReadAuditLog;

/// <summary>The log is stored in the portal's own words; here they become the reader's.</summary>
public sealed partial class AuditWords(ContentKinds kinds)
{
    /// <summary>What was done, in the reader's form.</summary>
    public static string Action(AuditRow row) => AuditActions.SentenceOf(row.Entry.Action);

    public static string Person(AuditRow row) => row.Name ?? (row.Entry.By is null ? Texts.AuditPortal : Texts.AuditFormer);

    /// <summary>The kind of thing and its id.</summary>
    public static (string Kind, string Id) Subject(AuditRow row)
    {
        var at = row.Entry.Subject.IndexOf(' ', StringComparison.Ordinal);
        var (kind, id) = at < 0 ? (row.Entry.Subject, "") : (row.Entry.Subject[..at], row.Entry.Subject[(at + 1)..]);
        return (kind switch
        {
            "membership" => Texts.SubjectMembership,
            "invitation" => Texts.SubjectInvitation,
            "tenant" => Texts.SubjectTenant,
            "item" => Texts.SubjectItem,
            "mail" => Texts.SubjectMail,
            _ => kind,
        }, id);
    }

    /// <summary>Where the thing is mended, below the tenant; null where it has no page.</summary>
    public static string? AddressOf(AuditRow row) =>
        row.Entry.Subject.Split(' ') is ["item", var id] && Guid.TryParse(id, out var item) ? $"/redaksjon/tekst/{item}" : null;

    /// <summary>From what to what. Roles, modules, kinds, on and off are put into words; all else stands as it is.</summary>
    public string? Detail(AuditRow row) => row.Entry.Detail is not { } detail ? null
        : row.Entry.Action is AuditActions.TenantCreated ? detail
        : Word().Replace(detail, match => WordFor(match.Value));

    private string WordFor(string word) =>
        Enum.TryParse<Role>(word, out var role) && Enum.IsDefined(role) && role.ToString() == word ? RoleLabels.Of(role)
        : word == "on" ? Texts.WordOn
        : word == "off" ? Texts.WordOff
        : kinds.Find(word) is { } kind ? kind.Label()
        : ModuleLabels.Of(word);

    // A whole word between blanks, or before a colon: never a part of an address.
    [GeneratedRegex(@"(?<=^|\s)[A-Za-z-]+(?=$|[\s:;])")]
    private static partial Regex Word();
}
