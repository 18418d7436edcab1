using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>Publishes courses for tests, and reads how the seats stand.</summary>
internal static class CourseWorkshop
{
    public static string Text(string key, int seats, LocalDateTime? opens = null, LocalDateTime? closes = null, LocalDateTime? starts = null, bool priority = false, int sessions = 1, int offerHours = 0, string rules = "")
    {
        var begin = starts ?? new LocalDateTime(2027, 3, 11, 9, 0);
        var text = $"""
            ---
            key: {key}
            title: Prøvekurs {key}
            summary: Et kurs for en prøve.
            owner: Redaksjonen
            audience:
              - gp
            visibility: public
            checked: 2026-11-21
            due: 2027-05-21
            organiser: Prøven
            format: physical
            {(priority ? "priority:\n  - gp\n" : "")}sessions:

            """;
        for (var i = 1; i <= sessions; i++)
        {
            text += $"  - key: s{i}\n    title: Samling {i}\n    place: Et sted\n    municipality: \"3405\"\n    format: physical\n    seats: {seats}\n"
                + $"    opens: {(opens ?? new LocalDateTime(2026, 11, 1, 8, 0)).Iso()}\n    closes: {(closes ?? begin.PlusDays(-14)).Iso()}\n    cancel_by: {begin.PlusDays(-10).Iso()}\n"
                + (offerHours == 0 ? "" : $"    offer_hours: {offerHours}\n");
        }

        text += rules + "meetings:\n";
        for (var i = 1; i <= sessions; i++)
            text += $"  - key: m{i}\n    session: s{i}\n    title: Møte {i}\n    starts: {begin.Iso()}\n    ends: {begin.PlusHours(3).Iso()}\n";
        return text + "sources:\n  - key: kilde\n    title: En kilde\n---\n\nTekst.\n";
    }

    public static async Task<Guid> PublishAsync(TestPortal portal, string tenant, string text)
    {
        await using var scope = await portal.InAsync(tenant);
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var (document, errors) = ContentParser.Parse(services.GetRequiredService<ContentKinds>()["course"], text);
        Assert.Empty(errors);
        await services.GetRequiredService<Publisher>().PublishAsync(document!, document!.Key, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        services.GetRequiredService<Kernel.Tenancy.TenantDirectory>().Forget();
        return await db.Set<CourseSession>().Where(s => s.CourseKey == document.Key).OrderBy(s => s.Key).Select(s => s.Id).FirstAsync();
    }

    public static async Task<Standing> StandingAsync(TestPortal portal, string tenant, Guid session)
    {
        await using var scope = await portal.InAsync(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var row = await db.Set<CourseSession>().AsNoTracking().SingleAsync(s => s.Id == session);
        var enrolments = await db.Set<Enrolment>().AsNoTracking().Where(e => e.SessionId == session).ToListAsync();
        var decisions = await db.Set<EnrolmentDecision>().AsNoTracking().CountAsync(d => d.SessionId == session);
        var breaches = new List<string>();
        foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
            breaches.AddRange(await invariant.BreachesAsync(CancellationToken.None));
        return new Standing(row, enrolments, decisions, breaches);
    }
}

internal sealed record Standing(CourseSession Row, IReadOnlyList<Enrolment> Enrolments, int Decisions, IReadOnlyList<string> Breaches)
{
    public int Seated => Enrolments.Count(e => e.State == EnrolmentState.Seated);

    public int Offered => Enrolments.Count(e => e.State == EnrolmentState.Offered);

    public int Waiting => Enrolments.Count(e => e.State == EnrolmentState.Waiting);
}
