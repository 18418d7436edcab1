using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>One with a seat, as the plan shows people.</summary>
/// <param name="Town">The municipality's name; null where unknown.</param>
/// <param name="Table">Null for one without a table.</param>
public sealed record RoomPerson(Participant Who, string? Town, int? Table, bool IsPinned)
{
    public Guid Id => Who.EnrolmentId;
}

/// <param name="Number">From 1.</param>
/// <param name="IsMixed">Both sides are there.</param>
public sealed record RoomTable(int Number, IReadOnlyList<RoomPerson> People, bool IsMixed);

/// <param name="IsHeld">Null where one of the two has no table.</param>
public sealed record RoomWish(TableWish Row, string First, string Second, bool? IsHeld);

/// <summary>The plan of a session as its arranger sees it.</summary>
/// <param name="Random">The mean of plans drawn by lot for the same people and sizes.</param>
/// <param name="Most">What no plan can exceed.</param>
public sealed record RoomView(
    RoomNow Now, IReadOnlyList<RoomPerson> People, IReadOnlyList<RoomTable> Tables, IReadOnlyList<RoomWish> Wishes,
    SeatingMeasure Measure, SeatingMeasure Random, SeatingMeasure Most)
{
    public TablePlan? Plan => Now.Plan;

    public IReadOnlyList<RoomPerson> WithoutTable { get; } = [.. People.Where(p => p.Table is null)];

    public string NameOf(Guid? enrolmentId) => People.FirstOrDefault(p => p.Id == enrolmentId)?.Who.Name ?? "";
}

/// <summary>Reads the plan with names and measure. Seven queries, whatever the number of people.</summary>
public sealed class RoomBoard(RoomPlans plans, PortalDb db, IClock clock)
{
    public const int RandomPlans = 200;

    public async Task<RoomView> ReadAsync(Guid sessionId, CancellationToken cancel)
    {
        var now = await plans.OfAsync(sessionId, cancel);
        var (towns, seats) = (await TownsAsync(cancel), now.Seats);
        var people = now.People.Select(p => new RoomPerson(
            p, p.Municipality is null ? null : towns.GetValueOrDefault(p.Municipality), seats.GetValueOrDefault(p.EnrolmentId)?.Table,
            seats.GetValueOrDefault(p.EnrolmentId)?.IsPinned == true)).ToList();
        var seated = people.Where(p => p.Table is not null).ToList();
        var tables = Enumerable.Range(1, now.Plan?.Tables ?? 0).Select(number => TableOf(number, [.. seated.Where(p => p.Table == number)])).ToList();
        var guests = now.Guests.Where(guest => seats.ContainsKey(guest.Id)).ToList();
        int[] sizes = [.. tables.Select(table => table.People.Count).Where(count => count > 0)];
        var names = now.People.ToDictionary(p => p.EnrolmentId, p => p.Name);
        return new(
            now, people, tables,
            [.. now.Wishes.Select(w => new RoomWish(
                w, names[w.FirstEnrolmentId], names[w.SecondEnrolmentId],
                SeatingMoves.Holds(new(w.FirstEnrolmentId, w.SecondEnrolmentId, w.Together), now.Tables)))],
            SeatingMeasure.Of(guests, now.Tables), SeatingMeasure.OfRandom(guests, sizes, RandomPlans, now.Plan?.Seed ?? 0),
            SeatingMeasure.Most(guests, now.Plan?.TableSize ?? Seating.UsualTable, now.Plan is null ? null : sizes.Length));
    }

    private static RoomTable TableOf(int number, IReadOnlyList<RoomPerson> people)
    {
        var sides = people.Select(p => Seating.SideOf(p.Who.Audience)).ToHashSet();
        return new(number, people, sides.Contains(TableSide.Doctor) && sides.Contains(TableSide.Nav));
    }

    private async Task<Dictionary<string, string>> TownsAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        return (await db.Set<Municipality>().AsNoTracking().ToListAsync(cancel)).Where(m => m.ValidFrom <= today && (m.ValidTo is null || m.ValidTo >= today))
            .GroupBy(m => m.Number).ToDictionary(m => m.Key, m => m.First().Name);
    }
}
