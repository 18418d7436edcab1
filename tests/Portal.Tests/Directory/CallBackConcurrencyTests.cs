using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.OnDuty;
using KunnskapsPortal.Directory.OnDuty.CallMeBack;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>Many ask for one slot at once; and a control that shows the race when the lock is off.</summary>
public abstract class CallBackConcurrencyTests(DatabaseKind kind)
{
    private static readonly LocalDateTime At = new(2026, 12, 1, 18, 0);

    [Fact]
    public async Task However_many_ask_at_once_one_gets_the_slot_and_nobody_waits_for_two()
    {
        await using var portal = await TestPortal.StartAsync(kind);
        var (slots, people) = await PrepareAsync(portal);
        // Twenty ask for the first slot, and each of them for the second as well, at the same time.
        var answers = await Task.WhenAll(people.SelectMany(person => slots.Select(slot => SendAsync(portal, person, slot))));
        Assert.Equal(2, answers.Count(answer => answer == DutyOutcome.Done));
        Assert.All(answers.Where(answer => answer != DutyOutcome.Done), answer => Assert.Contains(answer, new[] { DutyOutcome.SlotTaken, DutyOutcome.AlreadyWaiting }));
        var waiting = await DutyGround.WithAsync(portal, db => db.Set<CallBack>().Where(c => c.State == CallState.Asked).ToListAsync());
        Assert.Equal((2, 2, 2), (waiting.Count, waiting.Select(c => c.SlotId).Distinct().Count(), waiting.Select(c => c.PersonId).Distinct().Count()));
        Assert.Empty(await DutyGround.BreachesAsync(portal));
    }

    [Fact]
    public async Task With_the_lock_off_two_are_told_yes_by_the_rule_and_only_the_unique_index_stops_one()
    {
        var pause = new Barrier(2);
        await using var portal = await TestPortal.StartAsync(kind, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IWriteLock>(new NoLock()));
            services.ConfigureDbContext<SqlitePortalDb>((_, options) => options.AddInterceptors(pause));
            services.ConfigureDbContext<PostgreSqlPortalDb>((_, options) => options.AddInterceptors(pause));
        });
        var (slots, people) = await PrepareAsync(portal);
        pause.On = true;
        var answers = await Task.WhenAll(people.Take(2).Select(person => CaughtAsync(SendAsync(portal, person, slots[0]))));
        pause.On = false;
        // With the lock the second would have read that the slot is taken, and nothing would have failed.
        Assert.Equal(["DbUpdateException", "Done"], answers.Order(StringComparer.Ordinal));
        Assert.Equal(1, await DutyGround.WithAsync(portal, db => db.Set<CallBack>().CountAsync(c => c.SlotId == slots[0])));
    }

    private static async Task<(IReadOnlyList<Guid> Slots, IReadOnlyList<Guid> People)> PrepareAsync(TestPortal portal)
    {
        await DutyGround.WithAsync(portal, async db =>
        {
            db.Add(new KunnskapsPortal.Directory.Contacts.DirectorySettings { Id = Guid.CreateVersion7(), HasDutyRota = true });
            return await db.SaveChangesAsync();
        });
        var (rol, _) = await DutyGround.StaffAsync(portal);
        var slots = new[] { await DutyGround.SlotAsync(portal, rol, At), await DutyGround.SlotAsync(portal, rol, At.PlusMinutes(20)) };
        return (slots, await DutyGround.WithAsync(portal, db => db.Set<Account>()
            .Where(a => a.Email!.StartsWith("fastlege")).OrderBy(a => a.Email).Take(20).Select(a => a.Id).ToListAsync()));
    }

    private static async Task<DutyOutcome> SendAsync(TestPortal portal, Guid person, Guid slot)
    {
        await using var scope = await portal.InAsync("innlandet");
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        scope.ServiceProvider.GetRequiredService<Viewer>().SignIn(person, "", []);
        return await Task.Run(() => scope.ServiceProvider.GetRequiredService<IMediator>().Send(new AskForCall(slot, "00 00 95 95", CallTopic.Measures)));
    }

    private static async Task<string> CaughtAsync(Task<DutyOutcome> answer)
    {
        try
        {
            return (await answer).ToString();
        }
        catch (DbUpdateException problem)
        {
            return problem.GetType().Name;
        }
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

public sealed class CallBackConcurrencyOnSqlite() : CallBackConcurrencyTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class CallBackConcurrencyOnPostgreSql() : CallBackConcurrencyTests(DatabaseKind.PostgreSql);
