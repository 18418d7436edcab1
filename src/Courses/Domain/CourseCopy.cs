using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>What the copy of a course is to be called, and the day each of its sessions begins.</summary>
/// <param name="Key">Of the new course.</param>
/// <param name="Title">Of the new course, in the form of the text.</param>
/// <param name="FirstDays">By the session's key: the day of its first meeting.</param>
public sealed record CopyPlan(string Key, string Title, IReadOnlyDictionary<string, LocalDate> FirstDays);

/// <summary>
/// Last year's course as the beginning of this year's. Guarantee: every date of a session, of its meetings and of their programme moves by
/// the same number of days and keeps its clock time, also where the clocks change between; so their order stays. What others have agreed to
/// is not taken along: approvals are gone, nobody has been asked about recording, and no interests are declared for the new course.
/// </summary>
public static class CourseCopy
{
    /// <summary>How far each session moves, by its key. A session that the plan does not name stays where it is.</summary>
    public static IReadOnlyDictionary<string, int> DaysOf(ItemDocument course, CopyPlan plan) => course.Records("sessions").ToDictionary(
        session => session.Key,
        session => plan.FirstDays.TryGetValue(session.Key, out var day) && FirstDayOf(course, session.Key) is { } first ? Period.DaysBetween(first, day) : 0);

    /// <summary>The day of the session's first meeting; null for one without meetings.</summary>
    public static LocalDate? FirstDayOf(ItemDocument course, string session) =>
        course.Records("meetings").Where(meeting => meeting.Text("session") == session).Select(meeting => meeting.DateTime("starts")?.Date).Min();

    /// <summary>The new course, as a text that nobody has published.</summary>
    public static ItemDocument Of(ItemDocument course, CopyPlan plan)
    {
        var days = DaysOf(course, plan);
        var byMeeting = course.Records("meetings").ToDictionary(meeting => meeting.Key, meeting => days.GetValueOrDefault(meeting.Text("session")));
        var values = Values(course, course.Kind.Fields);
        (values["key"], values["title"]) = (plan.Key, plan.Title);
        values.Remove("approvals");
        Change("sessions", session => days.GetValueOrDefault(session.Key));
        Change("meetings", meeting => days.GetValueOrDefault(meeting.Text("session")));
        // A rule for all dates ends with the first of them.
        foreach (var rules in new[] { "classes", "quotas" })
            Change(rules, rule => days.GetValueOrDefault(rule.TextOrNull("session") ?? days.Keys.FirstOrDefault() ?? ""));
        Change("programme", point => byMeeting.GetValueOrDefault(point.Text("meeting")));
        Change("speakers", _ => 0);
        return new ItemDocument(course.Kind, values, course.Body);

        void Change(string list, Func<FieldValues, int> by)
        {
            if (values.ContainsKey(list))
                values[list] = course.Records(list).Select(record => Copied(record, course.Kind.FieldNamed(list)!.RecordFields!, by(record))).ToList();
        }
    }

    private static FieldValues Copied(FieldValues record, IReadOnlyList<Field> fields, int days)
    {
        var values = Values(record, fields);
        foreach (var time in fields.Where(field => field.Type == FieldType.DateTime && values.ContainsKey(field.Name)))
            values[time.Name] = record.DateTime(time.Name)!.Value.PlusDays(days).Iso();
        values.Remove("declared");
        if (values.ContainsKey("recording"))
            values["recording"] = Recording.NotAsked;
        return new FieldValues(values);
    }

    /// <summary>The fields that have a value, as they were read.</summary>
    private static Dictionary<string, object> Values(FieldValues from, IReadOnlyList<Field> fields)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.Type == FieldType.Records && from.Records(field.Name) is { Count: > 0 } records)
                values[field.Name] = records;
            else if (from.List(field.Name) is { Count: > 0 } list)
                values[field.Name] = list;
            else if (from.TextOrNull(field.Name) is { } text)
                values[field.Name] = text;
        }

        return values;
    }
}
