using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>A contact list for a demonstration, of people called what they are. Never in production.</summary>
public static class DemoLists
{
    private const string Tenant = "innlandet";
    private const string Office = "demo-nav-kontor-hamar";
    private const string OfficePhone = "00 00 00 05";
    private static readonly Period Age = Period.FromDays(20);

    private static readonly (string Title, ListTask Task, string What, FieldVisibility Direct)[] People =
    [
        ("Veileder, sykefravær", ListTask.FollowUp, "Sykmeldte født 1.–10. i måneden", FieldVisibility.OwnGps),
        ("Veileder, sykefravær", ListTask.FollowUp, "Sykmeldte født 11.–20. i måneden", FieldVisibility.OwnGps),
        ("Veileder, sykefravær", ListTask.FollowUp, "Sykmeldte født 21.–31. i måneden", FieldVisibility.OwnGps),
        ("Veileder", ListTask.DialogueMeetings, "Innkalling og tidspunkt", FieldVisibility.HealthPersonnel),
        ("Markedskontakt", ListTask.Employers, "Tilrettelegging på arbeidsplassen", FieldVisibility.Members),
        ("Veileder", ListTask.Measures, "Arbeidstrening og lønnstilskudd", FieldVisibility.OwnGps),
        ("Veileder", ListTask.WorkAssessment, "", FieldVisibility.OwnGps),
        ("Veileder, ungdomsteam", ListTask.Young, "Under 30 år", FieldVisibility.OwnGps),
    ];

    /// <summary>Publishes the list for the office where it is and has none.</summary>
    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        var tenants = services.GetRequiredService<TenantDirectory>();
        if (await tenants.ByKeyAsync(Tenant, cancel) is not { } tenant)
            return;
        var clock = services.GetRequiredService<IClock>();
        await using var scope = services.CreateTenantScope(tenant);
        var (db, store) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<ListStore>());
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, cancel);
        if (await db.Set<Contact>().Where(c => c.Slug == Office).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancel) is not { } office
            || await store.FindAsync(office, cancel) is not null)
            return;
        var list = await store.EnsureAsync(office, cancel);
        var version = new ContactListVersion { Id = Guid.CreateVersion7(), ListId = list.Id, Number = 1, Stage = ListStage.Published, ChangedAt = clock.GetCurrentInstant() };
        (list.Revision, list.ConfirmedOn) = (1, clock.TodayInOslo() - Age);
        db.Add(version);
        db.AddRange(Entries().Select((entry, at) => ContactListEntry.Of(version.Id, at, entry)));
        await db.SaveChangesAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<Publisher>().RaiseRevisionAsync(cancel);
        await transaction.CommitAsync(cancel);
        tenants.Forget();
    }

    private static IEnumerable<ListEntry> Entries()
    {
        for (var n = 1; n <= People.Length; n++)
        {
            var (title, task, what, direct) = People[n - 1];
            yield return new ListEntry(Guid.CreateVersion7(), $"Demo veileder {n}")
            {
                Title = title,
                Task = task,
                What = what,
                Phone = OfficePhone,
                Direct = $"00 00 02 {n:00}",
                DirectFor = direct,
                Email = $"demo-veileder-{n}@demo.example",
            };
        }

        yield return new ListEntry(Guid.CreateVersion7(), "Demo vakttelefon") { Task = ListTask.Office, What = "Når du ikke når noen av de andre", Phone = OfficePhone };
    }
}
