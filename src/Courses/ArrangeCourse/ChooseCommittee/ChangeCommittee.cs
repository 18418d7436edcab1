using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.ArrangeCourse.ChooseCommittee;

/// <summary>One who arranges every course of the tenant names a member for a course's committee, or takes one out.</summary>
public sealed record ChangeCommittee(string Course, Guid PersonId, bool Add) : IRequest<CommitteeResult>;

/// <summary>What came of it. Closed: the page has a sentence for each.</summary>
public enum CommitteeResult
{
    Added,
    Removed,

    /// <summary>In it already, or out of it already.</summary>
    NoChange,

    /// <summary>The person has no confirmed membership of the tenant.</summary>
    NotMember,

    NotAllowed,
}

internal sealed class ChangeCommitteeHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<ChangeCommittee, CommitteeResult>
{
    public async Task<CommitteeResult> Handle(ChangeCommittee request, CancellationToken cancellationToken)
    {
        if (!viewer.Has(Permission.ArrangeCourses))
            return CommitteeResult.NotAllowed;
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        // The item is the aggregate: two who name the same person at the same time come one after the other.
        var items = await db.Set<ContentItem>().AsNoTracking().Where(i => i.Kind == CoursesModule.Course && i.Key == request.Course).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync(cancellationToken);
        if (items.Count == 0)
            return CommitteeResult.NotAllowed;
        await writes.LoadAsync<ContentItem>(db, items[0], cancellationToken);
        var known = await db.Set<ItemEditor>().FirstOrDefaultAsync(
            e => e.Kind == CoursesModule.Course && e.Key == request.Course && e.PersonId == request.PersonId, cancellationToken);
        if (known is not null == request.Add)
            return CommitteeResult.NoChange;
        if (known is not null)
        {
            db.Remove(known);
        }
        else
        {
            var now = clock.GetCurrentInstant();
            var memberships = await db.Set<Membership>().AsNoTracking().Where(m => m.PersonId == request.PersonId && m.EndedAt == null).ToListAsync(cancellationToken);
            if (!memberships.Exists(m => m.IsConfirmed(now)))
                return CommitteeResult.NotMember;
            db.Add(new ItemEditor
            {
                Id = Guid.CreateVersion7(),
                Kind = CoursesModule.Course,
                Key = request.Course,
                PersonId = request.PersonId,
                AddedBy = viewer.PersonId,
                AddedAt = now,
            });
        }

        AuditLog.Add(db, clock, viewer, request.Add ? AuditActions.CourseEditorAdded : AuditActions.CourseEditorRemoved, $"person {request.PersonId}", $"course/{request.Course}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return request.Add ? CommitteeResult.Added : CommitteeResult.Removed;
    }
}
