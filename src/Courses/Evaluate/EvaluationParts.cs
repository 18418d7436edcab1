using KunnskapsPortal.Courses.Overview;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Notifications.Contracts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Courses.Evaluate;

internal static class EvaluationParts
{
    private static readonly LocalTime Noon = new(12, 0);

    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<IModelContribution, EvaluationTables>();
        services.AddScoped<IInvariant, EvaluationInvariant>();
        services.AddScoped<EvaluationForms>();
        services.AddScoped<OverviewReader>();
        services.AddSingleton(new NoticeKind(
            AskForEvaluation.Notice, () => Texts.EvalNoticeKind, () => Texts.EvalNoticeKindHelp, NoticeWay.AtOnce, AskForEvaluation.Example)
        { Choices = [NoticeWay.AtOnce, NoticeWay.Off] });
        services.AddJob<AskForEvaluation>(new JobKind(AskForEvaluation.Kind, () => Texts.EvalJob) { Every = new Recurrence(null, Noon) });
    }
}
