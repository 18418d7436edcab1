using KunnskapsPortal.Editorial.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.WriteItem;

/// <summary>What the editor has typed, to be kept as it stands (<see cref="AsVersion"/> false) or stored as a version.</summary>
/// <param name="BaseVersion">The version that the editor began from.</param>
public sealed record SaveItem(Guid ItemId, int BaseVersion, ItemForm Form, bool AsVersion) : IRequest<SaveOutcome>;

/// <summary>What came of it. A closed set.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>Kept or stored; the version is the item's newest.</summary>
    public sealed record Saved(int Version, Instant At) : SaveOutcome;

    /// <summary>Something typed cannot be read; it is kept as typed, and no version is made.</summary>
    public sealed record Unreadable(ItemForm Form, IReadOnlyList<ContentError> Errors) : SaveOutcome;

    /// <summary>Another has stored a version since; what was typed is kept beside it.</summary>
    public sealed record Overtaken(int Newest) : SaveOutcome;

    /// <summary>An identity number stands in this field; nothing is kept.</summary>
    public sealed record Stopped(string Field) : SaveOutcome;

    /// <summary>The item is not there for this editor, or may not be changed now.</summary>
    public sealed record Refused(StepRefusal? Why) : SaveOutcome;
}

internal sealed class SaveItemHandler(PortalDb db, IWriteLock writes, Publisher publisher, ItemDesk desk, Viewer viewer, IClock clock)
    : IRequestHandler<SaveItem, SaveOutcome>
{
    public async Task<SaveOutcome> Handle(SaveItem request, CancellationToken cancellationToken)
    {
        // Before anything else: a stopped text reaches neither the database nor a log.
        if (request.Form.FieldWithIdentityNumber() is { } field)
            return new SaveOutcome.Stopped(field);
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        if (await writes.LoadAsync<ContentItem>(db, request.ItemId, cancellationToken) is not { } item
            || await desk.OpenAsync(item, cancellationToken) is not { } open)
            return new SaveOutcome.Refused(null);
        if (Lifecycle.Judge(Step.Save, open.Situation, desk.Me) is { } refusal)
            return new SaveOutcome.Refused(refusal);

        var form = request.AsVersion ? request.Form.Tidy(open.Kind) : request.Form;
        var now = clock.GetCurrentInstant();
        var copy = await db.Set<WorkingCopy>().FirstOrDefaultAsync(c => c.ItemId == item.Id && c.PersonId == viewer.PersonId, cancellationToken);
        var outcome = request.BaseVersion != item.LatestVersion ? new SaveOutcome.Overtaken(item.LatestVersion)
            : request.AsVersion ? await StoreAsync(item, open, form, cancellationToken)
            : new SaveOutcome.Saved(item.LatestVersion, now);
        if (outcome is SaveOutcome.Saved && request.AsVersion)
        {
            if (copy is not null)
                db.Remove(copy);
        }
        else
        {
            if (copy is null)
                db.Add(copy = new WorkingCopy { Id = Guid.CreateVersion7(), ItemId = item.Id, PersonId = desk.Me.Person, Form = "" });
            (copy.Form, copy.BaseVersion, copy.SavedAt) = (form.Json(), request.BaseVersion, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<SaveOutcome> StoreAsync(ContentItem item, OpenItem open, ItemForm form, CancellationToken cancel)
    {
        // The key is the item's for good, whatever a form says.
        var (document, errors) = ContentParser.Parse(open.Kind, form.With("f.key", item.Key).ToText(open.Kind), Completeness.Draft);
        if (document is null)
            return new SaveOutcome.Unreadable(form, errors);
        if (document.Title.Length == 0)
            return new SaveOutcome.Unreadable(form, [new ContentError(1, Resources.Texts.TitleNeeded, "title")]);
        var now = clock.GetCurrentInstant();
        if (CanonicalWriter.Write(document) == CanonicalWriter.Write(open.Document))
            return new SaveOutcome.Saved(item.LatestVersion, now);
        await publisher.SaveDraftAsync(document, item.Slug, item.Language, VersionOrigin.Editor, viewer.PersonId, cancel);
        db.Add(new ItemEvent { Id = Guid.CreateVersion7(), ItemId = item.Id, Version = item.LatestVersion, At = now, By = viewer.PersonId, Step = Step.Save });
        return new SaveOutcome.Saved(item.LatestVersion, now);
    }
}
