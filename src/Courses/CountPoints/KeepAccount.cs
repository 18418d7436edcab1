using KunnskapsPortal.Courses.Certify;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>The person who is signed in writes down the period, as it stands in the register.</summary>
public sealed record SetPointsPeriod(LocalDate From, LocalDate To) : IRequest<bool>;

/// <summary>The person who is signed in writes down an activity. Texts have passed the guard. False where the person has too many.</summary>
/// <param name="Note">Empty for none.</param>
public sealed record AddPointsEntry(LocalDate Day, string Title, string Organiser, string Category, int Hundredths, string Note) : IRequest<bool>;

/// <summary>The person who is signed in removes an own activity and its note. False where there is none.</summary>
public sealed record RemovePointsEntry(Guid Id) : IRequest<bool>;

/// <summary>The person who is signed in writes what he or she thought of an activity; an empty text removes it. False where there is no such activity.</summary>
public sealed record WritePointsNote(Guid ActivityId, string Text) : IRequest<bool>;

internal sealed class SetPointsPeriodHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<SetPointsPeriod, bool>
{
    public async Task<bool> Handle(SetPointsPeriod request, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        await writes.LoadAsync<Account>(db, person, cancel);
        if (await db.Set<PointsPeriod>().SingleOrDefaultAsync(cancel) is not { } period)
        {
            period = new PointsPeriod { Id = Guid.CreateVersion7(), PersonId = person };
            db.Add(period);
        }

        (period.From, period.To, period.ChangedAt) = (request.From, request.To, clock.GetCurrentInstant());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

internal sealed class AddPointsEntryHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<AddPointsEntry, bool>
{
    /// <summary>More than anybody does in five years.</summary>
    private const int Most = 500;

    public async Task<bool> Handle(AddPointsEntry request, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        var now = clock.GetCurrentInstant();
        await using var transaction = await writes.BeginAsync(db, cancel);
        await writes.LoadAsync<Account>(db, person, cancel);
        if (await db.Set<PointsEntry>().CountAsync(cancel) >= Most)
            return false;
        var entry = new PointsEntry
        {
            Id = Guid.CreateVersion7(),
            PersonId = person,
            Day = request.Day,
            Title = request.Title,
            Organiser = request.Organiser,
            Category = request.Category,
            Hundredths = request.Hundredths,
            CreatedAt = now,
        };
        db.Add(entry);
        if (request.Note.Length > 0)
            db.Add(new PointsNote { Id = Guid.CreateVersion7(), PersonId = person, ActivityId = entry.Id, Text = request.Note, ChangedAt = now });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

internal sealed class RemovePointsEntryHandler(PortalDb db, IWriteLock writes) : IRequestHandler<RemovePointsEntry, bool>
{
    public async Task<bool> Handle(RemovePointsEntry request, CancellationToken cancel)
    {
        await using var transaction = await writes.BeginAsync(db, cancel);
        if (await db.Set<PointsEntry>().SingleOrDefaultAsync(e => e.Id == request.Id, cancel) is not { } entry)
            return false;
        db.Remove(entry);
        db.RemoveRange(await db.Set<PointsNote>().Where(n => n.ActivityId == request.Id).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}

internal sealed class WritePointsNoteHandler(PortalDb db, IWriteLock writes, Viewer viewer, IClock clock) : IRequestHandler<WritePointsNote, bool>
{
    public async Task<bool> Handle(WritePointsNote request, CancellationToken cancel)
    {
        var person = viewer.PersonId ?? throw new InvalidOperationException("Nobody is signed in.");
        await using var transaction = await writes.BeginAsync(db, cancel);
        await writes.LoadAsync<Account>(db, person, cancel);
        if (!await db.Set<PointsEntry>().AnyAsync(e => e.Id == request.ActivityId, cancel) && !await db.Mine<Certificate>().AnyAsync(c => c.Id == request.ActivityId, cancel))
            return false;
        var note = await db.Set<PointsNote>().SingleOrDefaultAsync(n => n.ActivityId == request.ActivityId, cancel);
        if (request.Text.Length == 0 && note is not null)
            db.Remove(note);
        else if (request.Text.Length > 0 && note is not null)
            (note.Text, note.ChangedAt) = (request.Text, clock.GetCurrentInstant());
        else if (request.Text.Length > 0)
            db.Add(new PointsNote { Id = Guid.CreateVersion7(), PersonId = person, ActivityId = request.ActivityId, Text = request.Text, ChangedAt = clock.GetCurrentInstant() });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
