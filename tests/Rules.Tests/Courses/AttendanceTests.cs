using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>How long people were at a session, who qualifies, the code at the door and the code of a certificate.</summary>
public sealed class AttendanceTests
{
    private static readonly LocalDateTime Noon = new(2027, 3, 11, 12, 0);

    private static readonly Arbitrary<MeetingAttended[]> Sessions = Arb.From(
        from count in Gen.Choose(0, 5)
        from meetings in Gen.ArrayOf(
            from start in Gen.Choose(0, 400 * 24 * 60)
            from length in Gen.Choose(-30, 20 * 60)
            from mark in Gen.Elements<AttendanceMark?>(null, AttendanceMark.Present, AttendanceMark.Partly, AttendanceMark.Absent)
            from minutes in Gen.Choose(-10, 2000)
            select new MeetingAttended(new LocalDateTime(2027, 1, 1, 0, 0).PlusMinutes(start), new LocalDateTime(2027, 1, 1, 0, 0).PlusMinutes(start + length), mark, minutes), count)
        select meetings);

    [Theory]
    [InlineData("2027-03-11T09:00", "2027-03-11T15:30", 390)]
    [InlineData("2027-03-11T22:00", "2027-03-12T01:00", 180)]
    [InlineData("2027-03-28T01:00", "2027-03-28T04:00", 120)]
    [InlineData("2027-10-31T01:00", "2027-10-31T04:00", 240)]
    [InlineData("2027-03-11T15:00", "2027-03-11T09:00", 0)]
    public void Minutes_are_real_minutes_in_Oslo(string starts, string ends, int expected) =>
        Assert.Equal(expected, AttendedTime.Minutes(Read(starts), Read(ends)));

    [Fact]
    public void Nobody_was_there_longer_than_it_lasted_and_more_marks_never_give_less() => Prop.ForAll(Sessions, meetings =>
    {
        var time = AttendedTime.Of(meetings);
        Assert.InRange(time.Attended, 0, time.Held);
        Assert.InRange(time.Percent, 0, 100);
        for (var i = 0; i < meetings.Length; i++)
        {
            MeetingAttended[] more = [.. meetings[..i], meetings[i] with { Mark = AttendanceMark.Present }, .. meetings[(i + 1)..]];
            Assert.True(AttendedTime.Of(more).Attended >= time.Attended);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whoever_reaches_a_share_reaches_every_smaller_one_and_the_shown_percent() => Prop.ForAll(Sessions, meetings =>
    {
        var time = AttendedTime.Of(meetings);
        for (var percent = 2; percent <= 100; percent++)
            Assert.True(time.Reaches(percent - 1) || !time.Reaches(percent));
        Assert.True(time.Percent == 0 || time.Reaches(time.Percent));
        Assert.True(time.Percent == 100 || !time.Reaches(time.Percent + 1));
        Assert.Equal(time.Reaches(100), time.IsWhole);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_share_is_met_exactly_at_its_edge_and_nobody_qualifies_for_what_was_not_held()
    {
        Assert.True(new AttendedTime(480, 600).Reaches(80));
        Assert.False(new AttendedTime(479, 600).Reaches(80));
        Assert.False(new AttendedTime(0, 0).Reaches(1));
    }

    [Fact]
    public void A_door_code_holds_from_half_an_hour_before_to_half_an_hour_after()
    {
        Assert.True(Holds(-30) && Holds(0) && Holds(90));
        Assert.False(Holds(-31) || Holds(91));
        static bool Holds(int minutes) => DoorCodes.HoldsAt(Noon, Noon.PlusHours(1), Noon.PlusMinutes(minutes).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Oslo"]).ToInstant());
    }

    [Fact]
    public void A_door_code_is_read_as_it_is_typed_and_has_no_look_alikes()
    {
        Assert.Equal("ACDE34", DoorCodes.Read(" acd-e 34"));
        Assert.Equal(DoorCodes.Length, DoorCodes.From([0, 1, 2, 3, 4, 5, 6]).Length);
        Assert.DoesNotContain(DoorCodes.Alphabet, "0O1ILZ25S8B".Contains);
        Assert.Equal(DoorCodes.Alphabet.Length, DoorCodes.Alphabet.Distinct().Count());
    }

    [Fact]
    public void A_certificate_code_names_its_person_and_nothing_else_is_one()
    {
        var person = Guid.CreateVersion7();
        var code = CertificateCode.Make(person, new byte[CertificateCode.RandomBytes]);
        Assert.Equal(CertificateCode.Length, code.Length);
        Assert.Equal(person, CertificateCode.PersonOf(code));
        Assert.NotEqual(code, CertificateCode.Make(person, [.. Enumerable.Repeat((byte)1, CertificateCode.RandomBytes)]));
        Assert.All(new[] { "", code[..^1], code + "A", new string('!', CertificateCode.Length) }, text => Assert.Null(CertificateCode.PersonOf(text)));
    }

    private static LocalDateTime Read(string text) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value;
}
