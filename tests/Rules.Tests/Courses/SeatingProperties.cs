using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>What holds of the plan for any room.</summary>
public sealed class SeatingProperties
{
    private static readonly Arbitrary<(int People, int Size, int Towns, int Seed)> Rooms = Arb.From(
        from people in Gen.Choose(1, 70)
        from size in Gen.Choose(Seating.SmallestTable, Seating.LargestTable)
        from towns in Gen.Choose(1, 20)
        from seed in Gen.Choose(0, 1_000_000)
        select (people, size, towns, seed));

    [Fact]
    public void Everybody_sits_once_at_level_tables_mixed_as_far_as_can_be_and_never_worse_than_by_lot() => Check(room =>
    {
        var task = TaskOf(room, [], new Dictionary<Guid, int>());
        var tables = Seating.Propose(task).Tables!;
        var sizes = Sizes(task, tables);
        Assert.Equal(task.People.Select(p => p.Id).Order(), tables.Keys.Order());
        Assert.InRange(sizes.Max(), 1, task.TableSize);
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
        Assert.Equal(tables.OrderBy(t => t.Key), Seating.Propose(task).Tables!.OrderBy(t => t.Key));
        var (plan, most) = (SeatingMeasure.Of(task.People, tables), SeatingMeasure.Most(task.People, task.TableSize));
        var random = SeatingMeasure.OfRandom(task.People, sizes, 200, room.Seed);
        Assert.Equal(most.Mixed, plan.Mixed);
        Assert.True(plan.Met <= most.Met);
        Assert.True(plan.Mixed > random.Mixed || plan.Met >= random.Met, $"{plan} against {random}");
    });

    /// <summary>The wishes and pins are read off a hidden plan, so that there is one: it must be found.</summary>
    [Fact]
    public void Wishes_and_pins_hold_where_a_plan_holds_them() => Check(room =>
    {
        var random = new Random(room.Seed);
        var plain = TaskOf(room, [], new Dictionary<Guid, int>());
        var hidden = plain.People.OrderBy(_ => random.Next()).Select((p, i) => (p.Id, Table: (i % plain.Tables) + 1)).ToDictionary(p => p.Id, p => p.Table);
        var pins = hidden.Where(_ => random.Next(6) == 0).ToDictionary();
        var wishes = Pairs(plain, random).Select(pair => new SeatingWish(pair.First, pair.Second, hidden[pair.First] == hidden[pair.Second])).ToList();
        var task = plain with { Wishes = wishes, Pinned = pins };
        Assert.Null(Seating.Contradiction(task));
        Holds(task, Seating.Propose(task).Tables);
    });

    [Fact]
    public void Any_wishes_and_pins_hold_or_are_refused() => Check(room =>
    {
        var random = new Random(room.Seed);
        var plain = TaskOf(room, [], new Dictionary<Guid, int>());
        var pins = plain.People.Where(_ => random.Next(5) == 0).ToDictionary(p => p.Id, _ => random.Next(plain.Tables) + 1);
        var task = plain with { Wishes = [.. Pairs(plain, random).Select(pair => new SeatingWish(pair.First, pair.Second, random.Next(3) == 0))], Pinned = pins };
        var outcome = Seating.Propose(task);
        Assert.True(outcome.Tables is null != outcome.Problem is null);
        if (outcome.Tables is not null)
            Holds(task, outcome.Tables);
    });

    private static void Holds(SeatingTask task, IReadOnlyDictionary<Guid, int>? tables)
    {
        Assert.NotNull(tables);
        Assert.Equal(task.People.Select(p => p.Id).Order(), tables.Keys.Order());
        Assert.InRange(Sizes(task, tables).Max(), 1, task.TableSize);
        Assert.All(task.Pinned, pin => Assert.Equal(pin.Value, tables[pin.Key]));
        Assert.All(task.Wishes, wish => Assert.True(SeatingMoves.Holds(wish, tables)));
    }

    private static IEnumerable<(Guid First, Guid Second)> Pairs(SeatingTask task, Random random) =>
        from _ in Enumerable.Range(0, random.Next(8))
        let first = task.People[random.Next(task.People.Count)].Id
        let second = task.People[random.Next(task.People.Count)].Id
        where first != second
        select (first, second);

    private static int[] Sizes(SeatingTask task, IReadOnlyDictionary<Guid, int> tables) =>
        [.. Enumerable.Range(1, task.Tables).Select(number => tables.Values.Count(table => table == number))];

    private static SeatingTask TaskOf((int People, int Size, int Towns, int Seed) room, IReadOnlyList<SeatingWish> wishes, IReadOnlyDictionary<Guid, int> pins)
    {
        var random = new Random(room.Seed);
        var doctors = random.NextDouble();
        var people = Enumerable.Range(1, room.People).Select(n => new TableGuest(
            new Guid(n, 0, 0, new byte[8]),
            random.Next(10) == 0 ? TableSide.Neutral : random.NextDouble() < doctors ? TableSide.Doctor : TableSide.Nav,
            random.Next(10) == 0 ? null : $"{random.Next(room.Towns):0000}")).ToList();
        return new(people, room.Size, wishes, pins, room.Seed) { Steps = 20_000 };
    }

    private static void Check(Action<(int People, int Size, int Towns, int Seed)> holds) =>
        Prop.ForAll(Rooms, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
}
