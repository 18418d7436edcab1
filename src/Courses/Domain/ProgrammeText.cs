using System.Globalization;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>
/// What a course's programme, speakers and approvals must hold to agree with themselves. Guarantee: a point that is shown as recorded
/// without any remark is neither group work nor a case, and everybody who speaks there has agreed.
/// </summary>
public static class ProgrammeText
{
    public static IReadOnlyList<Remark> Remarks(ItemDocument course) => [.. Points(course), .. Rooms(course), .. Recorded(course), .. Declared(course), .. Approvals(course)];

    /// <summary>True where a point may be recorded: not group work, not a case, and all who speak there have agreed.</summary>
    public static bool MayBeRecorded(FieldValues point, IReadOnlyList<FieldValues> speakers) =>
        !PointForms.NeverRecorded(point.Text("form")) && point.List("speakers").All(key => speakers.Any(s => s.Key == key && s.Text("recording") == Recording.Agreed));

    /// <summary>True where the text says that the point is recorded.</summary>
    public static bool IsRecorded(FieldValues point) => point.Text("recorded") == YesNo.Yes;

    private static IEnumerable<Remark> Points(ItemDocument course)
    {
        var meetings = course.Records("meetings").DistinctBy(meeting => meeting.Key).ToDictionary(meeting => meeting.Key);
        var speakers = course.Records("speakers").Select(speaker => speaker.Key).ToHashSet();
        foreach (var point in course.Records("programme").Where(HasTimes))
        {
            if (!(point.DateTime("starts") < point.DateTime("ends")))
                yield return Say("programme", Texts.ArrRemarkBackwards, point.Text("title"));
            if (!meetings.TryGetValue(point.Text("meeting"), out var meeting))
                yield return Say("programme", Texts.ArrRemarkMeeting, point.Text("title"), point.Text("meeting"));
            else if (HasTimes(meeting) && !ProgrammeTime.LiesIn(Starts(point), Ends(point), Starts(meeting), Ends(meeting)))
                yield return Say("programme", Texts.ArrRemarkOutside, point.Text("title"), meeting.Text("title"));
            foreach (var unknown in point.List("speakers").Where(key => !speakers.Contains(key)))
                yield return Say("programme", Texts.ArrRemarkSpeaker, point.Text("title"), unknown);
        }
    }

    private static IEnumerable<Remark> Rooms(ItemDocument course)
    {
        var rooms = course.Records("programme").Where(HasTimes).GroupBy(point => (Meeting: point.Text("meeting"), Room: point.Text("room").ToUpperInvariant()));
        foreach (var points in rooms.Select(room => room.OrderBy(point => point.DateTime("starts")).ToList()))
        {
            for (var at = 1; at < points.Count; at++)
            {
                if (points.Take(at).FirstOrDefault(p => ProgrammeTime.Overlaps(Starts(p), Ends(p), Starts(points[at]), Ends(points[at]))) is { } other)
                    yield return Say("programme", Texts.ArrRemarkOverlap, other.Text("title"), points[at].Text("title"));
            }
        }
    }

    private static IEnumerable<Remark> Recorded(ItemDocument course)
    {
        var speakers = course.Records("speakers");
        foreach (var point in course.Records("programme").Where(IsRecorded))
        {
            if (PointForms.NeverRecorded(point.Text("form")))
                yield return Say("programme", Texts.ArrRemarkNeverRecorded, point.Text("title"));
            foreach (var speaker in speakers.Where(s => point.List("speakers").Contains(s.Key) && s.Text("recording") != Recording.Agreed))
                yield return Say("programme", Texts.ArrRemarkConsent, point.Text("title"), speaker.Text("name"));
        }
    }

    private static IEnumerable<Remark> Declared(ItemDocument course) =>
        course.Records("speakers").Where(speaker => speaker.Date("declared") is null).Select(speaker => Say("speakers", Texts.ArrRemarkDeclared, speaker.Text("name")));

    private static IEnumerable<Remark> Approvals(ItemDocument course)
    {
        foreach (var approval in course.Records("approvals"))
        {
            if (approval.Text("status") == ApprovalStatus.Approved && (approval.TextOrNull("number") is null || approval.Date("from") is null || approval.Date("to") is null))
                yield return Say("approvals", Texts.ArrRemarkApproval, approval.Text("body"));
            if (approval.Date("from") > approval.Date("to"))
                yield return Say("approvals", Texts.ArrRemarkApprovalDates, approval.Text("body"));
        }
    }

    private static bool HasTimes(FieldValues record) => record.DateTime("starts") is not null && record.DateTime("ends") is not null;

    private static NodaTime.LocalDateTime Starts(FieldValues record) => record.DateTime("starts")!.Value;

    private static NodaTime.LocalDateTime Ends(FieldValues record) => record.DateTime("ends")!.Value;

    private static Remark Say(string field, string message, params object[] values) => new(field, string.Format(CultureInfo.CurrentCulture, message, values));
}
