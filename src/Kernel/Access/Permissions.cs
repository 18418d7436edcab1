namespace KunnskapsPortal.Kernel.Access;

/// <summary>What a role lets a person do in the tenant of the membership.</summary>
public enum Permission
{
    /// <summary>Confirm, decline, end and invite members; never above one's own rights.</summary>
    ApproveMembers,

    /// <summary>Arrange every course of the tenant: who comes, who sits where, who was there, what they thought of it.</summary>
    ArrangeCourses,

    /// <summary>See the progress of Nav's own employees by name, and coverage per office.</summary>
    SeeCompetence,

    /// <summary>Write, comment and send in any content of the tenant.</summary>
    WriteContent,

    /// <summary>Write, comment and send in content of the own Nav office only.</summary>
    WriteForOffice,

    /// <summary>Approve what others have sent in, or send it back.</summary>
    ReviewContent,

    /// <summary>Publish, unpublish, archive, rename and roll back. In the national tenant also: see all regions' supplements.</summary>
    PublishContent,

    /// <summary>Set the name, logo and colours.</summary>
    EditLook,

    /// <summary>Switch modules on and off, say where four eyes are needed, take content in and out.</summary>
    ManageTenant,

    /// <summary>Read the audit log.</summary>
    SeeAudit,

    /// <summary>Create regions. Counts in the national tenant only.</summary>
    ManageInstallation,
}

/// <summary>What each role gives: permissions, and the profession that it proves.</summary>
public static class RoleRights
{
    /// <summary>The permissions of a role: the whole table, in one place.</summary>
    public static IReadOnlySet<Permission> Of(Role role) => role switch
    {
        Role.RegionAdmin => Set(
            Permission.ApproveMembers, Permission.ArrangeCourses, Permission.SeeCompetence, Permission.WriteContent, Permission.WriteForOffice,
            Permission.ReviewContent, Permission.PublishContent, Permission.EditLook, Permission.ManageTenant, Permission.SeeAudit),
        Role.NationalEditor => Set(
            Permission.ArrangeCourses, Permission.WriteContent, Permission.ReviewContent, Permission.PublishContent, Permission.EditLook,
            Permission.ManageTenant, Permission.SeeAudit),
        Role.CoordinatingAdvisoryPhysician => Set(
            Permission.ApproveMembers, Permission.ArrangeCourses, Permission.SeeCompetence, Permission.WriteContent,
            Permission.WriteForOffice, Permission.ReviewContent, Permission.PublishContent, Permission.EditLook),
        Role.AdvisoryPhysician => Set(Permission.ArrangeCourses, Permission.WriteContent),
        Role.NavOfficeEditor => Set(Permission.WriteForOffice),
        Role.Operator => Set(Permission.ApproveMembers, Permission.ManageTenant, Permission.SeeAudit, Permission.ManageInstallation),
        _ => Set(),
    };

    /// <summary>Health personnel in the sense of content that is only for them.</summary>
    public static bool IsHealthPersonnel(Role role) =>
        role is Role.Gp or Role.AdvisoryPhysician or Role.CoordinatingAdvisoryPhysician or Role.ChiefPhysician;

    /// <summary>The profession that a confirmed role proves, in the words of content audiences.</summary>
    public static string? AudienceOf(Role role) => role switch
    {
        Role.Gp => Publishing.Audiences.Gp,
        Role.AdvisoryPhysician or Role.CoordinatingAdvisoryPhysician => Publishing.Audiences.AdvisoryPhysician,
        Role.Counsellor or Role.NavOfficeEditor => Publishing.Audiences.Counsellor,
        Role.ChiefPhysician => Publishing.Audiences.ChiefPhysician,
        _ => null,
    };

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
