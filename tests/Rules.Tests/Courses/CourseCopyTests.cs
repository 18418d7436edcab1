using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>What holds for any copy of a course, to any day.</summary>
public sealed class CourseCopyTests
{
    private static readonly (string List, string Time)[] Times =
        [("sessions", "opens"), ("sessions", "closes"), ("sessions", "cancel_by"), ("meetings", "starts"), ("meetings", "ends"), ("programme", "starts"), ("programme", "ends")];

    private static readonly ItemDocument Last = CourseTextsForTests.Course("2027-03-27T22:15", "2027-03-28T04:00",
        "programme:\n" + CourseTextsForTests.Point("en", "2027-03-27T22:15", "2027-03-28T01:59", recorded: "yes", speakers: "a") + CourseTextsForTests.Point("to", "2027-03-28T03:00", "2027-03-28T04:00")
        + CourseTextsForTests.Speakers + "\napprovals:\n  - key: l\n    body: L\n    number: N1\n    status: approved\n    from: 2027-01-01\n    to: 2027-12-31");

    [Fact]
    public void Clock_times_stay_days_move_alike_and_the_order_is_kept() => Prop.ForAll(Gen.Choose(-800, 2000).ToArbitrary(), days =>
    {
        var copy = Copy(days);
        foreach (var (list, time) in Times)
        {
            var pairs = Last.Records(list).Zip(copy.Records(list), (old, now) => (Old: old.DateTime(time)!.Value, Now: now.DateTime(time)!.Value)).ToList();
            Assert.Equal(Last.Records(list).Count, pairs.Count);
            Assert.All(pairs, pair => Assert.Equal((pair.Old.TimeOfDay, pair.Old.Date.PlusDays(days)), (pair.Now.TimeOfDay, pair.Now.Date)));
            Assert.Equal(pairs.Select(p => p.Old).Order().Select(t => t.PlusDays(days)), pairs.Select(p => p.Now).Order());
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Copied_to_the_same_days_once_and_twice_is_the_same() => Assert.Equal(
        CanonicalWriter.Write(Copy(0)), CanonicalWriter.Write(CourseCopy.Of(Copy(0), Plan(0))));

    [Theory]
    [InlineData("2028-02-29", "2028-02-29", "2028-03-01")]
    [InlineData("2027-12-31", "2027-12-31", "2028-01-01")]
    [InlineData("2027-10-30", "2027-10-30", "2027-10-31")]
    public void The_end_of_a_month_and_the_clocks_that_go_back_move_nothing(string day, string starts, string ends)
    {
        var meeting = CourseCopy.Of(Last, new CopyPlan("ny", "Ny", new Dictionary<string, LocalDate> { ["s1"] = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value })).Records("meetings")[0];
        Assert.Equal(($"{starts}T22:15", $"{ends}T04:00"), (meeting.Text("starts"), meeting.Text("ends")));
    }

    [Fact]
    public void What_others_have_agreed_to_is_not_taken_along()
    {
        var copy = Copy(364);
        Assert.Equal(("ny", "Ny", Last.Body), (copy.Key, copy.Title, copy.Body));
        Assert.Empty(copy.Records("approvals"));
        Assert.All(copy.Records("speakers"), speaker => Assert.Equal((Recording.NotAsked, true, "Ingen"), (speaker.Text("recording"), speaker.Date("declared") is null, speaker.Text("interests"))));
        // And the editor is told: two declarations to ask for anew, and a recording that nobody has agreed to.
        Assert.Equal(3, CourseText.Remarks(copy).Count);
        Assert.Empty(ContentParser.Parse(copy.Kind, CanonicalWriter.Write(copy)).Errors);
    }

    private static ItemDocument Copy(int days) => CourseCopy.Of(Last, Plan(days));

    private static CopyPlan Plan(int days) => new("ny", "Ny", new Dictionary<string, LocalDate> { ["s1"] = new LocalDate(2027, 3, 27).PlusDays(days) });
}
