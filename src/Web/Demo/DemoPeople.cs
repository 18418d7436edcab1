using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Web.Demo;

/// <summary>The demo people of addresses.md. Never in production: only a demo installation calls this.</summary>
public static class DemoPeople
{
    public const string Password = "Demo-passord-1";
    public const string Domain = "@demo.example";

    /// <summary>GPs from this number on wait for an approver, so that the approver has something to do.</summary>
    private const int FirstUnconfirmedGp = 191;

    private static readonly string[] Regions = ["innlandet", "ost-viken"];

    // Offices that the demo contacts have too.
    private static readonly Dictionary<string, string> OfficeIn = new() { ["innlandet"] = "Demo Nav-kontor Hamar", ["ost-viken"] = "Demo Nav-kontor Fredrikstad" };

    // Fictional people in real municipalities, so that rules and seating by municipality have something to work with.
    private static readonly Dictionary<string, string[]> MunicipalitiesIn = new()
    {
        ["innlandet"] = ["3403", "3405", "3407", "3411", "3420", "3427", "3436", "3451"],
        ["ost-viken"] = ["3107", "3103", "3105", "3118", "3205", "3207"],
    };

    private static readonly (string Name, string Display, Profession? Profession, Role Role, string[] Tenants)[] People =
    [
        ("veileder", "Demo veileder", Profession.Counsellor, Role.Counsellor, Regions),
        ("navkontor", "Demo redaktør ved Nav-kontor", Profession.Counsellor, Role.NavOfficeEditor, Regions),
        ("rol", "Demo rådgivende lege", Profession.AdvisoryPhysician, Role.AdvisoryPhysician, Regions),
        ("krol", "Demo koordinerende rådgivende overlege", Profession.AdvisoryPhysician, Role.CoordinatingAdvisoryPhysician, Regions),
        ("kommuneoverlege", "Demo kommuneoverlege", Profession.ChiefPhysician, Role.ChiefPhysician, Regions),
        ("regionadmin", "Demo regionadministrator", null, Role.RegionAdmin, Regions),
        ("nasjonal", "Demo nasjonal redaktør", null, Role.NationalEditor, ["nasjonal"]),
        ("drift", "Demo drift", null, Role.Operator, ["nasjonal"]),
    ];

    /// <summary>Adds the people, their memberships and the demo contacts. What is there already is left as it is.</summary>
    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        var tenants = services.GetRequiredService<TenantDirectory>();
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var accounts = new List<DemoPerson>();
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var normalizer = scope.ServiceProvider.GetRequiredService<ILookupNormalizer>();
            // One hash for all: they share the password, and 208 hashes would take half a minute.
            var hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(new Account(), Password);
            foreach (var (name, display, profession, role, keys) in People)
                accounts.Add(new(Make(name, display, profession, hash, normalizer), role, keys, true));
            for (var n = 1; n <= 200; n++)
            {
                var gp = Make(n == 1 ? "fastlege" : $"fastlege{n}", $"Demo fastlege {n}", Profession.Gp, hash, normalizer);
                accounts.Add(new(gp, Role.Gp, Regions, n < FirstUnconfirmedGp));
            }

            var known = await db.Set<Account>().Where(a => a.IsDemo).ToDictionaryAsync(a => a.UserName!, cancel);
            if (known.Count == 0)
            {
                db.AddRange(accounts.Select(a => a.Account));
                await db.SaveChangesAsync(cancel);
            }
            else
            {
                accounts = [.. accounts.Select(a => a with { Account = known[a.Account.UserName!] })];
            }
        }

        var approver = accounts.First(a => a.Role == Role.RegionAdmin).Account.Id;

        foreach (var key in accounts.SelectMany(a => a.Tenants).Distinct())
        {
            var tenant = (await tenants.ByKeyAsync(key, cancel))!;
            await using var scope = services.CreateTenantScope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            if (await db.Set<Membership>().AnyAsync(cancel))
                continue;
            foreach (var ((account, role, _, confirmed), n) in accounts.Where(a => a.Tenants.Contains(key)).Select((person, n) => (person, n)))
            {
                var membership = new Membership
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = account.Id,
                    Role = role,
                    AppliedAt = now,
                    Workplace = role == Role.NavOfficeEditor ? OfficeIn[key] : null,
                    MunicipalityNumber = RoleRights.AudienceOf(role) is null ? null : MunicipalitiesIn.GetValueOrDefault(key) is { } here ? here[n % here.Length] : null,
                };
                if (confirmed)
                    membership.Confirm(approver, now);
                db.Add(membership);
            }

            await db.SaveChangesAsync(cancel);
        }

        await Directory.Demo.DemoContacts.AddAsync(services, cancel);
        await Directory.KeepLists.DemoLists.AddAsync(services, cancel);
    }

    private static Account Make(string name, string display, Profession? profession, string hash, ILookupNormalizer normalizer)
    {
        var address = name + Domain;
        return new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = address,
            NormalizedUserName = normalizer.NormalizeName(address),
            Email = address,
            NormalizedEmail = normalizer.NormalizeEmail(address),
            EmailConfirmed = true,
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            DisplayName = display,
            Profession = profession,
            IsDemo = true,
        };
    }

    private sealed record DemoPerson(Account Account, Role Role, string[] Tenants, bool Confirmed);
}
