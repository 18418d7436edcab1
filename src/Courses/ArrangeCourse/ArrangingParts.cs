using KunnskapsPortal.Courses.ArrangeCourse.ChooseCommittee;
using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Courses.ArrangeCourse.ListArranged;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.ArrangeCourse;

internal static class ArrangingParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, ArrangeTables>();
        services.AddScoped<MeetingLinks>();
        services.AddScoped<Committee>();
        services.AddScoped<ArrangedCourses>();
        services.AddScoped<IMyPagePart, MyArrangingPart>();
        services.AddScoped<IDueSource, TooFewSeated>();
        services.AddJob<TellOfLink>(new JobKind(TellOfLink.Kind, () => Texts.ArrJobLink));
    }
}
