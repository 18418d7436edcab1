using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Courses;

public sealed class SeatsTests
{
    private static readonly Guid Spring = new("22222222-2222-2222-2222-222222222222");
    private static readonly Guid Autumn = new("33333333-3333-3333-3333-333333333333");

    public static IEnumerable<object[]> Examples { get; } = Repository.TableIn("algorithms/seats.md", "Seats", "Steps", "Seated", "Queue");

    public static IEnumerable<object[]> RuleExamples { get; } = Repository.TableIn("algorithms/seats.md", "Rules", "Places", "Story", "Have seats", "Offers", "Line");

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_examples_of_the_document_hold(string seats, string steps, string seated, string queue)
    {
        var story = SeatStory.Empty(int.Parse(seats, System.Globalization.CultureInfo.InvariantCulture), SeatStory.GpFirst).Tell(steps);
        Assert.Equal((seated, queue), (story.Letters(PlaceState.Seated), story.Letters(PlaceState.Waiting)));
    }

    [Theory]
    [MemberData(nameof(RuleExamples))]
    public void The_examples_with_rules_hold(string rules, string seats, string steps, string seated, string offers, string queue)
    {
        var story = SeatStory.Empty(int.Parse(seats, System.Globalization.CultureInfo.InvariantCulture), SeatStory.Rules(rules)).Tell(steps);
        Assert.Equal((seated, offers, queue), (story.Letters(PlaceState.Seated), story.Letters(PlaceState.Offered), story.Letters(PlaceState.Waiting)));
    }

    [Theory]
    [InlineData("2026-12-31T08:00", SeatRefusal.NotOpenYet)]
    [InlineData("2027-02-01T12:01", SeatRefusal.Closed)]
    [InlineData("2027-03-01T09:00", SeatRefusal.Past)]
    public void Outside_the_enrolment_time_nobody_enrols(string now, SeatRefusal refusal)
    {
        var time = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(now).Value;
        var (_, outcome) = At(SeatStory.Empty(3), time).Take("A");
        Assert.Equal(refusal, outcome.Refusal);
        Assert.Empty(outcome.Decisions);
    }

    [Fact]
    public void At_the_last_minute_a_seat_is_still_given() => Assert.Null(At(SeatStory.Empty(3), SeatStory.Closes).Take("A").Outcome.Refusal);

    [Fact]
    public void After_closing_a_freed_seat_stays_free_and_the_queue_is_told_nothing()
    {
        var (after, outcome) = At(SeatStory.Empty(1).Tell("A, B"), SeatStory.Closes.PlusMinutes(1)).Take("-A");
        Assert.Equal([SeatEvent.Cancelled], outcome.Decisions.Select(d => d.Event));
        Assert.Equal("B", after.Letters(PlaceState.Waiting));
    }

    [Fact]
    public void A_seat_given_up_after_the_last_day_is_late_and_a_place_in_the_queue_never_is()
    {
        var story = At(SeatStory.Empty(1).Tell("A, B"), SeatStory.CancelBy.PlusMinutes(1));
        Assert.Equal(SeatEvent.CancelledLate, story.Take("-A").Outcome.Decisions[0].Event);
        Assert.Equal(SeatEvent.Cancelled, story.Take("-B").Outcome.Decisions[0].Event);
        Assert.Equal(SeatEvent.Removed, Seats.Remove(story.Course, SeatStory.Session, SeatStory.Person('A'), story.Now).Decisions[0].Event);
    }

    [Fact]
    public void A_cancelled_session_gives_and_moves_nobody()
    {
        var story = SeatStory.Empty(1).Tell("A, B");
        story = story with { Course = story.Course.With(story.Seats with { IsCancelled = true }) };
        Assert.Equal(SeatRefusal.SessionCancelled, story.Take("C").Outcome.Refusal);
        Assert.Empty(story.Take("=5").Outcome.Decisions);
    }

    [Fact]
    public void A_decision_carries_what_it_rested_on()
    {
        var rules = SeatStory.Rules("g offer3");
        var first = SeatStory.Empty(1, rules).Take("A").Outcome.Decisions[0];
        Assert.Equal((SeatEvent.Seated, 2, null, null, 1, 1), (first.Event, first.PriorityClass, first.ClassTitle, first.PlaceInQueue, first.TakenAfter, first.Capacity));
        var third = SeatStory.Empty(1, rules).Tell("A, Bg").Take("C").Outcome.Decisions[0];
        Assert.Equal((SeatEvent.Queued, 2, 1, 1), (third.Event, third.PlaceInQueue, third.TakenAfter, third.Capacity));
        var offer = SeatStory.Empty(1, rules).Tell("A, C, Bg").Take("-A").Outcome.Decisions[1];
        Assert.Equal((SeatEvent.Offered, 1, "g", 1, 1), (offer.Event, offer.PriorityClass, offer.ClassTitle, offer.PlaceInQueue, offer.TakenAfter));
        Assert.Equal(SeatStory.Beginning + Duration.FromHours(3), offer.Deadline);
    }

    [Fact]
    public void Where_an_offer_cannot_run_its_time_before_closing_the_seat_is_given()
    {
        var story = At(SeatStory.Empty(1, SeatStory.Rules("offer3")).Tell("A, B"), SeatStory.Closes.PlusHours(-3));
        Assert.Equal(SeatEvent.Offered, story.Take("-A").Outcome.Decisions[1].Event);
        Assert.Equal(SeatEvent.MovedUp, At(story, SeatStory.Closes.PlusHours(-3).PlusMinutes(1)).Take("-A").Outcome.Decisions[1].Event);
    }

    [Theory]
    [InlineData("2027-03-28T01:30", 24)]
    [InlineData("2027-10-31T01:30", 24)]
    public void An_offer_lasts_its_hours_when_the_clocks_change(string begins, int hours)
    {
        var local = NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(begins).Value;
        var course = new CourseSeats([SeatStory.Dated(SeatStory.Session, 1, SeatStory.Rules($"offer{hours}")) with { Closes = local.PlusDays(20), CancelBy = local.PlusDays(20), Starts = local.PlusDays(30) }]);
        var story = new SeatStory(course, local.ToInstantInOslo()).Tell("A, B").Take("-A").After;
        var deadline = story.Seats.Places.Single().Deadline!.Value;
        Assert.Equal(Duration.FromHours(hours), deadline - story.Now);
        Assert.NotEqual(local.PlusHours(hours), deadline.InZone(Oslo.Zone).LocalDateTime);
    }

    [Fact]
    public void A_group_is_enrolled_whole_or_not_at_all()
    {
        var story = SeatStory.Empty(2).Tell("A");
        var group = new[] { 'B', 'C', 'D' }.Select(letter => new Applicant(Guid.NewGuid(), SeatStory.Person(letter), Profile.Unproved)).ToList();
        var done = Seats.EnrolGroup(story.Course, SeatStory.Session, group, story.Now);
        Assert.Equal([SeatEvent.Seated, SeatEvent.Queued, SeatEvent.Queued], done.Decisions.Select(d => d.Event));
        Assert.Equal([2, 3, 4], done.After.Sessions[0].Places.Skip(1).Select(p => p.Number));
        var refused = Seats.EnrolGroup(done.After, SeatStory.Session, [new Applicant(Guid.NewGuid(), SeatStory.Person('E'), Profile.Unproved), .. group.Take(1)], story.Now);
        Assert.Equal((SeatRefusal.AlreadySeated, SeatStory.Person('B')), (refused.Refusal, refused.RefusedPerson));
        Assert.Same(done.After, refused.After);
    }

    [Fact]
    public void One_application_for_several_dates_gives_one_seat()
    {
        var course = Dates(1, 1);
        course = Enrol(Enrol(course, Spring, 'A'), Autumn, 'B');
        var applied = Apply(course, 'C', Spring, Autumn);
        Assert.Equal([SeatEvent.Queued, SeatEvent.Queued], applied.Decisions.Select(d => d.Event));
        var freed = Seats.Cancel(applied.After, Autumn, SeatStory.Person('B'), SeatStory.Beginning);
        Assert.Equal([(Autumn, SeatEvent.Cancelled), (Autumn, SeatEvent.MovedUp), (Spring, SeatEvent.Withdrawn)], freed.Decisions.Select(d => (d.SessionId, d.Event)));
        // With a free seat on the second date, that one is given and nothing else asked for.
        var direct = Apply(Enrol(Dates(1, 1), Spring, 'A'), 'C', Spring, Autumn);
        Assert.Equal([(Autumn, SeatEvent.Seated)], direct.Decisions.Select(d => (d.SessionId, d.Event)));
        Assert.Equal(SeatRefusal.AlreadyWaiting, Apply(applied.After, 'C', Autumn).Refusal);
    }

    [Fact]
    public void One_application_never_has_two_offers_and_a_no_opens_the_other_date()
    {
        var course = Dates(1, 1, "offer3");
        course = Enrol(Enrol(course, Spring, 'A'), Autumn, 'B');
        course = Apply(course, 'C', Spring, Autumn).After;
        course = Seats.Cancel(course, Spring, SeatStory.Person('A'), SeatStory.Beginning).After;
        course = Seats.Cancel(course, Autumn, SeatStory.Person('B'), SeatStory.Beginning).After;
        Assert.Equal([PlaceState.Offered, PlaceState.Waiting], course.Sessions.SelectMany(s => s.Places).Select(p => p.State));
        var no = Seats.Decline(course, Spring, SeatStory.Person('C'), SeatStory.Beginning);
        Assert.Equal([(Spring, SeatEvent.Declined), (Autumn, SeatEvent.Offered)], no.Decisions.Select(d => (d.SessionId, d.Event)));
        var yes = Seats.Accept(course, Spring, SeatStory.Person('C'), SeatStory.Beginning);
        Assert.Equal([(Spring, SeatEvent.Accepted), (Autumn, SeatEvent.Withdrawn)], yes.Decisions.Select(d => (d.SessionId, d.Event)));
    }

    [Fact]
    public void An_offer_of_a_cancelled_session_holds_nobody_back_on_another_date()
    {
        var course = Enrol(Enrol(Dates(1, 1, "offer3"), Spring, 'A'), Autumn, 'B');
        course = Apply(course, 'C', Spring, Autumn).After;
        course = Seats.Cancel(course, Spring, SeatStory.Person('A'), SeatStory.Beginning).After;
        var cancelled = Seats.Settle(course.With(course[Spring] with { IsCancelled = true }), SeatStory.Beginning);
        Assert.Equal([(Spring, SeatEvent.OfferExpired)], cancelled.Decisions.Select(d => (d.SessionId, d.Event)));
        var freed = Seats.Cancel(cancelled.After, Autumn, SeatStory.Person('B'), SeatStory.Beginning);
        Assert.Equal(SeatEvent.Offered, freed.Decisions[^1].Event);
    }

    [Fact]
    public void An_exchange_ends_the_application_it_came_from()
    {
        var winter = new Guid("44444444-4444-4444-4444-444444444444");
        var course = new CourseSeats([.. Dates(1, 1).Sessions, SeatStory.Dated(winter, 1, SeatRules.None)]);
        course = Enrol(Enrol(course, Spring, 'A'), winter, 'B');
        course = Apply(course, 'C', Spring, winter).After;
        var moved = Transfer(course, 'C', SeatStory.Beginning);
        Assert.Equal([(Autumn, SeatEvent.MovedHere), (Spring, SeatEvent.MovedAway), (winter, SeatEvent.Withdrawn)], moved.Decisions.Select(d => (d.SessionId, d.Event)));
    }

    [Fact]
    public void A_seat_is_exchanged_in_one_step_or_kept()
    {
        var course = Enrol(Enrol(Dates(1, 1), Spring, 'A'), Spring, 'B');
        var moved = Transfer(course, 'A', SeatStory.Beginning);
        Assert.Equal([(Autumn, SeatEvent.MovedHere), (Spring, SeatEvent.MovedAway), (Spring, SeatEvent.MovedUp)], moved.Decisions.Select(d => (d.SessionId, d.Event)));
        Assert.Equal(SeatRefusal.NoSeatThere, Transfer(Enrol(course, Autumn, 'D'), 'A', SeatStory.Beginning).Refusal);
        Assert.Equal(SeatRefusal.NotEnrolled, Transfer(course, 'E', SeatStory.Beginning).Refusal);
        Assert.Equal(SeatRefusal.AlreadySeated, Transfer(Enrol(course, Autumn, 'A'), 'A', SeatStory.Beginning).Refusal);
        var late = course with { Sessions = [.. course.Sessions.Select(s => s with { CancelBy = SeatStory.Opens })] };
        Assert.Equal(SeatRefusal.TooLateToMove, Transfer(late, 'A', SeatStory.Beginning).Refusal);
    }

    [Fact]
    public void The_rules_are_read_out_of_the_text_and_stored_as_they_were()
    {
        var course = Content.Drafts.Read("course", "", ("format: self-paced\nmodules:\n  - module:en\n", """
            format: physical
            priority:
              - chief-physician
            sessions:
              - key: s1
                title: S
                place: P
                municipality: "3405"
                format: physical
                seats: 9
                opens: 2027-01-01T08:00
                closes: 2027-02-01T12:00
                cancel_by: 2027-02-01T12:00
                offer_hours: 24
            classes:
              - key: a
                title: Fastleger først
                audience: gp
                until: 2027-03-01T00:00
              - key: b
                title: Hamar
                municipality: "3403"
                session: s2
            quotas:
              - key: k
                title: Nav
                form: kept
                seats: 4
                audience: counsellor
              - key: m
                title: Kommuner
                form: at-most
                seats: 6
                municipality: hver
                until: 2027-02-01T00:00

            """));
        var rules = SeatRulesText.Of(course, course.Records("sessions")[0]);
        Assert.Equal(["Kommuneoverlege", "Fastleger først"], rules.Classes.Select(c => c.Title));
        Assert.Equal(new LocalDateTime(2027, 3, 1, 0, 0), rules.Classes[1].Until);
        Assert.Equal([(QuotaForm.Kept, 4, false), (QuotaForm.AtMost, 6, true)], rules.Quotas.Select(q => (q.Form, q.Seats, q.EachMunicipality)));
        Assert.Equal(24, rules.OfferHours);
        Assert.Equal(rules.ToString(), SeatRules.Read(rules.ToString()).ToString());
        Assert.Equal(["classes"], SeatRulesText.Remarks(course).Select(r => r.Path));
    }

    private static SeatStory At(SeatStory story, LocalDateTime local) => story with { Now = local.ToInstantInOslo() };

    private static CourseSeats Dates(int spring, int autumn, string rules = "") =>
        new([SeatStory.Dated(Spring, spring, SeatStory.Rules(rules)), SeatStory.Dated(Autumn, autumn, SeatStory.Rules(rules))]);

    private static CourseSeats Enrol(CourseSeats course, Guid session, char letter) =>
        Seats.Enrol(course, session, new Applicant(Guid.NewGuid(), SeatStory.Person(letter), Profile.Unproved), SeatStory.Beginning).After;

    private static SeatOutcome Apply(CourseSeats course, char letter, params Guid[] sessions) => Seats.Apply(
        course, [.. sessions.Select(s => (s, new Applicant(Guid.NewGuid(), SeatStory.Person(letter), Profile.Unproved)))], Guid.NewGuid(), SeatStory.Beginning);

    private static SeatOutcome Transfer(CourseSeats course, char letter, Instant now) =>
        Seats.Transfer(course, Spring, Autumn, new Applicant(Guid.NewGuid(), SeatStory.Person(letter), Profile.Unproved), now);
}
