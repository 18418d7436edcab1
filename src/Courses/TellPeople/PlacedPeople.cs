using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.TellPeople;

/// <summary>A session in each form that its course is published in.</summary>
public sealed class SessionForms(IEnumerable<SessionView> forms)
{
    private readonly IReadOnlyList<SessionView> _forms = [.. forms];

    /// <summary>False where the course is not published any more: then nobody can be told what it is called.</summary>
    public bool IsKnown => _forms.Count > 0;

    /// <summary>The reader's form, or the one there is.</summary>
    public SessionView In(Language language) => _forms.FirstOrDefault(form => form.Course.Language == language) ?? _forms[0];
}

/// <summary>The people who have a place in sessions of the current tenant, and their sessions.</summary>
public sealed class PlacedPeople(PortalDb db, CourseCatalogue catalogue)
{
    public async Task<SessionForms> SessionAsync(Guid sessionId, CancellationToken cancel) =>
        new((await catalogue.OwnAsync([sessionId], cancel))[sessionId]);

    /// <summary>Everybody with a seat.</summary>
    public Task<List<Guid>> SeatedAsync(Guid sessionId, CancellationToken cancel) => InAsync(sessionId, EnrolmentState.Seated, cancel);

    /// <summary>Everybody in the queue, and those who have an offer to answer.</summary>
    public async Task<List<Guid>> WaitingAsync(Guid sessionId, CancellationToken cancel) =>
        [.. await InAsync(sessionId, EnrolmentState.Waiting, cancel), .. await InAsync(sessionId, EnrolmentState.Offered, cancel)];

    /// <summary>
    /// What is added to a meeting's sequence for each person of a session: one for every decision on the person's place after
    /// the first. So it rises when a place is given up and taken again, in mail and in the person's own feed alike.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, int>> RisesAsync(Guid sessionId, CancellationToken cancel) =>
        await db.Set<EnrolmentDecision>().Where(d => d.SessionId == sessionId).GroupBy(d => d.PersonId)
            .Select(own => new { own.Key, Rise = own.Count() - 1 }).ToDictionaryAsync(own => own.Key, own => own.Rise, cancel);

    private Task<List<Guid>> InAsync(Guid sessionId, EnrolmentState state, CancellationToken cancel) =>
        db.Set<Enrolment>().Where(e => e.SessionId == sessionId && e.State == state).Select(e => e.PersonId).ToListAsync(cancel);
}
