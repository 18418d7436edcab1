using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Pages;
using MediatR;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>The plans of the person's confirmed professions, and whether the person may see those of others.</summary>
public sealed record MyPlansView(IReadOnlyList<MyPlan> Plans, bool SeesCompetence);

/// <summary>
/// The competence plan on "Min side", from the moment the membership is confirmed. Also brings up to date what this tenant is
/// told, where the person has learned something elsewhere. No query for those with no confirmed profession here.
/// </summary>
internal sealed class MyPlanPart(Plans plans, CompetenceShares shares, Viewer viewer, IMediator mediator) : IMyPagePart
{
    public int Order => 12;

    public async Task<PagePart?> PrepareAsync(CancellationToken cancel)
    {
        var mine = new List<MyPlan>();
        if (viewer.Audiences.Any())
        {
            var byAudience = await plans.ByAudienceAsync(cancel);
            foreach (var audience in viewer.Audiences.Where(byAudience.ContainsKey))
                mine.Add(await plans.MineAsync(byAudience[audience], cancel));
            if (await shares.AreStaleAsync(cancel))
                await mediator.Send(new RefreshShares(), cancel);
        }

        var sees = viewer.Has(Permission.SeeCompetence);
        return mine.Count == 0 && !sees ? null : new PagePart("/FollowPlans/_MyPlans.cshtml", new MyPlansView(mine, sees));
    }
}
