using KunnskapsPortal.Courses.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>What a course's programme, speakers and approvals must hold.</summary>
public sealed class ProgrammeTextTests
{
    private const string Start = "2027-03-11T09:00";
    private const string End = "2027-03-11T15:00";

    [Fact]
    public void A_programme_that_agrees_with_itself_gets_no_remark() => Assert.Empty(Of(
        CourseTextsForTests.Point("en", Start, "2027-03-11T10:00", room: "A", recorded: "yes", speakers: "a")
        + CourseTextsForTests.Point("to", "2027-03-11T10:00", "2027-03-11T11:00", room: "A", form: "group", recorded: "no")
        + CourseTextsForTests.Point("tre", "2027-03-11T10:00", End, room: "B", speakers: "b")));

    [Theory]
    [InlineData("2027-03-11T08:59", "2027-03-11T10:00", "utenfor tiden til møtet «Dag 1»")]
    [InlineData("2027-03-11T14:00", "2027-03-11T15:01", "utenfor tiden til møtet «Dag 1»")]
    [InlineData("2027-03-11T10:00", "2027-03-11T10:00", "slutter før det begynner")]
    public void A_point_lies_in_its_meeting(string starts, string ends, string remark) =>
        Assert.Contains(Of(CourseTextsForTests.Point("en", starts, ends)), said => said.Contains("«Punkt en»", StringComparison.Ordinal) && said.Contains(remark, StringComparison.Ordinal));

    [Fact]
    public void Two_points_in_one_room_at_a_time_are_named_both() => Assert.Equal(
        "Programpunktene «Punkt en» og «Punkt to» er i samme rom samtidig. Gi dem hvert sitt rom eller flytt ett av dem.",
        Assert.Single(Of(CourseTextsForTests.Point("en", Start, "2027-03-11T10:01", room: "A") + CourseTextsForTests.Point("to", "2027-03-11T10:00", "2027-03-11T11:00", room: "a"))));

    [Theory]
    [InlineData("group", "a", "kan ikke tas opp. Gruppearbeid og kasus")]
    [InlineData("case", "a", "kan ikke tas opp. Gruppearbeid og kasus")]
    [InlineData("talk", "b", "kan ikke tas opp før Bo har sagt ja")]
    [InlineData("talk", "ukjent", "viser til «ukjent»")]
    public void Nothing_is_recorded_without_consent_and_no_group_or_case_ever(string form, string speaker, string remark)
    {
        var course = CourseTextsForTests.Course(Start, End, $"programme:\n{CourseTextsForTests.Point("en", Start, End, form, null, "yes", speaker)}{CourseTextsForTests.Speakers}");
        Assert.Contains(remark, Assert.Single(CourseTextsForTests.Remarks(course)), StringComparison.Ordinal);
        Assert.False(ProgrammeText.MayBeRecorded(course.Records("programme")[0], course.Records("speakers")));
    }

    [Fact]
    public void An_approval_needs_a_number_and_dates_and_interests_a_day()
    {
        var course = CourseTextsForTests.Course(Start, End, CourseTextsForTests.Speakers.Replace("    declared: 2026-11-02\n", "", StringComparison.Ordinal)
            + "\napprovals:\n  - key: l\n    body: Legeforeningen\n    status: approved\n    from: 2027-01-01");
        Assert.Equal(3, CourseTextsForTests.Remarks(course).Count());
        Assert.Contains("Godkjenningen fra Legeforeningen mangler nummer eller datoer. En godkjenning må ha begge.", CourseTextsForTests.Remarks(course));
    }

    [Theory]
    [InlineData("", ApprovalStanding.NotApplied)]
    [InlineData("applied", ApprovalStanding.Unsettled)]
    [InlineData("rejected", ApprovalStanding.CountsNot)]
    [InlineData("approved 2027-03-11 2027-03-12", ApprovalStanding.Counts)]
    [InlineData("approved 2027-03-11 2027-03-11", ApprovalStanding.CountsNot)]
    [InlineData("approved 2027-03-12 2027-12-31", ApprovalStanding.CountsNot)]
    [InlineData("expired 2027-01-01 2027-12-31", ApprovalStanding.CountsNot)]
    [InlineData("approved 2026-01-01 2026-12-31|applied", ApprovalStanding.Unsettled)]
    public void A_session_counts_where_an_approval_covers_all_its_days(string approvals, ApprovalStanding standing)
    {
        var written = string.Concat(approvals.Split('|', StringSplitOptions.RemoveEmptyEntries).Select((a, n) => a.Split(' ') switch
        {
            [var status] => $"  - key: k{n}\n    body: L\n    status: {status}\n",
            [var status, var from, var to] => $"  - key: k{n}\n    body: L\n    number: N\n    status: {status}\n    from: {from}\n    to: {to}\n",
            _ => throw new ArgumentException(a),
        }));
        var course = CourseTextsForTests.Course(Start, End, written.Length == 0 ? "synonyms:\n  - x" : "approvals:\n" + written.TrimEnd());
        Assert.Equal(standing, Approvals.Of(course.Records("approvals"), new LocalDate(2027, 3, 11), new LocalDate(2027, 3, 12)));
    }

    /// <summary>The clocks go forward on 28 March 2027 at 02.00 and back on 31 October 2027 at 03.00.</summary>
    [Theory]
    [InlineData("2027-03-27T22:00", "2027-03-28T04:00", 5)]
    [InlineData("2027-10-30T22:00", "2027-10-31T04:00", 7)]
    [InlineData("2027-03-11T22:00", "2027-03-12T04:00", 6)]
    [InlineData("2027-03-28T01:30", "2027-03-28T03:30", 1)]
    [InlineData("2027-10-31T01:30", "2027-10-31T03:30", 3)]
    public void A_meeting_may_cross_midnight_and_the_change_of_the_clocks(string starts, string ends, int hours)
    {
        var course = CourseTextsForTests.Course(starts, ends, "programme:\n" + CourseTextsForTests.Point("en", starts, ends).TrimEnd());
        Assert.Empty(CourseTextsForTests.Remarks(course));
        var meeting = course.Records("meetings")[0];
        Assert.Equal(Duration.FromHours(hours), ProgrammeTime.Between(meeting.DateTime("starts")!.Value, meeting.DateTime("ends")!.Value));
        Assert.Equal($"{hours} t", KunnskapsPortal.Courses.BrowseCourses.ProgrammeView.LengthOf(Duration.FromHours(hours)));
    }

    private static IReadOnlyList<string> Of(string points) =>
        [.. CourseTextsForTests.Remarks(CourseTextsForTests.Course(Start, End, $"programme:\n{points}{CourseTextsForTests.Speakers}"))];
}
