using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.ArrangeCourse;
using KunnskapsPortal.Courses.Attend;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Courses.Evaluate;
using KunnskapsPortal.Courses.MyCourses;
using KunnskapsPortal.Courses.ProjectSessions;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Courses.SeatRoom;
using KunnskapsPortal.Courses.TakeLesson;
using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses;

/// <summary>Courses with sessions: browse, enrol, wait, cancel.</summary>
public sealed class CoursesModule : PortalModule
{
    public const string Course = "course";
    public const string Module = "module";
    public const string Lesson = "lesson";
    public const string Plan = "competence-plan";
    public const string PointsRule = "points-rule";

    public override string Name => "Courses";

    public override MenuLink Menu => new("/kurs", () => Texts.MenuCourses, 40);

    public override IEnumerable<ContentKind> Kinds =>
    [
        new(Course, "kurs", () => Texts.KindCourse, slug => $"/kurs/{slug}",
        [
            Field.Text("organiser", true),
            Field.Choice("format", Formats.All, true),
            Field.Text("price"),
            Field.Text("payer"),
            Field.Text("cancel_terms"),
            Field.Text("points"),
            Field.ChoiceList("priority", Audiences.All),
            Field.ChoiceList("topics", Topics.All),
            Field.References("modules"),
            Field.Url("sign_up"),
            Field.Records("sessions", false,
                Field.Text("title", true), Field.Text("place", true), Field.Text("municipality", true),
                Field.Choice("format", Formats.Held, true), Field.Number("seats", true), Field.Number("minimum"),
                Field.DateTime("opens", true), Field.DateTime("closes", true), Field.DateTime("cancel_by", true), Field.Number("offer_hours")),
            Field.Records("classes", false,
                Field.Text("title", true), Field.Choice("audience", Audiences.All), Field.Text("municipality"), Field.Text("session"), Field.DateTime("until")),
            Field.Records("quotas", false,
                Field.Text("title", true), Field.Choice("form", SeatRulesText.Forms, true), Field.Number("seats", true), Field.Choice("audience", Audiences.All),
                Field.Text("municipality"), Field.Text("session"), Field.DateTime("until")),
            Field.Records("meetings", false,
                Field.Text("session", true), Field.Text("title", true), Field.DateTime("starts", true),
                Field.DateTime("ends", true), Field.Text("place"), Field.Text("address")),
            .. CourseFields.Programme,
        ], Texts.ResourceManager)
        { Remarks = CourseText.Remarks },
        new(Module, "modul", () => Texts.KindModule, slug => $"/moduler/{slug}",
        [
            Field.TextList("goals", true),
            Field.References("lessons", true),
            Field.References("requires"),
            Field.Number("pass"),
        ], Texts.ResourceManager)
        { Remarks = ModuleText.Remarks },
        new(Lesson, "leksjon", () => Texts.KindLesson, slug => $"/leksjoner/{slug}",
        [
            Field.Number("minutes", true),
            Field.TextList("goals", true),
            Field.Records("actions", true, Field.Choice("audience", Audiences.All, true), Field.Text("text", true)),
            Field.Records("questions", true, Field.Choice("form", QuestionForms.All, true), Field.Text("text", true)),
            Field.Records("answers", true,
                Field.Text("question", true), Field.Text("text", true), Field.Choice("verdict", QuestionForms.Verdicts),
                Field.Number("position"), Field.Text("explanation", true)),
            Field.Records("steps", false, Field.Text("text", true), Field.Text("question", true)),
            Field.Records("media", false,
                Field.Choice("form", LessonMedia.Forms, true), Field.Reference("file", true), Field.Text("title", true),
                Field.Reference("captions"), Field.Text("transcript")),
        ], Texts.ResourceManager)
        { Sections = ["kasus", "ta-med-deg"], Remarks = LessonText.Remarks },
        new(Plan, "kompetanseplan", () => Texts.KindPlan, slug => $"/kompetanseplan/{slug}",
        [
            Field.Choice("role", Audiences.All, true),
            Field.Records("levels", true, Field.Text("title", true), Field.Text("text", true)),
            Field.Records("areas", true, Field.Text("title", true), Field.Text("aim", true)),
            Field.Records("tasks", true,
                Field.Text("area", true), Field.Text("level", true), Field.Text("text", true), Field.Text("evidence", true),
                Field.Choice("demand", ["required", "optional"], true), Field.Reference("item")),
        ], Texts.ResourceManager)
        { Remarks = PlanText.Remarks },
        new(PointsRule, "poengregel", () => Texts.KindPointsRule, slug => $"/poengregler#{slug}",
        [
            Field.Number("order", true),
            Field.Records("periods", true, [.. CommonFields.FeePeriod]),
        ], Texts.ResourceManager),
    ];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, CourseTables>();
        services.AddScoped<SeatLedger>();
        services.AddScoped<SeatWork>();
        services.AddScoped<Profiles>();
        services.AddScoped<Colleagues>();
        services.AddScoped<PeopleList>();
        services.AddScoped<MunicipalityNames>();
        services.AddScoped<MeetingPrints>();
        services.AddScoped<QueueRows>();
        services.AddScoped<CourseCatalogue>();
        services.AddScoped<Curriculum>();
        services.AddScoped<MySeats>();
        services.AddScoped<ICalendarSource, CourseCalendar>();
        services.AddScoped<IInvariant, SeatInvariant>();
        services.AddScoped<IInvariant, CourseTextInvariant>();
        services.AddScoped<IMyPagePart, MyCoursesPart>();
        services.AddScoped<Participants>();
        services.AddScoped<Arranging>();
        CourseNotices.AddTo(services);
        LearningParts.AddTo(services);
        ArrangingParts.AddTo(services);
        RoomParts.AddTo(services);
        AttendanceParts.AddTo(services);
        EvaluationParts.AddTo(services);
    }
}

/// <summary>How a session is held.</summary>
public static class Formats
{
    public const string Physical = "physical";
    public const string Digital = "digital";
    public const string Hybrid = "hybrid";

    /// <summary>Taken alone, whenever one likes: modules, and no sessions.</summary>
    public const string SelfPaced = "self-paced";

    /// <summary>Of sessions.</summary>
    public static readonly IReadOnlyList<string> Held = [Physical, Digital, Hybrid];

    public static readonly IReadOnlyList<string> All = [.. Held, SelfPaced];

    public static string Label(string format) => format switch
    {
        Physical => Texts.FormatPhysical,
        Digital => Texts.FormatDigital,
        Hybrid => Texts.FormatHybrid,
        SelfPaced => Texts.FormatSelfPaced,
        _ => format,
    };
}
