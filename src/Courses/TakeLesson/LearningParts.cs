using KunnskapsPortal.Courses.FollowPlans;
using KunnskapsPortal.Kernel.Pages;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Courses.TakeLesson;

internal static class LearningParts
{
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, LearningTables>();
        services.AddSingleton<IModelContribution, PlanTables>();
        services.AddScoped<MyLearning>();
        services.AddScoped<MyQuizzes>();
        services.AddScoped<QuizLessons>();
        services.AddScoped<LessonLedger>();
        services.AddScoped<Plans>();
        services.AddScoped<CompetenceShares>();
        services.AddScoped<CompetenceOverview>();
        services.AddScoped<IMyPagePart, MyLearningPart>();
        services.AddScoped<IMyPagePart, MyPlanPart>();
    }
}
