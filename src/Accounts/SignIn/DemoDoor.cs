using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Accounts.SignIn;

/// <summary>The people of a demonstration, who need no password. Outside a demonstration there are none.</summary>
public sealed class DemoDoor(PortalDb db, DemoMode demo, ILookupNormalizer normalizer)
{
    private const string Domain = "@demo.example";

    private static readonly (string Name, Func<string> Label)[] Listed =
    [
        ("fastlege", () => Texts.RoleGp),
        ("fastlege2", () => Texts.DemoGp2),
        ("fastlege200", () => Texts.DemoGp200),
        ("veileder", () => Texts.RoleCounsellor),
        ("navkontor", () => Texts.RoleNavOfficeEditor),
        ("rol", () => Texts.RoleAdvisoryPhysician),
        ("krol", () => Texts.RoleCoordinating),
        ("kommuneoverlege", () => Texts.RoleChiefPhysician),
        ("regionadmin", () => Texts.RoleRegionAdmin),
        ("nasjonal", () => Texts.RoleNationalEditor),
        ("drift", () => Texts.RoleOperator),
    ];

    /// <summary>Those with a button on the sign-in page. One query; none outside a demonstration.</summary>
    public async Task<IReadOnlyList<(string Name, string Label)>> ListAsync(CancellationToken cancel)
    {
        if (!demo.IsOn)
            return [];
        var keys = Listed.Select(person => Key(person.Name)).ToList();
        var there = await db.Set<Account>().Where(a => a.IsDemo && keys.Contains(a.NormalizedEmail!)).Select(a => a.NormalizedEmail).ToListAsync(cancel);
        return [.. Listed.Where(person => there.Contains(Key(person.Name))).Select(person => (person.Name, person.Label()))];
    }

    /// <summary>The demo person of this name; null where there is none, and always outside a demonstration.</summary>
    public async Task<Account?> FindAsync(string? name, CancellationToken cancel)
    {
        if (!demo.IsOn || name is null)
            return null;
        var key = Key(name);
        return await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.IsDemo && a.NormalizedEmail == key, cancel);
    }

    private string Key(string name) => normalizer.NormalizeEmail(name + Domain);
}
