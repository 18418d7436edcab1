using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>Notices and letters for the tests of mail.</summary>
public static class MailDesk
{
    /// <summary>Kinds of notices for the tests: one that can be chosen about, one that waits as usual, one that cannot be turned off.</summary>
    public static void AddKinds(IServiceCollection services)
    {
        services.AddSingleton(Kind("test-now", NoticeWay.AtOnce));
        services.AddSingleton(Kind("test-weekly", NoticeWay.Weekly));
        services.AddSingleton(Kind("test-always", NoticeWay.AtOnce) with { Choices = [NoticeWay.AtOnce] });
    }

    public static async Task NotifyAsync(TestPortal portal, string kind, string matter, params Guid[] people)
    {
        await using var scope = await portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<INotifier>().NotifyAsync(
            people, kind, matter, to => new NoticeContent($"Sak {matter}", "/kurs") { AddressLabel = "Se saken", Text = "Noe har hendt." }, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);
    }

    public static Task<List<OutgoingMail>> MailsAsync(TestPortal portal, Guid person, string tenant = "innlandet") =>
        InAsync(portal, tenant, db => db.Set<OutgoingMail>().AsNoTracking().Where(m => m.PersonId == person).OrderBy(m => m.Id).ToListAsync());

    public static async Task<T> InAsync<T>(TestPortal portal, string tenant, Func<PortalDb, Task<T>> read)
    {
        await using var scope = await portal.InAsync(tenant);
        return await read(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public static Task<Guid> PersonAsync(TestPortal portal, string name) =>
        InAsync(portal, "innlandet", db => db.Set<Account>().Where(a => a.Email == $"{name}@demo.example").Select(a => a.Id).SingleAsync());

    /// <summary>Runs the handler of the weekly letter as the worker does, on a due time.</summary>
    public static async Task<JobEnd> WriteLettersAsync(TestPortal portal, NodaTime.Instant due, string tenant = "innlandet")
    {
        await using var scope = await portal.InAsync(tenant);
        return await scope.ServiceProvider.GetRequiredKeyedService<IJobHandler>("letter.write").RunAsync(
            new JobRun(due.InZone(Oslo.Zone).LocalDateTime.Iso(), 1, due), CancellationToken.None);
    }

    /// <summary>Where an address in a mail leads, by the tenant's key: the tests' machine knows no host names.</summary>
    public static string PathOf(string address) =>
        "/innlandet" + new Uri(address).AbsolutePath.Replace("/innlandet/", "/", StringComparison.Ordinal);

    private static NoticeKind Kind(string name, NoticeWay usual) => new(
        name, () => $"Slag {name}", () => "For prøven.", usual, () => new NoticeContent("<b>Eksempel</b>", "/kurs") { AddressLabel = "Se", Text = "<script>alert(1)</script>" });
}
