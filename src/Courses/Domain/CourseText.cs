using System.Globalization;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Publishing;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>What a course's text must hold to be one that people can take part in.</summary>
public static class CourseText
{
    /// <summary>The words that a session's address cannot end with: they are pages of the course's arranger.</summary>
    public static readonly IReadOnlyList<string> TakenKeys = ["komite", "kopier"];

    /// <summary>A course has sessions to enrol in, modules to take, or an address outside where one signs up; and its programme agrees with itself.</summary>
    public static IReadOnlyList<Remark> Remarks(ItemDocument course) =>
    [
        .. course.Records("sessions").Count == 0 && course.List("modules").Count == 0 && course.TextOrNull("sign_up") is null
            ? new[] { new Remark("sessions", Texts.RemarkCourseEmpty) }
            : [],
        .. course.Records("sessions").Where(session => TakenKeys.Contains(session.Key))
            .Select(session => new Remark("sessions", string.Format(CultureInfo.CurrentCulture, Texts.ArrRemarkTakenKey, session.Key))),
        .. course.Records("sessions").Where(session => session.Number("minimum") > session.Number("seats"))
            .Select(session => new Remark("sessions", string.Format(CultureInfo.CurrentCulture, Texts.ArrRemarkMinimum, session.Text("title")))),
        .. SeatRulesText.Remarks(course),
        .. ProgrammeText.Remarks(course),
    ];
}

/// <summary>What a competence plan must hold: every task stands in an area and on a level that the plan has, and no area is empty.</summary>
public static class PlanText
{
    public static IReadOnlyList<Remark> Remarks(ItemDocument plan)
    {
        var areas = plan.Records("areas").Select(area => area.Key).ToHashSet();
        var levels = plan.Records("levels").Select(level => level.Key).ToHashSet();
        var tasks = plan.Records("tasks");
        return
        [
            .. tasks.Where(task => !areas.Contains(task.Text("area")) || !levels.Contains(task.Text("level")))
                .Select(task => new Remark("tasks", Say(Texts.RemarkPlanTask, task.Key))),
            .. areas.Where(area => tasks.All(task => task.Text("area") != area)).Select(area => new Remark("areas", Say(Texts.RemarkPlanArea, area))),
        ];
    }

    private static string Say(string message, params object[] values) => string.Format(CultureInfo.CurrentCulture, message, values);
}
