using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Courses.BrowseCourses;

/// <summary>One point of a programme, ready to show.</summary>
/// <param name="When">09.00–10.30, with both days where it crosses midnight.</param>
/// <param name="Length">The time that really passes.</param>
/// <param name="IsRecorded">Said in the text, and allowed: never group work or a case, and all who speak there have agreed.</param>
public sealed record PointView(string When, string Length, string Title, string Form, string? Room, IReadOnlyList<string> Speakers, bool IsRecorded)
{
    public bool IsBreak { get; init; }
}

/// <summary>One day of a programme.</summary>
public sealed record ProgrammeDay(LocalDate Day, string Meeting, IReadOnlyList<PointView> Points)
{
    public string Title => $"{Meeting}, {Day.WithDay()}";
}

/// <summary>The programme of one session, by day.</summary>
/// <param name="Id">For anchors.</param>
public sealed record ProgrammeView(string Id, string Session, IReadOnlyList<ProgrammeDay> Days)
{
    public bool IsEmpty => Days.Count == 0;

    public bool HasRooms => Days.Any(day => day.Points.Any(point => point.Room is not null));

    /// <summary>What is recorded, in a sentence; that nothing is, where nothing is.</summary>
    public string RecordingText => Days.SelectMany(day => day.Points).Where(point => point.IsRecorded).Select(point => $"«{point.Title}»").ToList() is { Count: > 0 } titles
        ? string.Format(CultureInfo.CurrentCulture, Texts.ArrRecorded, string.Join(", ", titles))
        : Texts.ArrNotRecorded;

    public static ProgrammeView Of(SessionView session)
    {
        var course = session.Course.Document;
        var speakers = course.Records("speakers");
        var meetings = session.Meetings.Where(meeting => !meeting.Row.IsCancelled).ToDictionary(meeting => meeting.Row.Key);
        var points = course.Records("programme").Where(point => meetings.ContainsKey(point.Text("meeting"))).OrderBy(point => point.DateTime("starts"));
        return new ProgrammeView(session.Row.Key, session.Title,
        [
            .. from point in points
               group point by (Meeting: point.Text("meeting"), Day: point.DateTime("starts")!.Value.Date) into day
               select new ProgrammeDay(day.Key.Day, meetings[day.Key.Meeting].Title, [.. day.Select(point => View(point, course, speakers))]),
        ]);
    }

    private static PointView View(FieldValues point, ItemDocument course, IReadOnlyList<FieldValues> speakers)
    {
        var (starts, ends) = (point.DateTime("starts")!.Value, point.DateTime("ends")!.Value);
        return new PointView(
            TimeOf(starts, ends), LengthOf(ProgrammeTime.Between(starts, ends)), point.Text("title"), course.Kind.ChoiceLabel("programme.form", point.Text("form")), point.TextOrNull("room"),
            [.. point.List("speakers").Select(key => speakers.FirstOrDefault(s => s.Key == key)?.Text("name")).OfType<string>()],
            ProgrammeText.IsRecorded(point) && ProgrammeText.MayBeRecorded(point, speakers))
        { IsBreak = point.Text("form") == PointForms.Break };
    }

    private static string TimeOf(LocalDateTime starts, LocalDateTime ends) => starts.Date == ends.Date
        ? $"{starts.TimeOfDay.Clock()}–{ends.TimeOfDay.Clock()}"
        : $"{starts.TimeOfDay.Clock()} – {ends.Date.Long()} kl. {ends.TimeOfDay.Clock()}";

    /// <summary>45 min, 1 t, 1 t 30 min.</summary>
    public static string LengthOf(Duration length)
    {
        var (hours, minutes) = ((int)length.TotalHours, length.Minutes);
        return hours == 0 ? string.Format(CultureInfo.CurrentCulture, Texts.ArrMinutes, minutes)
            : minutes == 0 ? string.Format(CultureInfo.CurrentCulture, Texts.ArrHours, hours)
            : string.Format(CultureInfo.CurrentCulture, Texts.ArrHoursMinutes, hours, minutes);
    }
}
