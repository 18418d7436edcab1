using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>
/// 5,000 random actions (2,000 on PostgreSQL, where the walk takes longer) of 80 people on two dates of a course with classes, quotas and offers, on a clock that jumps: sixteen at
/// once, then the jobs that are due, again and again. In the end everything that <c>./portal check</c> asks holds, and every
/// place can be told from the decisions alone.
/// </summary>
public abstract class SimulationTests(DatabaseKind kind, int actions)
{
    private const int AtOnce = 16;

    private const string Rules = """
        classes:
          - key: a
            title: Fastleger først
            audience: gp
            until: 2026-12-20T00:00
        quotas:
          - key: k
            title: Holdt av for veiledere
            form: kept
            seats: 3
            audience: counsellor
            until: 2027-01-10T00:00
          - key: m
            title: Høyst to fra samme kommune
            form: at-most
            seats: 2
            municipality: hver
            until: 2027-02-01T00:00

        """;

    [Fact]
    public async Task Thousands_of_random_actions_break_nothing()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var random = new Random(20261122);
        var sessions = await PublishAsync(portal, 10);
        var people = await PeopleAsync(portal);
        var done = 0;
        for (var taken = 0; taken < actions; taken += AtOnce)
        {
            var requests = Enumerable.Range(0, AtOnce).Select(_ => (Person: people[random.Next(people.Count)], Request: Pick(random, sessions))).ToList();
            var results = await Task.WhenAll(requests.Select(r => SendAsync(portal, r.Person, r.Request)));
            done += results.Count(r => r == EnrolResult.Done);
            if (random.Next(12) == 0)
                await PublishAsync(portal, random.Next(4, 45));
            if (random.Next(3) == 0)
            {
                portal.Clock.MoveTo(portal.Clock.GetCurrentInstant() + Duration.FromMinutes(random.Next(10, 12_000_000 / actions)));
                await SettleAsync(portal);
            }
        }

        await SettleAsync(portal);
        Assert.True(done > actions / 4, $"Only {done} actions changed anything.");
        Assert.True(portal.Clock.GetCurrentInstant() > Instant.FromUtc(2027, 2, 2, 0, 0), "The rules have not all ended.");
        var standing = await CourseWorkshop.StandingAsync(portal, "innlandet", sessions[0]);
        Assert.Empty(standing.Breaches);
        foreach (var what in new[] { "Offered", "Accepted", "Declined", "OfferExpired", "Withdrawn", "MovedHere", "MovedAway", "Cancelled", "Queued", "Seated" })
            Assert.True(await CountAsync(portal, what) > 0, $"It never happened that a place was {what}.");
    }

    private static IRequest<EnrolResult> Pick(Random random, IReadOnlyList<Guid> sessions)
    {
        var (one, other) = random.Next(2) == 0 ? (sessions[0], sessions[1]) : (sessions[1], sessions[0]);
        return random.Next(20) switch
        {
            < 8 => new EnrolInSession(one, 0),
            < 12 => new CancelEnrolment(one),
            < 14 => new AnswerOffer(one, true),
            < 15 => new AnswerOffer(one, false),
            < 18 => new ApplyForDates([one, other]),
            _ => new TransferSeat(one, other),
        };
    }

    private static async Task<IReadOnlyList<Guid>> PublishAsync(TestPortal portal, int seats)
    {
        var starts = new LocalDateTime(2028, 6, 1, 9, 0);
        await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("simulert", seats, closes: starts.PlusDays(-7), starts: starts, sessions: 2, offerHours: 20, rules: Rules));
        await using var scope = await portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<CourseSession>().Where(s => s.CourseKey == "simulert").OrderBy(s => s.Key).Select(s => s.Id).ToListAsync();
    }

    /// <summary>60 GPs in twenty municipalities, and 20 counsellors.</summary>
    private static async Task<List<Guid>> PeopleAsync(TestPortal portal)
    {
        await using var scope = await portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var people = await db.Set<Account>().Where(a => a.Email!.StartsWith("fastlege")).OrderBy(a => a.Email).Take(80).Select(a => a.Id).ToListAsync();
        foreach (var membership in await db.Set<Membership>().Where(m => people.Contains(m.PersonId)).ToListAsync())
        {
            var number = people.IndexOf(membership.PersonId);
            membership.MunicipalityNumber = $"34{number % 20:00}";
            if (number < 60)
                continue;
            membership.End(portal.Clock.GetCurrentInstant());
            var counsellor = new Membership { Id = Guid.CreateVersion7(), PersonId = membership.PersonId, Role = Role.Counsellor, AppliedAt = membership.AppliedAt, MunicipalityNumber = membership.MunicipalityNumber };
            counsellor.Confirm(people[0], portal.Clock.GetCurrentInstant());
            db.Add(counsellor);
        }

        await db.SaveChangesAsync();
        return people;
    }

    private static async Task<EnrolResult> SendAsync(TestPortal portal, Guid person, IRequest<EnrolResult> request)
    {
        await using var scope = await portal.InAsync("innlandet");
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        scope.ServiceProvider.GetRequiredService<Viewer>().SignIn(person, "", []);
        return await Task.Run(() => scope.ServiceProvider.GetRequiredService<IMediator>().Send(request));
    }

    /// <summary>The jobs that are due, but for the mails: writing thousands of them would take longer than all the rest, and they are tested elsewhere.</summary>
    private static async Task SettleAsync(TestPortal portal)
    {
        await using (var scope = await portal.InAsync("innlandet"))
            await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Job>().Where(j => j.Kind == "course.decision").ExecuteDeleteAsync();
        await portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
    }

    private static async Task<int> CountAsync(TestPortal portal, string what)
    {
        await using var scope = await portal.InAsync("innlandet");
        var wanted = Enum.Parse<KunnskapsPortal.Courses.Domain.SeatEvent>(what);
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<EnrolmentDecision>().CountAsync(d => d.Event == wanted);
    }
}

public sealed class SimulationOnSqlite() : SimulationTests(DatabaseKind.Sqlite, 5000);

[Trait("Category", "PostgreSql")]
public sealed class SimulationOnPostgreSql() : SimulationTests(DatabaseKind.PostgreSql, 2000);
