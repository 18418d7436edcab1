using KunnskapsPortal.Directory.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

/// <summary>Open now, away, and whom to try next.</summary>
public sealed class ReachabilityTests
{
    // Thursday 12 November 2026.
    private static readonly LocalDate Thursday = new(2026, 11, 12);

    [Theory]
    [InlineData("ma-fr 09:00-15:00", "ma-fr 09:00-15:00")]
    [InlineData("MÅ–FR 9–15", "ma-fr 09:00-15:00")]
    [InlineData("ma 09.30-15; ti 09.30-15; to 16:00-18:00; on 09:30-15:00", "ma-on 09:30-15:00; to 16:00-18:00")]
    [InlineData("la-su 10-12", "lø-sø 10:00-12:00")]
    public void Written_hours_become_one_form(string written, string stored)
    {
        Assert.Equal(stored, OpeningHours.TryParse(written)!.ToString());
        Assert.Equal(stored, OpeningHours.TryParse(stored)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("hverdager 9-15")]
    [InlineData("ma-fr 15-09")]
    [InlineData("fr-ma 9-15")]
    [InlineData("ma 25:00-26:00")]
    [InlineData("ma 09:00")]
    [InlineData("ma-fr 9-15, to 16-18")]
    public void Hours_that_cannot_be_understood_are_none(string? written) => Assert.Null(OpeningHours.TryParse(written));

    [Theory]
    [InlineData(8, 59, false)]
    [InlineData(9, 0, true)]
    [InlineData(14, 59, true)]
    [InlineData(15, 0, false)]
    [InlineData(17, 0, true)]
    public void It_is_open_from_the_first_minute_and_up_to_the_last(int hour, int minute, bool isOpen)
    {
        var hours = OpeningHours.TryParse("ma-fr 09:00-15:00; to 16:00-18:00")!;
        var at = Thursday + new LocalTime(hour, minute);
        Assert.Equal(isOpen, hours.IsOpenAt(at, _ => false));
        Assert.False(hours.IsOpenAt(at, day => day == Thursday));
    }

    [Fact]
    public void The_next_change_is_the_very_minute_on_which_the_answer_changes()
    {
        var hours = OpeningHours.TryParse("ma-fr 09:00-12:00; ma-fr 12:00-15:00; to 16:00-18:00")!;
        bool Red(LocalDate day) => day == Thursday.PlusDays(1);
        for (var at = Thursday.AtMidnight(); at < Thursday.PlusDays(6).AtMidnight(); at = at.PlusMinutes(17))
        {
            var change = hours.NextChange(at, Red)!.Value;
            Assert.True(change > at);
            Assert.NotEqual(hours.IsOpenAt(at, Red), hours.IsOpenAt(change, Red));
            Assert.Equal(hours.IsOpenAt(at, Red), hours.IsOpenAt(change.PlusMinutes(-1), Red));
        }

        Assert.Equal(Thursday.PlusDays(4) + new LocalTime(9, 0), hours.NextChange(Thursday + new LocalTime(18, 0), Red));
    }

    [Fact]
    public void Who_is_away_is_away_whatever_the_hours_say()
    {
        var hours = OpeningHours.TryParse("ma-sø 00:00-23:00");
        var now = Thursday + new LocalTime(10, 0);
        Assert.Equal(ReachState.Open, Reachability.At(now, hours, null, null, _ => false).State);
        Assert.Equal(new(ReachState.Away, Thursday.PlusDays(1).AtMidnight()), Reachability.At(now, hours, Thursday, Thursday, _ => false));
        Assert.Equal(new(ReachState.Away, null), Reachability.At(now, null, Thursday.PlusDays(-30), null, _ => false));
        Assert.Equal(ReachState.Open, Reachability.At(now, hours, Thursday.PlusDays(-9), Thursday.PlusDays(-1), _ => false).State);
        Assert.Equal(ReachState.Open, Reachability.At(now, hours, Thursday.PlusDays(1), null, _ => false).State);
        Assert.Equal(ReachState.Unknown, Reachability.At(now, null, null, null, _ => false).State);
    }

    [Fact]
    public void The_next_to_try_is_the_deputy_then_the_named_then_a_colleague_then_another_kind()
    {
        var ids = Enumerable.Range(0, 6).Select(_ => Guid.NewGuid()).ToArray();
        var (self, deputy, named, colleague, office) = (ids[0], ids[1], ids[2], ids[3], ids[4]);
        (Guid, ContactKind)[] place = [(office, ContactKind.NavOffice), (self, ContactKind.AdvisoryPhysician), (colleague, ContactKind.AdvisoryPhysician)];
        Guid? Next(bool isAway, params Guid[] away) => NextToTry.After(self, ContactKind.AdvisoryPhysician, isAway, deputy, named, place, away.ToHashSet());

        Assert.Equal(deputy, Next(true, self));
        Assert.Equal(named, Next(false));
        Assert.Equal(named, Next(true, self, deputy));
        Assert.Equal(colleague, Next(false, named));
        Assert.Equal(office, Next(false, named, colleague));
        Assert.Null(Next(false, named, colleague, office));
    }

    [Fact]
    public void A_topic_is_answered_by_the_usual_kind_unless_the_contact_says_otherwise()
    {
        Assert.True(ContactTopic.Measures.Answers(ContactKind.NavOffice, []));
        Assert.False(ContactTopic.Measures.Answers(ContactKind.AdvisoryPhysician, []));
        Assert.True(ContactTopic.Measures.Answers(ContactKind.AdvisoryPhysician, [ContactTopic.Measures]));
        Assert.False(ContactTopic.Measures.Answers(ContactKind.NavOffice, [ContactTopic.FollowUp]));
        Assert.All(ContactKinds.All, kind => Assert.False(ContactTopic.Payment.Answers(kind, [])));
        Assert.All(ContactTopics.All, topic => Assert.Equal(topic, ContactTopics.TryParse(topic.Word())));
        Assert.All(ContactTopics.All, topic => Assert.Equal(topic, ContactTopics.OfUrl(topic.UrlName())));
        Assert.Equal(ContactTopics.All.Count, ContactTopics.All.Select(topic => topic.UrlName()).Distinct().Count());
    }
}
