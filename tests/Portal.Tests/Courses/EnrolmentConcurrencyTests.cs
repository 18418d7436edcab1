using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>Simultaneous requests for the same seats, and a control that shows the race when the lock is off.</summary>
public abstract class EnrolmentConcurrencyTests(DatabaseKind kind)
{
    private const int Seats = 10;
    private const int People = 60;

    [Fact]
    public async Task However_many_ask_at_once_nobody_is_too_many_lost_twice_or_overtaken()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("trengsel", Seats));
        var people = await PeopleAsync(portal);

        // Everyone enrols at once, most of them twice; then a third gives up while the rest ask again.
        await Task.WhenAll(people.Concat(people.Take(40)).Select(person => SendAsync(portal, person, new EnrolInSession(session, 0))));
        var full = await CourseWorkshop.StandingAsync(portal, "innlandet", session);
        Assert.Equal((Seats, People - Seats), (full.Seated, full.Waiting));

        var leaving = people.Where((_, i) => i % 3 == 0).ToList();
        await Task.WhenAll(leaving.Select(person => SendAsync(portal, person, new CancelEnrolment(session)))
            .Concat(people.Except(leaving).Select(person => SendAsync(portal, person, new EnrolInSession(session, 0)))));

        var standing = await CourseWorkshop.StandingAsync(portal, "innlandet", session);
        Assert.Empty(standing.Breaches);
        Assert.Equal((Seats, People - Seats - leaving.Count), (standing.Seated, standing.Waiting));
        Assert.Equal(People, standing.Enrolments.Select(e => e.PersonId).Distinct().Count());
        // Nobody who waits enrolled before somebody who was moved up.
        var lastMoved = standing.Enrolments.Where(e => e.State == EnrolmentState.Seated).Max(e => e.Number);
        Assert.All(standing.Enrolments.Where(e => e.State == EnrolmentState.Waiting), e => Assert.True(e.Number > lastMoved));
    }

    [Fact]
    public async Task With_the_lock_off_two_get_the_last_seat()
    {
        var pause = new Barrier(2);
        await using var portal = await TestPortal.StartAsync(kind, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IWriteLock>(new NoLock()));
            services.ConfigureDbContext<SqlitePortalDb>((_, options) => options.AddInterceptors(pause));
            services.ConfigureDbContext<PostgreSqlPortalDb>((_, options) => options.AddInterceptors(pause));
        });
        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("siste-plass", 1));
        var people = await PeopleAsync(portal);
        pause.On = true;

        var answers = await Task.WhenAll(people.Take(2).Select(person => SendAsync(portal, person, new EnrolInSession(session, 0))));

        Assert.Equal([EnrolResult.Done, EnrolResult.Done], answers);
        var standing = await CourseWorkshop.StandingAsync(portal, "innlandet", session);
        Assert.Equal(2, standing.Seated);
        Assert.NotEmpty(standing.Breaches);
    }

    [Fact]
    public async Task With_the_lock_on_the_same_two_get_one_seat_and_one_place_in_the_queue()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var session = await CourseWorkshop.PublishAsync(portal, "innlandet", CourseWorkshop.Text("siste-plass", 1));
        var people = await PeopleAsync(portal);
        await Task.WhenAll(people.Take(2).Select(person => SendAsync(portal, person, new EnrolInSession(session, 0))));
        var standing = await CourseWorkshop.StandingAsync(portal, "innlandet", session);
        Assert.Equal((1, 1), (standing.Seated, standing.Waiting));
        Assert.Empty(standing.Breaches);
    }

    private static async Task<List<Guid>> PeopleAsync(TestPortal portal)
    {
        await using var scope = await portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Account>()
            .Where(a => a.Email!.StartsWith("fastlege")).OrderBy(a => a.Email).Take(People).Select(a => a.Id).ToListAsync();
    }

    private static async Task<EnrolResult> SendAsync(TestPortal portal, Guid person, IRequest<EnrolResult> request)
    {
        await using var scope = await portal.InAsync("innlandet");
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        scope.ServiceProvider.GetRequiredService<Viewer>().SignIn(person, "", []);
        return await Task.Run(() => scope.ServiceProvider.GetRequiredService<IMediator>().Send(request));
    }

    /// <summary>Lets the two requests both read everything before either writes.</summary>
    private sealed class Barrier(int participants) : SaveChangesInterceptor
    {
        private readonly System.Threading.Barrier _barrier = new(participants);

        public bool On { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (On)
                _barrier.SignalAndWait(TimeSpan.FromSeconds(10), cancellationToken);
            return ValueTask.FromResult(result);
        }
    }

    private sealed class NoLock : IWriteLock
    {
        public Task<IWriteTransaction> BeginAsync(PortalDb db, CancellationToken cancel) => Task.FromResult<IWriteTransaction>(new Nothing());

        public Task<T?> LoadAsync<T>(PortalDb db, Guid id, CancellationToken cancel) where T : class =>
            db.Set<T>().FirstOrDefaultAsync(row => EF.Property<Guid>(row, "Id") == id, cancel);

        private sealed class Nothing : IWriteTransaction
        {
            public Task CommitAsync(CancellationToken cancel) => Task.CompletedTask;

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}

public sealed class EnrolmentConcurrencyOnSqlite() : EnrolmentConcurrencyTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class EnrolmentConcurrencyOnPostgreSql() : EnrolmentConcurrencyTests(DatabaseKind.PostgreSql);
