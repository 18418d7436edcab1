using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>What holds after every step of any history of enrolments, cancellations and changes of seats.</summary>
public sealed class SeatsProperties
{
    private static readonly Gen<string> Step = Gen.Frequency(
        (6, from letter in Gen.Choose('A', 'T') select ((char)letter).ToString()),
        (3, from letter in Gen.Choose('A', 'T') select (char)letter + "!"),
        (5, from letter in Gen.Choose('A', 'T') select "-" + (char)letter),
        (1, from seats in Gen.Choose(0, 8) select "=" + seats));

    private static readonly Arbitrary<string[]> History = Arb.From(
        from length in Gen.Choose(0, 80)
        from steps in Gen.ArrayOf(Step, length)
        select steps);

    [Fact]
    public void Never_more_than_the_seats_nobody_twice_nobody_beside_a_free_seat() => Check(History, (before, step, outcome) =>
    {
        var after = outcome.After;
        Assert.True(after.Seated <= after.Capacity);
        Assert.True(after.Capacity == after.DeclaredSeats || after.Seated == after.Capacity);
        Assert.Equal(after.Places.Count, after.Places.Select(p => p.PersonId).Distinct().Count());
        Assert.Equal(after.Places.Count, after.Places.Select(p => p.Number).Distinct().Count());
        Assert.False(after.Free > 0 && after.Queue.Count > 0);
    });

    [Fact]
    public void Nobody_is_lost_and_nobody_loses_a_seat_without_asking() => Check(History, (before, step, outcome) =>
    {
        var left = step[0] == '-' && outcome.Refusal is null ? SeatsTests.Person(step[1]) : (Guid?)null;
        foreach (var place in before.Places.Where(p => p.PersonId != left))
        {
            var now = outcome.After.Places.Single(p => p.PersonId == place.PersonId);
            Assert.True(now.IsSeated || !place.IsSeated);
            Assert.Equal((place.Number, place.PriorityClass), (now.Number, now.PriorityClass));
        }
    });

    [Fact]
    public void The_order_of_the_queue_is_kept_and_only_its_head_is_moved_up() => Check(History, (before, step, outcome) =>
    {
        var moved = outcome.Decisions.Where(d => d.Event == SeatEvent.MovedUp).Select(d => d.PersonId).ToList();
        var line = before.Queue.Select(p => p.PersonId).Where(p => outcome.Decisions.All(d => d.PersonId != p || d.Event == SeatEvent.MovedUp)).ToList();
        Assert.Equal(line.Take(moved.Count), moved);
        var rest = outcome.After.Queue.Select(p => p.PersonId).Where(before.Places.Select(p => p.PersonId).Contains);
        Assert.Equal(line.Skip(moved.Count), rest);
    });

    [Fact]
    public void Every_change_of_a_place_has_exactly_one_decision_and_a_refusal_changes_nothing() => Check(History, (before, step, outcome) =>
    {
        if (outcome.Refusal is not null)
        {
            Assert.Equal(before, outcome.After);
            Assert.Empty(outcome.Decisions);
            return;
        }

        var then = before.Places.ToDictionary(p => p.PersonId, p => p.IsSeated);
        var now = outcome.After.Places.ToDictionary(p => p.PersonId, p => p.IsSeated);
        var changed = then.Keys.Union(now.Keys).Where(p => !then.TryGetValue(p, out var was) || !now.TryGetValue(p, out var isNow) || was != isNow);
        Assert.Equal(changed.Order(), outcome.Decisions.Select(d => d.PersonId).Order());
    });

    private static void Check(Arbitrary<string[]> histories, Action<SessionSeats, string, SeatOutcome> holds) =>
        Prop.ForAll(histories, steps =>
        {
            var state = SeatsTests.Empty(3);
            foreach (var step in steps)
            {
                var outcome = SeatsTests.Take(state, step);
                holds(state, step, outcome);
                state = outcome.After;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
