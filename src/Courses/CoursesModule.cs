using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.MyCourses;
using KunnskapsPortal.Courses.ProjectSessions;
using KunnskapsPortal.Courses.Resources;
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

    public override string Name => "Courses";

    public override MenuLink Menu => new("/kurs", () => Texts.MenuCourses, 40);

    public override IEnumerable<ContentKind> Kinds =>
    [
        new(Course, "kurs", () => Texts.KindCourse, slug => $"/kurs/{slug}",
        [
            Field.Text("organiser", true),
            Field.Choice("format", Formats.All, true),
            Field.Text("price"),
            Field.Text("points"),
            Field.ChoiceList("priority", Audiences.All),
            Field.ChoiceList("topics", Topics.All),
            Field.Records("sessions", true,
                Field.Text("title", true), Field.Text("place", true), Field.Text("municipality", true),
                Field.Choice("format", Formats.All, true), Field.Number("seats", true),
                Field.DateTime("opens", true), Field.DateTime("closes", true), Field.DateTime("cancel_by", true)),
            Field.Records("meetings", true,
                Field.Text("session", true), Field.Text("title", true), Field.DateTime("starts", true),
                Field.DateTime("ends", true), Field.Text("place"), Field.Text("address")),
        ], Texts.ResourceManager),
    ];

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, CourseTables>();
        services.AddScoped<SeatLedger>();
        services.AddScoped<MeetingPrints>();
        services.AddScoped<CourseCatalogue>();
        services.AddScoped<MySeats>();
        services.AddScoped<ICalendarSource, CourseCalendar>();
        services.AddScoped<IInvariant, SeatInvariant>();
        services.AddScoped<IInvariant, CourseTextInvariant>();
        services.AddScoped<IMyPagePart, MyCoursesPart>();
        CourseNotices.AddTo(services);
    }
}

/// <summary>How a session is held.</summary>
public static class Formats
{
    public const string Physical = "physical";
    public const string Digital = "digital";
    public const string Hybrid = "hybrid";

    public static readonly IReadOnlyList<string> All = [Physical, Digital, Hybrid];

    public static string Label(string format) => format switch
    {
        Physical => Texts.FormatPhysical,
        Digital => Texts.FormatDigital,
        Hybrid => Texts.FormatHybrid,
        _ => format,
    };
}
