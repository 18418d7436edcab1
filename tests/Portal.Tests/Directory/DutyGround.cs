using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.OnDuty;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>Turns the rota of a region on and off, and puts people on it.</summary>
internal static class DutyGround
{
    public static async Task<T> WithAsync<T>(TestPortal portal, Func<PortalDb, Task<T>> work, string tenant = "innlandet")
    {
        await using var scope = await portal.InAsync(tenant);
        return await work(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public static async Task SetAsync(TestPortal portal, bool isOn, string tenant = "innlandet")
    {
        await using var scope = await portal.InAsync(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var row = await db.Set<DirectorySettings>().FirstOrDefaultAsync();
        if (row is null)
            db.Add(row = new DirectorySettings { Id = Guid.CreateVersion7() });
        row.HasDutyRota = isOn;
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<Publisher>().RaiseRevisionAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        portal.Clock.MoveTo(portal.Clock.GetCurrentInstant() + Duration.FromSeconds(2));
    }

    public static Task<Guid> PersonAsync(TestPortal portal, string name) =>
        WithAsync(portal, db => db.Set<Account>().Where(a => a.Email == name + "@demo.example").Select(a => a.Id).SingleAsync());

    /// <summary>Puts the advisory physician and the coordinating one on the rota, with the first two entries of the directory.</summary>
    public static Task<(Guid Rol, Guid Krol)> StaffAsync(TestPortal portal) => WithAsync(portal, async db =>
    {
        var (rol, krol) = (await PersonAsync(portal, "rol"), await PersonAsync(portal, "krol"));
        if (!await db.Set<DutyPhysician>().AnyAsync())
        {
            var entries = await db.Set<Contact>().Where(c => c.Kind == ContactKind.AdvisoryPhysician).OrderBy(c => c.Slug).Take(2).Select(c => c.Id).ToListAsync();
            db.Add(new DutyPhysician { Id = Guid.CreateVersion7(), PersonId = rol, ContactId = entries[0] });
            db.Add(new DutyPhysician { Id = Guid.CreateVersion7(), PersonId = krol, ContactId = entries[1] });
            await db.SaveChangesAsync();
        }

        return (rol, krol);
    });

    /// <summary>A slot of twenty minutes.</summary>
    public static Task<Guid> SlotAsync(TestPortal portal, Guid person, LocalDateTime starts) => WithAsync(portal, async db =>
    {
        var slot = new DutySlot { Id = Guid.CreateVersion7(), PersonId = person, Starts = starts, Ends = starts.PlusMinutes(20) };
        db.Add(slot);
        await db.SaveChangesAsync();
        return slot.Id;
    });

    public static Task<Guid> ShiftAsync(TestPortal portal, Guid person, Guid? deputy, LocalDate day, int from = 9, int to = 12) => WithAsync(portal, async db =>
    {
        var shift = new DutyShift { Id = Guid.CreateVersion7(), PersonId = person, DeputyId = deputy, Starts = day + new LocalTime(from, 0), Ends = day + new LocalTime(to, 0) };
        db.Add(shift);
        await db.SaveChangesAsync();
        return shift.Id;
    });

    /// <summary>Says that a person is away one day, past the page that would refuse it.</summary>
    public static Task<int> AwayAsync(TestPortal portal, Guid person, LocalDate day) => WithAsync(portal, db =>
    {
        db.Add(new DutyAbsence { Id = Guid.CreateVersion7(), PersonId = person, FirstDay = day, LastDay = day });
        return db.SaveChangesAsync();
    });

    public static Task<int> BackAsync(TestPortal portal, Guid person) => WithAsync(portal, db => db.Set<DutyAbsence>().Where(a => a.PersonId == person).ExecuteDeleteAsync());

    /// <summary>The days away in the person's entry of the directory; null for none.</summary>
    public static Task<int> EntryAwayAsync(TestPortal portal, Guid person, LocalDate? day) => WithAsync(portal, async db =>
    {
        var entry = await db.Set<DutyPhysician>().Where(p => p.PersonId == person).Select(p => p.ContactId).SingleAsync();
        var contact = await db.Set<Contact>().SingleAsync(c => c.Id == entry);
        (contact.AwayFrom, contact.AwayTo) = (day, day);
        return await db.SaveChangesAsync();
    });

    public static async Task TidyAsync(TestPortal portal)
    {
        await using var scope = await portal.InAsync("innlandet");
        await scope.ServiceProvider.GetRequiredKeyedService<IJobHandler>("duty.tidy").RunAsync(new JobRun("prove", 1, default), CancellationToken.None);
    }

    public static Task<CallBack> CallAsync(TestPortal portal, Guid slot) =>
        WithAsync(portal, db => db.Set<CallBack>().AsNoTracking().Where(c => c.SlotId == slot).OrderByDescending(c => c.Id).FirstAsync());

    public static async Task<IReadOnlyList<string>> BreachesAsync(TestPortal portal)
    {
        await using var scope = await portal.InAsync("innlandet");
        var breaches = new List<string>();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>().Where(i => i.GetType().Name == "DutyInvariant"))
            breaches.AddRange(await invariant.BreachesAsync(CancellationToken.None));
        return breaches;
    }

    public static Task RunJobsAsync(TestPortal portal) => portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
}
