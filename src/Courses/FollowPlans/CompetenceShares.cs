using KunnskapsPortal.Courses.TakeLesson;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>
/// Keeps what the person's progress tells the current tenant, by confirmed memberships there: counts for Nav's own people, the
/// modules done for general practitioners. Written in the person's own requests, as nobody else can read the progress.
/// </summary>
public sealed class CompetenceShares(PortalDb db, Plans plans, MyLearning learning, Viewer viewer, IClock clock)
{
    /// <summary>The professions that are shown by name.</summary>
    public static readonly IReadOnlyList<string> ByName = [Audiences.AdvisoryPhysician, Audiences.Counsellor];

    /// <summary>What is stored is not how it stands. Reads only; without a query for those with no confirmed membership here.</summary>
    public async Task<bool> AreStaleAsync(CancellationToken cancel)
    {
        if (!Concerned.Any())
            return false;
        var stored = await StoredAsync(cancel);
        var now = await NowAsync(cancel);
        return stored.Count != now.Count || now.Any(share => !stored.Any(old => Same(old, share)));
    }

    /// <summary>Writes how it stands, inside the caller's transaction, after the progress has been saved.</summary>
    public async Task WriteAsync(CancellationToken cancel)
    {
        if (!Concerned.Any())
            return;
        await learning.ReadAsync(cancel);
        var stored = await StoredAsync(cancel);
        var now = await NowAsync(cancel);
        db.RemoveRange(stored.Where(old => now.All(share => share.Audience != old.Audience)));
        foreach (var share in now)
        {
            if (stored.Find(old => old.Audience == share.Audience) is not { } old)
                db.Add(share);
            else if (!Same(old, share))
                (old.PlanKey, old.RequiredDone, old.OptionalDone, old.Modules, old.Month) = (share.PlanKey, share.RequiredDone, share.OptionalDone, share.Modules, share.Month);
        }

        await db.SaveChangesAsync(cancel);
    }

    private IEnumerable<string> Concerned => viewer.Audiences.Where(audience => audience == Audiences.Gp || ByName.Contains(audience));

    private Task<List<CompetenceShare>> StoredAsync(CancellationToken cancel) =>
        db.Set<CompetenceShare>().Where(share => share.PersonId == db.CurrentPerson).ToListAsync(cancel);

    private async Task<List<CompetenceShare>> NowAsync(CancellationToken cancel)
    {
        var (person, today) = (db.CurrentPerson, clock.TodayInOslo());
        var month = new LocalDate(today.Year, today.Month, 1);
        var found = new List<CompetenceShare>();
        var byAudience = Concerned.Any(ByName.Contains) ? await plans.ByAudienceAsync(cancel) : new Dictionary<string, PublishedView>();
        foreach (var audience in Concerned)
        {
            if (audience == Audiences.Gp)
            {
                var done = (await learning.HereAsync(cancel))!.DoneModules;
                found.Add(new CompetenceShare { Id = Guid.CreateVersion7(), PersonId = person, Audience = audience, Month = month, Modules = $" {string.Join(' ', done)} " });
            }
            else if (byAudience.GetValueOrDefault(audience) is { } plan)
            {
                var standing = (await plans.MineAsync(plan, cancel)).Standing;
                found.Add(new CompetenceShare
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = person,
                    Audience = audience,
                    PlanKey = plan.Key,
                    RequiredDone = standing.RequiredDone,
                    OptionalDone = standing.OptionalDone,
                    Month = month,
                });
            }
        }

        return found;
    }

    private static bool Same(CompetenceShare one, CompetenceShare other) =>
        (one.Audience, one.PlanKey, one.RequiredDone, one.OptionalDone, one.Modules) == (other.Audience, other.PlanKey, other.RequiredDone, other.OptionalDone, other.Modules);
}

/// <summary>Brings what the current tenant is told up to date: for progress made in another tenant, or before the membership.</summary>
public sealed record RefreshShares : IRequest<Unit>;

internal sealed class RefreshSharesHandler(LessonLedger ledger, CompetenceShares shares, Viewer viewer) : IRequestHandler<RefreshShares, Unit>
{
    public async Task<Unit> Handle(RefreshShares request, CancellationToken cancel)
    {
        if (viewer.PersonId is { } person)
        {
            await using var transaction = await ledger.BeginAsync(person, cancel);
            await shares.WriteAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        return Unit.Value;
    }
}
