using System.Globalization;
using System.Text.RegularExpressions;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Time;
using NodaTime;
using Group = KunnskapsPortal.Courses.Domain.Group;
using Rule = KunnskapsPortal.Courses.Domain.Seats;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>Seats after a story in the short language of docs/algorithms/seats.md.</summary>
internal sealed partial record SeatStory(CourseSeats Course, Instant Now)
{
    public static readonly Guid Session = new("11111111-1111-1111-1111-111111111111");
    public static readonly LocalDateTime Opens = new(2027, 1, 1, 8, 0);
    public static readonly LocalDateTime Closes = new(2027, 2, 1, 12, 0);
    public static readonly LocalDateTime CancelBy = new(2027, 2, 10, 12, 0);
    public static readonly LocalDateTime Starts = new(2027, 3, 1, 9, 0);
    public static readonly Instant Beginning = new LocalDateTime(2027, 1, 15, 12, 0).ToInstantInOslo();

    public SessionSeats Seats => Course.Sessions[0];

    public LocalDateTime Local => Now.InZone(Oslo.Zone).LocalDateTime;

    public static SeatStory Empty(int seats, SeatRules? rules = null) => new(new CourseSeats([Dated(Session, seats, rules ?? SeatRules.None)]), Beginning);

    public static SessionSeats Dated(Guid id, int seats, SeatRules rules) => new(id, seats, Opens, Closes, CancelBy, Starts, false, rules, 1, []);

    /// <summary>The first class is that of GPs.</summary>
    public static SeatRules GpFirst { get; } = Rules("g");

    public static SeatRules Rules(string words)
    {
        var rules = SeatRules.None;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Word().Match(word)))
        {
            var until = word.Groups["until"].Success ? (LocalDateTime?)(Beginning + Duration.FromHours(Number(word.Groups["until"]))).InZone(Oslo.Zone).LocalDateTime : null;
            var group = new Group(word.Groups["who"].Value switch { "g" => ["gp"], "c" => ["counsellor"], _ => [] }, null);
            var seats = word.Groups["n"].Success ? Number(word.Groups["n"]) : 0;
            rules = word.Groups["what"].Value switch
            {
                "keep" => rules with { Quotas = [.. rules.Quotas, new Quota(word.Value, QuotaForm.Kept, group, false, seats, until)] },
                "max" => rules with { Quotas = [.. rules.Quotas, new Quota(word.Value, QuotaForm.AtMost, group, group.Audiences.Count == 0, seats, until)] },
                "offer" => rules with { OfferHours = seats },
                _ => rules with { Classes = [.. rules.Classes, new PriorityClass(word.Value, group, until)] },
            };
        }

        return rules;
    }

    /// <summary>One step; a refused one leaves the seats as they were. <c>!</c> is the same as <c>g</c>.</summary>
    public (SeatStory After, SeatOutcome Outcome) Take(string step)
    {
        if (step[0] == '@')
        {
            var then = this with { Now = Beginning + Duration.FromHours(int.Parse(step[1..], CultureInfo.InvariantCulture)) };
            return then.With(Rule.Settle(Course, then.Now));
        }

        return With(step switch
        {
            ['=', .. var number] => Rule.Settle(Course.With(Seats with { DeclaredSeats = int.Parse(number, CultureInfo.InvariantCulture) }), Now),
            ['-', var letter] => Rule.Cancel(Course, Session, Person(letter), Now),
            ['+', var letter] => Rule.Accept(Course, Session, Person(letter), Now),
            ['~', var letter] => Rule.Decline(Course, Session, Person(letter), Now),
            [var letter, .. var proof] => Rule.Enrol(Course, Session, new Applicant(Guid.NewGuid(), Person(letter), ProfileOf(proof)), Now),
            _ => throw new ArgumentException($"Not a step: {step}"),
        });
    }

    public SeatStory Tell(string steps) => steps.Split(',', StringSplitOptions.TrimEntries).Aggregate(this, (story, step) => story.Take(step).After);

    public string Letters(PlaceState state) => Letters(state == PlaceState.Waiting
        ? Seats.Queue(Local)
        : Seats.Places.Where(p => p.State == state).OrderBy(p => p.PersonId));

    public static Guid Person(char letter) => new(letter, 0, 0, new byte[8]);

    public static Profile ProfileOf(string proof) => new(
        proof.Contains('g') || proof.Contains('!') ? "gp" : proof.Contains('c') ? "counsellor" : null,
        proof.FirstOrDefault(char.IsDigit) is var digit && digit != default ? $"340{digit}" : null);

    private static string Letters(IEnumerable<Place> places)
    {
        var letters = string.Concat(places.Select(p => (char)BitConverter.ToInt32(p.PersonId.ToByteArray(), 0)));
        return letters.Length == 0 ? "–" : letters;
    }

    private (SeatStory After, SeatOutcome Outcome) With(SeatOutcome outcome) => (this with { Course = outcome.After }, outcome);

    private static int Number(Capture digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<what>keep|max|offer)?(?<n>\\d+)?(?<who>[gc])?(<(?<until>\\d+))?$")]
    private static partial Regex Word();
}
