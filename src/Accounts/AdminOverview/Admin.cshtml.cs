using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KunnskapsPortal.Accounts.AdminOverview;

/// <summary>What approvers and administrators do, each with what the viewer may.</summary>
[Requires(Permission.ApproveMembers, Permission.EditLook, Permission.ManageTenant, Permission.SeeAudit, Permission.ManageInstallation)]
public sealed class AdminModel(TenantContext tenant, Viewer viewer) : PageModel
{
    private static readonly AdminCard[] All =
    [
        new("/admin/medlemmer", Permission.ApproveMembers, "people", () => Texts.MembersTitle, () => Texts.CardMembers),
        new("/admin/invitasjoner", Permission.ApproveMembers, "mail", () => Texts.InvitationsTitle, () => Texts.CardInvitations),
        new("/admin/innstillinger", Permission.ManageTenant, "checklist", () => Texts.SettingsTitle, () => Texts.CardSettings),
        new("/admin/kontakter", Permission.ManageTenant, "people", () => Texts.DirectoryCardTitle, () => Texts.CardDirectory),
        new("/admin/utseende", Permission.EditLook, "pin", () => Texts.LookCardTitle, () => Texts.CardLook),
        new("/admin/logg", Permission.SeeAudit, "clock", () => Texts.AuditTitle, () => Texts.CardAudit),
        new("/admin/jobber", Permission.ManageTenant, "checklist", () => Texts.JobsTitle, () => Texts.CardJobs),
        new("/admin/utsending", Permission.ManageTenant, "mail", () => Texts.OutboxCardTitle, () => Texts.CardOutbox),
        new("/admin/regioner", Permission.ManageInstallation, "globe", () => Texts.RegionsTitle, () => Texts.CardRegions) { NationalOnly = true },
    ];

    public IEnumerable<AdminCard> Cards =>
        All.Where(card => viewer.Has(card.Needs) && (!card.NationalOnly || tenant.Id == TenantId.National));
}

/// <summary>A page of the administration.</summary>
public sealed record AdminCard(string Address, Permission Needs, string Icon, Func<string> Title, Func<string> Text)
{
    public bool NationalOnly { get; init; }
}
