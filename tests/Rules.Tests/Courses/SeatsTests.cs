using KunnskapsPortal.Courses.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Courses;

public sealed class SeatsTests
{
    private static readonly LocalDateTime Opens = new(2027, 1, 1, 8, 0);
    private static readonly LocalDateTime Closes = new(2027, 2, 1, 12, 0);
    private static readonly LocalDateTime CancelBy = new(2027, 2, 10, 12, 0);
    private static readonly LocalDateTime Starts = new(2027, 3, 1, 9, 0);
    private static readonly LocalDateTime Now = new(2027, 1, 15, 12, 0);

    public static TheoryData<string, string, string, string> Examples { get; } = ReadExamples();

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_the_document_hold(string seats, string steps, string seated, string queue)
    {
        var state = Empty(int.Parse(seats, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var step in steps.Split(',', StringSplitOptions.TrimEntries))
            state = Take(state, step).After;
        Assert.Equal(seated, Letters(state.Places.Where(p => p.IsSeated).OrderBy(p => p.PersonId)));
        Assert.Equal(queue, Letters(state.Queue));
    }

    [Theory]
    [InlineData("2026-12-31T08:00", SeatRefusal.NotOpenYet)]
    [InlineData("2027-02-01T12:01", SeatRefusal.Closed)]
    [InlineData("2027-03-01T09:00", SeatRefusal.Past)]
    public void Outside_the_enrolment_time_nobody_enrols(string now, SeatRefusal refusal)
    {
        var time = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(now).Value;
        var outcome = Seats.Enrol(Empty(3), Guid.NewGuid(), Person('A'), 1, time);
        Assert.Equal(refusal, outcome.Refusal);
        Assert.Empty(outcome.Decisions);
    }

    [Fact]
    public void At_the_last_minute_a_seat_is_still_given() =>
        Assert.Null(Seats.Enrol(Empty(3), Guid.NewGuid(), Person('A'), 1, Closes).Refusal);

    [Fact]
    public void After_closing_a_freed_seat_stays_free_and_the_queue_is_told_nothing()
    {
        var state = Take(Take(Empty(1), "A").After, "B").After;
        var outcome = Seats.Cancel(state, Person('A'), CancelBy, Closes.PlusMinutes(1));
        Assert.Equal([SeatEvent.Cancelled], outcome.Decisions.Select(d => d.Event));
        Assert.Equal("B", Letters(outcome.After.Queue));
    }

    [Fact]
    public void A_seat_given_up_after_the_last_day_is_late_and_a_place_in_the_queue_never_is()
    {
        var state = Take(Take(Empty(1), "A").After, "B").After;
        var late = CancelBy.PlusMinutes(1);
        Assert.Equal(SeatEvent.CancelledLate, Seats.Cancel(state, Person('A'), CancelBy, late).Decisions[0].Event);
        Assert.Equal(SeatEvent.Cancelled, Seats.Cancel(state, Person('B'), CancelBy, late).Decisions[0].Event);
    }

    [Fact]
    public void A_cancelled_session_gives_and_moves_nobody()
    {
        var state = Take(Take(Empty(1), "A").After, "B").After with { IsCancelled = true };
        Assert.Equal(SeatRefusal.SessionCancelled, Seats.Enrol(state, Guid.NewGuid(), Person('C'), 1, Now).Refusal);
        Assert.DoesNotContain(Seats.ChangeSeats(state, 5, Now).Decisions, d => d.Event == SeatEvent.MovedUp);
    }

    [Fact]
    public void A_decision_carries_what_it_rested_on()
    {
        var first = Take(Empty(1), "A").Decisions[0];
        Assert.Equal((SeatEvent.Seated, null, 1, 1), (first.Event, first.PlaceInQueue, first.SeatedAfter, first.Capacity));
        var third = Take(Take(Take(Empty(1), "A").After, "B").After, "C").Decisions[0];
        Assert.Equal((SeatEvent.Queued, 2, 1, 1), (third.Event, third.PlaceInQueue, third.SeatedAfter, third.Capacity));
    }

    [Fact]
    public void Only_a_confirmed_profession_gives_priority()
    {
        Assert.Equal(Priority.First, Priority.ClassOf(["gp"], ["gp"]));
        Assert.Equal(Priority.Ordinary, Priority.ClassOf(["gp"], []));
        Assert.Equal(Priority.Ordinary, Priority.ClassOf(["gp"], ["counsellor"]));
        Assert.Equal(Priority.First, Priority.ClassOf([], []));
    }

    internal static SessionSeats Empty(int seats) => new(seats, Opens, Closes, Starts, false, 1, []);

    internal static Guid Person(char letter) => new(letter, 0, 0, new byte[8]);

    internal static SeatOutcome Take(SessionSeats state, string step) => step switch
    {
        ['=', .. var number] => Seats.ChangeSeats(state, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture), Now),
        ['-', var letter] => Seats.Cancel(state, Person(letter), CancelBy, Now),
        [var letter, '!'] => Seats.Enrol(state, Guid.NewGuid(), Person(letter), Priority.First, Now),
        [var letter] => Seats.Enrol(state, Guid.NewGuid(), Person(letter), Priority.Ordinary, Now),
        _ => throw new ArgumentException($"Not a step: {step}"),
    };

    private static string Letters(IEnumerable<Place> places)
    {
        var letters = string.Concat(places.Select(p => (char)BitConverter.ToInt32(p.PersonId.ToByteArray(), 0)));
        return letters.Length == 0 ? "–" : letters;
    }

    private static TheoryData<string, string, string, string> ReadExamples()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var row in Repository.TableIn("algorithms/seats.md", "Seats", "Steps", "Seated", "Queue"))
            data.Add(row[0], row[1], row[2], row[3]);
        return data;
    }
}
