using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>The signed-in person answers the evaluation of a session: the sheet is added to the tally, and gone.</summary>
public sealed record AnswerEvaluation(Guid SessionId, IReadOnlyDictionary<string, IReadOnlyList<string>> Sheet) : IRequest<AnswerOutcome>;

/// <summary>What came of it, with what is wrong at each question; then nothing is stored.</summary>
public sealed record AnswerOutcome(AnswerResult Result, IReadOnlyDictionary<string, AnswerFault>? Faults = null);

/// <summary>Closed: the page has a sentence for each.</summary>
public enum AnswerResult
{
    Done,
    NotFound,
    NoSeat,
    NotOpenYet,
    Closed,
    AlreadyAnswered,
    Invalid,
}

internal sealed class AnswerEvaluationHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<AnswerEvaluation, AnswerOutcome>
{
    public async Task<AnswerOutcome> Handle(AnswerEvaluation request, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        var id = await db.Set<EvaluationForm>().Where(f => f.SessionId == request.SessionId).Select(f => (Guid?)f.Id).SingleOrDefaultAsync(cancel);
        if (id is null || await writes.LoadAsync<EvaluationForm>(db, id.Value, cancel) is not { Questions.Count: > 0 } form)
            return new AnswerOutcome(AnswerResult.NotFound);
        if (await RefusalAsync(form, person, cancel) is { } refusal)
            return new AnswerOutcome(refusal);
        var questions = form.Questions;
        if (EvaluationAnswers.Judge(questions, request.Sheet) is { Count: > 0 } faults)
            return new AnswerOutcome(AnswerResult.Invalid, faults);
        form.Tally = form.Tally.With(questions, request.Sheet);
        // Not version 7: that one holds the time.
        db.Add(new EvaluationTicket { Id = Guid.NewGuid(), FormId = form.Id, PersonId = person });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new AnswerOutcome(AnswerResult.Done);
    }

    private async Task<AnswerResult?> RefusalAsync(EvaluationForm form, Guid person, CancellationToken cancel)
    {
        var session = await db.Set<CourseSession>().AsNoTracking().SingleAsync(s => s.Id == form.SessionId, cancel);
        var meetings = await db.Set<CourseMeeting>().AsNoTracking().Where(m => m.SessionId == form.SessionId).ToListAsync(cancel);
        var now = clock.NowInOslo();
        return !await db.Set<Enrolment>().AnyAsync(e => e.SessionId == form.SessionId && e.PersonId == person && e.State == EnrolmentState.Seated, cancel) ? AnswerResult.NoSeat
            : now < EvaluationTime.Opens(session, meetings) ? AnswerResult.NotOpenYet
            : await db.Set<EvaluationTicket>().AnyAsync(t => t.FormId == form.Id && t.PersonId == person, cancel) ? AnswerResult.AlreadyAnswered
            : EvaluationTime.IsClosed(form, session, now) ? AnswerResult.Closed
            : null;
    }
}
