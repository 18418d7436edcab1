using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;

namespace KunnskapsPortal.Accounts;

/// <summary>Roles and professions in the reader's written form.</summary>
public static class RoleLabels
{
    public static string Of(Role role) => role switch
    {
        Role.Gp => Texts.RoleGp,
        Role.Counsellor => Texts.RoleCounsellor,
        Role.AdvisoryPhysician => Texts.RoleAdvisoryPhysician,
        Role.CoordinatingAdvisoryPhysician => Texts.RoleCoordinating,
        Role.ChiefPhysician => Texts.RoleChiefPhysician,
        Role.NavOfficeEditor => Texts.RoleNavOfficeEditor,
        Role.RegionAdmin => Texts.RoleRegionAdmin,
        Role.NationalEditor => Texts.RoleNationalEditor,
        Role.Operator => Texts.RoleOperator,
        _ => role.ToString(),
    };

    public static string Of(Profession? profession) => profession switch
    {
        Profession.Gp => Texts.ProfessionGp,
        Profession.AdvisoryPhysician => Texts.RoleAdvisoryPhysician,
        Profession.Counsellor => Texts.RoleCounsellor,
        Profession.ChiefPhysician => Texts.RoleChiefPhysician,
        Profession.Other => Texts.ProfessionOther,
        _ => Texts.NotGiven,
    };
}
