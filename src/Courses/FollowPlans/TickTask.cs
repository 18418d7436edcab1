using KunnskapsPortal.Courses.TakeLesson;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>The signed-in person ticks off a task of a plan, or takes the tick away.</summary>
/// <param name="DoneOn">The day it was done; null where what was typed is no day.</param>
/// <param name="Removes">Takes the tick away; date and note are not read.</param>
public sealed record TickTask(string Slug, string Task, LocalDate? DoneOn, string Note, bool Removes) : IRequest<TickOutcome>;

/// <summary>What came of a tick. Closed: the page has a sentence for each.</summary>
public enum TickOutcome
{
    Done,
    NotFound,

    /// <summary>The task is done by passing its lesson or module.</summary>
    Learned,

    NoDate,
    Future,
    NoteTooLong,

    /// <summary>The note holds what may be a patient's number. It is neither stored nor sent back.</summary>
    PatientData,
}

internal sealed class TickTaskHandler(PortalDb db, PublishedContent content, LessonLedger ledger, CompetenceShares shares, Viewer viewer, IClock clock)
    : IRequestHandler<TickTask, TickOutcome>
{
    public async Task<TickOutcome> Handle(TickTask request, CancellationToken cancel)
    {
        if (viewer.PersonId is not { } person || (await content.FindAsync(CoursesModule.Plan, request.Slug, cancel)).Item is not { } plan
            || Plans.TasksOf(plan.Document).FirstOrDefault(task => task.Key == request.Task) is not { } wanted)
            return TickOutcome.NotFound;
        if (!request.Removes && Problem(request, wanted.IsLearned) is { } problem)
            return problem;
        await using var transaction = await ledger.BeginAsync(person, cancel);
        var tick = await db.Mine<PlanTick>().FirstOrDefaultAsync(t => t.Owner == plan.Owner && t.PlanKey == plan.Key && t.TaskKey == wanted.Key, cancel);
        if (request.Removes && tick is not null)
            db.Remove(tick);
        if (!request.Removes && tick is null)
            db.Add(tick = new PlanTick { Id = Guid.CreateVersion7(), PersonId = person, Owner = plan.Owner, PlanKey = plan.Key, TaskKey = wanted.Key });
        if (!request.Removes)
            (tick!.DoneOn, tick.Note) = (request.DoneOn!.Value, request.Note);
        await db.SaveChangesAsync(cancel);
        await shares.WriteAsync(cancel);
        await transaction.CommitAsync(cancel);
        return TickOutcome.Done;
    }

    private TickOutcome? Problem(TickTask request, bool isLearned) =>
        isLearned ? TickOutcome.Learned
        : PatientDataGuard.Finds(request.Note) ? TickOutcome.PatientData
        : request.Note.Length > PlanTick.NoteLength ? TickOutcome.NoteTooLong
        : request.DoneOn is not { } day ? TickOutcome.NoDate
        : day > clock.TodayInOslo() ? TickOutcome.Future
        : null;
}
