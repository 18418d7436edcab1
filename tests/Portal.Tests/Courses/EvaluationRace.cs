using KunnskapsPortal.Courses.Evaluate;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>Answers without a page, so that many can at once.</summary>
internal static class EvaluationRace
{
    public static async Task<AnswerResult> AnswerAsync(TestPortal portal, Guid person, Guid session)
    {
        await using var scope = await portal.InAsync("innlandet");
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        scope.ServiceProvider.GetRequiredService<Viewer>().SignIn(person, "", []);
        var sheet = new Dictionary<string, IReadOnlyList<string>> { ["q1"] = ["4"], ["q2"] = ["5"] };
        return (await Task.Run(() => scope.ServiceProvider.GetRequiredService<IMediator>().Send(new AnswerEvaluation(session, sheet)))).Result;
    }

    public static async Task MakeFormAsync(TestPortal portal, Guid session)
    {
        await using var scope = await portal.InAsync("innlandet");
        var made = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new EditEvaluation(session, new EvaluationEdit.Add(EvaluationWords.Standard)));
        Assert.Equal(EditResult.Done, made);
    }
}
