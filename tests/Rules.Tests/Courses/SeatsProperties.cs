using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>What holds after every step of any history of enrolments, cancellations, answers to offers, changes of seats and passing time.</summary>
public sealed class SeatsProperties
{
    private static readonly string[] Rules =
        ["", "g", "g<9", "keep2g", "keep2g<9 keep1c", "max1", "max2c<12", "offer3", "offer3 g<9 keep2g<12", "offer2 max1 keep3c<20 g", "keep9g keep9c offer1"];

    private static readonly Gen<string> Step = Gen.Frequency(
        (9, from letter in Gen.Choose('A', 'T') from proof in Gen.Elements("", "g", "c", "g1", "g2", "c1", "c2") select (char)letter + proof),
        (5, from letter in Gen.Choose('A', 'T') select "-" + (char)letter),
        (3, from letter in Gen.Choose('A', 'T') select "+" + (char)letter),
        (2, from letter in Gen.Choose('A', 'T') select "~" + (char)letter),
        (1, from seats in Gen.Choose(0, 8) select "=" + seats),
        (2, Gen.Constant("@")));

    private static readonly Arbitrary<(string Rules, string[] Steps)> History = Arb.From(
        from rules in Gen.Elements(Rules)
        from length in Gen.Choose(0, 80)
        from steps in Gen.ArrayOf(Step, length)
        select (rules, steps));

    [Fact]
    public void Never_more_than_the_seats_and_nobody_twice() => Check((before, step, after, outcome) =>
    {
        var seats = after.Seats;
        Assert.True(seats.Taken <= Math.Max(seats.DeclaredSeats, before.Seats.Taken));
        Assert.Equal(seats.Places.Count, seats.Places.Select(p => p.PersonId).Distinct().Count());
        Assert.Equal(seats.Places.Count, seats.Places.Select(p => p.Number).Distinct().Count());
    });

    [Fact]
    public void Nobody_waits_beside_a_seat_they_may_have() => Check((before, step, after, outcome) =>
    {
        if (outcome.Refusal is null)
            Assert.DoesNotContain(after.Seats.Queue(after.Local), place => after.Seats.MayHave(place.Profile, after.Local));
    });

    [Fact]
    public void Nobody_is_lost_and_nobody_loses_a_seat_without_asking() => Check((before, step, after, outcome) =>
    {
        var left = step[0] is '-' or '~' && outcome.Refusal is null ? SeatStory.Person(step[1]) : (Guid?)null;
        foreach (var place in before.Seats.Places.Where(p => p.PersonId != left))
        {
            var now = after.Seats.Places.FirstOrDefault(p => p.PersonId == place.PersonId);
            if (place is { State: PlaceState.Offered } && place.Deadline <= after.Now)
            {
                Assert.True(now is null || outcome.Refusal is not null || now.Number != place.Number);
                continue;
            }

            Assert.NotNull(now);
            Assert.True(now.State >= place.State);
            Assert.Equal((place.Number, place.Profile), (now.Number, now.Profile));
        }
    });

    [Fact]
    public void Nobody_is_overtaken_by_one_of_whom_the_same_is_proved_nor_without_quotas_by_anybody() => Check((before, step, after, outcome) =>
    {
        var line = before.Seats.Queue(after.Local);
        var moved = outcome.Decisions.Where(d => d.Event.IsMoveUp()).Select(d => d.PersonId).ToHashSet();
        foreach (var (still, i) in line.Select((place, i) => (place, i)).Where(p => after.Seats.Places.Any(now => now == p.place)))
        {
            var overtook = line.Skip(i + 1).Where(other => moved.Contains(other.PersonId)).ToList();
            Assert.DoesNotContain(overtook, other => other.Profile == still.Profile);
            if (before.Seats.Rules.Quotas.Count == 0)
                Assert.Empty(overtook);
        }
    });

    [Fact]
    public void Kept_seats_go_to_nobody_else_and_no_group_gets_more_than_its_most() => Check((before, step, after, outcome) =>
    {
        var seats = after.Seats;
        foreach (var quota in seats.Rules.QuotasAt(seats.DeclaredSeats, after.Local).Where(_ => outcome.Decisions.Any(d => d.Event.StateAfter() is PlaceState.Seated or PlaceState.Offered && d.Event != SeatEvent.Accepted)))
        {
            var taken = seats.Places.Where(p => p.HoldsSeat).Select(p => p.Profile).ToList();
            var given = outcome.Decisions.Where(d => d.Event is SeatEvent.Seated or SeatEvent.MovedUp or SeatEvent.Offered)
                .Select(d => seats.Places.First(p => p.EnrolmentId == d.EnrolmentId).Profile).ToList();
            if (quota.Form == QuotaForm.AtMost)
                Assert.All(given.Where(quota.Group.Has), who => Assert.True((quota.EachMunicipality && who.Municipality is null) || taken.Count(other => quota.Group.Has(other) && (!quota.EachMunicipality || other.Municipality == who.Municipality)) <= quota.Seats));
            else if (!given.Exists(quota.Group.Has) && seats.Rules.Quotas.Count(q => q.Form == QuotaForm.Kept) == 1)
                Assert.True(seats.Free >= quota.Seats - taken.Count(quota.Group.Has));
        }
    });

    [Fact]
    public void Offers_have_a_deadline_ahead_and_nobody_else_does() => Check((before, step, after, outcome) =>
    {
        if (outcome.Refusal is null)
            Assert.All(after.Seats.Places, place => Assert.Equal(place.State == PlaceState.Offered, place.Deadline > after.Now));
    });

    [Fact]
    public void Every_change_of_a_place_has_a_decision_and_a_refusal_changes_nothing() => Check((before, step, after, outcome) =>
    {
        if (outcome.Refusal is not null)
        {
            Assert.Same(before.Course, after.Course);
            Assert.Empty(outcome.Decisions);
            return;
        }

        var then = before.Seats.Places.ToDictionary(p => p.EnrolmentId, p => (PlaceState?)p.State);
        var now = after.Seats.Places.ToDictionary(p => p.EnrolmentId, p => (PlaceState?)p.State);
        var told = outcome.Decisions.GroupBy(d => d.EnrolmentId).ToDictionary(d => d.Key, d => d.Last().Event.StateAfter());
        var changed = then.Keys.Union(now.Keys).Where(id => then.GetValueOrDefault(id) != now.GetValueOrDefault(id)).ToDictionary(id => id, id => now.GetValueOrDefault(id));
        Assert.Equal(changed.OrderBy(c => c.Key), told.OrderBy(c => c.Key));
    });

    private static void Check(Action<SeatStory, string, SeatStory, SeatOutcome> holds) =>
        Prop.ForAll(History, history =>
        {
            var story = SeatStory.Empty(3, SeatStory.Rules(history.Rules));
            var hours = 0;
            foreach (var step in history.Steps)
            {
                var words = step == "@" ? $"@{++hours}" : step;
                var (after, outcome) = story.Take(words);
                holds(story, words, after, outcome);
                story = after;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
