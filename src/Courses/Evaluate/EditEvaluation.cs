using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>What an arranger does with the evaluation of a session.</summary>
public abstract record EvaluationEdit
{
    private EvaluationEdit()
    {
    }

    /// <summary>Adds these questions last.</summary>
    public sealed record Add(IReadOnlyList<EvaluationQuestion> Questions) : EvaluationEdit;

    public sealed record Change(EvaluationQuestion Question) : EvaluationEdit;

    public sealed record Move(string Key, int Step) : EvaluationEdit;

    public sealed record Remove(string Key) : EvaluationEdit;

    /// <summary>Adds the questions of another session of the tenant.</summary>
    public sealed record Copy(Guid SessionId) : EvaluationEdit;

    /// <summary>Sets the last day. The only thing that can be done after somebody has answered.</summary>
    public sealed record Close(LocalDate On) : EvaluationEdit;
}

/// <summary>The arranger changes the evaluation of a session of the current tenant. The page has seen to it that the viewer may.</summary>
public sealed record EditEvaluation(Guid SessionId, EvaluationEdit Edit) : IRequest<EditResult>;

/// <summary>What came of it. Closed: the page has a sentence for each.</summary>
public enum EditResult
{
    Done,
    NotFound,

    /// <summary>Somebody has answered: the questions stand.</summary>
    HasAnswers,

    TooMany,

    /// <summary>A closing date before the session is over.</summary>
    TooEarly,
}

internal sealed class EditEvaluationHandler(PortalDb db, IWriteLock writes) : IRequestHandler<EditEvaluation, EditResult>
{
    public async Task<EditResult> Handle(EditEvaluation request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        // The session's row is held too: two arrangers must not make a form each.
        if (!await db.Set<CourseSession>().AnyAsync(s => s.Id == request.SessionId && s.TenantId == db.CurrentTenant, cancel)
            || await writes.LoadAsync<CourseSession>(db, request.SessionId, cancel) is not { } session)
            return EditResult.NotFound;
        var id = await db.Set<EvaluationForm>().Where(f => f.SessionId == session.Id).Select(f => (Guid?)f.Id).SingleOrDefaultAsync(cancel);
        var form = id is null ? null : await writes.LoadAsync<EvaluationForm>(db, id.Value, cancel);
        if (form is null)
        {
            form = new EvaluationForm { Id = Guid.CreateVersion7(), SessionId = session.Id, ClosesOn = EvaluationTime.UsualClosing(session) };
            db.Add(form);
        }

        var result = await ApplyAsync(form, session, request.Edit, cancel);
        if (result != EditResult.Done)
            return result;
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return EditResult.Done;
    }

    private async Task<EditResult> ApplyAsync(EvaluationForm form, CourseSession session, EvaluationEdit edit, CancellationToken cancel)
    {
        if (edit is EvaluationEdit.Close close)
        {
            if (close.On < session.Ends.Date)
                return EditResult.TooEarly;
            form.ClosesOn = close.On;
            return EditResult.Done;
        }

        if (form.Tally.Answered > 0)
            return EditResult.HasAnswers;
        var copied = edit is not EvaluationEdit.Copy copy ? null
            : await db.Set<EvaluationForm>().AsNoTracking().SingleOrDefaultAsync(f => f.SessionId == copy.SessionId && f.SessionId != session.Id, cancel);
        if (edit is EvaluationEdit.Copy && copied is null)
            return EditResult.NotFound;
        var after = edit switch
        {
            EvaluationEdit.Add add => add.Questions.Aggregate(form.Questions, EvaluationQuestions.Add),
            EvaluationEdit.Copy => copied!.Questions.Aggregate(form.Questions, EvaluationQuestions.Add),
            EvaluationEdit.Change change => EvaluationQuestions.Change(form.Questions, change.Question),
            EvaluationEdit.Move move => EvaluationQuestions.Move(form.Questions, move.Key, move.Step),
            EvaluationEdit.Remove remove => EvaluationQuestions.Remove(form.Questions, remove.Key),
            _ => throw new ArgumentOutOfRangeException(nameof(edit)),
        };
        if (after.Count > EvaluationQuestions.Most)
            return EditResult.TooMany;
        form.Questions = after;
        return EditResult.Done;
    }
}
