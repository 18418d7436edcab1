using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.LifeOfItem;

/// <summary>A step in the life of an item, by the editor who is signed in.</summary>
/// <param name="Version">The newest version that the editor saw: a step is taken with what one has read.</param>
public sealed record TakeStep(Guid ItemId, int Version, Step Step) : IRequest<StepOutcome>
{
    /// <summary>A comment, or why.</summary>
    public string? Note { get; init; }

    /// <summary>For <see cref="Step.Schedule"/>: when to publish, and when to take down.</summary>
    public Instant? PublishAt { get; init; }

    public Instant? UnpublishAt { get; init; }

    /// <summary>For <see cref="Step.Rename"/>.</summary>
    public string? Slug { get; init; }

    /// <summary>For <see cref="Step.Archive"/>: <c>kind:key</c> that readers are led to; null for nowhere.</summary>
    public string? Target { get; init; }

    /// <summary>For <see cref="Step.RollBack"/>: the version whose text is to stand again.</summary>
    public int? ToVersion { get; init; }
}

/// <summary>What came of a step. A closed set.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    public sealed record Done(int Version) : StepOutcome;

    public sealed record Refused(StepRefusal Why) : StepOutcome;

    /// <summary>Required fields are missing.</summary>
    public sealed record Incomplete(IReadOnlyList<ContentError> Errors) : StepOutcome;

    /// <summary>Another has stored a version since.</summary>
    public sealed record Stale : StepOutcome;

    /// <summary>Something typed is wrong; a sentence says what.</summary>
    public sealed record Wrong(string Field, string Message) : StepOutcome;

    public sealed record NotThere : StepOutcome;
}

internal sealed class TakeStepHandler(PortalDb db, IWriteLock writes, Publisher publisher, ItemDesk desk, Viewer viewer, IClock clock)
    : IRequestHandler<TakeStep, StepOutcome>
{
    private const int LongestNote = 2000;

    public async Task<StepOutcome> Handle(TakeStep request, CancellationToken cancellationToken)
    {
        if (PatientDataGuard.Finds(request.Note))
            return new StepOutcome.Wrong("merknad", Texts.IdentityNumberStopped);
        if (request.Note?.Length > LongestNote)
            return new StepOutcome.Wrong("merknad", Texts.NoteTooLong);
        if (request.Step is Step.Comment or Step.SendBack && string.IsNullOrWhiteSpace(request.Note))
            return new StepOutcome.Wrong("merknad", Texts.NoteNeeded);
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        if (await writes.LoadAsync<ContentItem>(db, request.ItemId, cancellationToken) is not { } item
            || await desk.OpenAsync(item, cancellationToken) is not { } open)
            return new StepOutcome.NotThere();
        if (item.LatestVersion != request.Version)
            return new StepOutcome.Stale();
        if (Lifecycle.Judge(request.Step, open.Situation, desk.Me) is { } refusal)
        {
            return refusal == StepRefusal.Incomplete
                ? new StepOutcome.Incomplete(ContentParser.Parse(open.Kind, CanonicalWriter.Write(open.Document)).Errors)
                : new StepOutcome.Refused(refusal);
        }

        if (await ApplyAsync(request, item, open, cancellationToken) is { } wrong)
            return wrong;
        Note(request, item);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StepOutcome.Done(item.LatestVersion);
    }

    /// <summary>Null where the step is taken.</summary>
    private async Task<StepOutcome?> ApplyAsync(TakeStep request, ContentItem item, OpenItem open, CancellationToken cancel)
    {
        switch (request.Step)
        {
            case Step.Publish:
                await publisher.ShowAsync(item, open.Document, item.Slug, isSigned: true, cancel);
                break;
            case Step.Schedule:
                return await ScheduleAsync(request, item, cancel);
            case Step.Unpublish:
                await publisher.HideAsync(item, null, cancel);
                break;
            case Step.Archive:
                if (request.Target is { } target && await ProblemWithAsync(target, item, cancel) is { } problem)
                    return new StepOutcome.Wrong("videre", problem);
                await publisher.HideAsync(item, request.Target, cancel);
                break;
            case Step.Rename:
                if (await ProblemWithSlugAsync(request.Slug ?? "", item, cancel) is { } taken)
                    return new StepOutcome.Wrong("adresse", taken);
                await publisher.RenameAsync(item, request.Slug!, cancel);
                break;
            case Step.RollBack:
                return await RollBackAsync(request, item, open, cancel);
        }

        item.Stage = Lifecycle.After(request.Step, item.Stage);
        return null;
    }

    private async Task<StepOutcome?> RollBackAsync(TakeStep request, ContentItem item, OpenItem open, CancellationToken cancel)
    {
        if (request.ToVersion is not { } number || number < 1 || number >= item.LatestVersion)
            return new StepOutcome.Wrong("versjon", Texts.NoSuchVersion);
        var old = await desk.VersionAsync(item, open.Kind, number, cancel);
        var missing = ContentParser.Parse(open.Kind, CanonicalWriter.Write(old)).Errors;
        if (missing.Count > 0)
            return new StepOutcome.Incomplete(missing);
        if (open.Situation.FourEyes && await db.Set<ContentVersion>().AnyAsync(v => v.ItemId == item.Id && v.Number == number && v.CreatedBy == desk.Me.Person, cancel))
            return new StepOutcome.Refused(StepRefusal.OwnText);
        await publisher.PublishAsync(old, item.Slug, item.Language, VersionOrigin.Editor, desk.Me.Person, cancel);
        return null;
    }

    private async Task<StepOutcome?> ScheduleAsync(TakeStep request, ContentItem item, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (request.PublishAt is null && request.UnpublishAt is null)
            return new StepOutcome.Wrong("publiser", Texts.TimeNeeded);
        if (request.PublishAt <= now)
            return new StepOutcome.Wrong("publiser", Texts.TimePassed);
        if (request.UnpublishAt <= (request.PublishAt ?? now))
            return new StepOutcome.Wrong("ta-ned", Texts.TimeBefore);
        await publisher.ScheduleAsync(item, request.PublishAt, request.UnpublishAt, cancel);
        return null;
    }

    private async Task<string?> ProblemWithAsync(string target, ContentItem item, CancellationToken cancel)
    {
        if (target == $"{item.Kind}:{item.Key}")
            return Texts.RedirectToSelf;
        return target.Split(':') is [var kind, var key] && await db.Set<PublishedItem>().AnyAsync(p => p.Kind == kind && p.Key == key, cancel) ? null : Texts.RedirectNowhere;
    }

    private async Task<string?> ProblemWithSlugAsync(string slug, ContentItem item, CancellationToken cancel) =>
        !Slug.IsValid(slug) ? Texts.SlugInvalid
        : await db.Set<ContentItem>().AnyAsync(i => i.Kind == item.Kind && i.Slug == slug && i.Language == item.Language && i.Id != item.Id, cancel) ? Texts.SlugTaken
        : null;

    private static string? Reason(TakeStep request) => request.Step switch
    {
        Step.Rename => request.Slug,
        Step.Archive => request.Target,
        _ => null,
    };

    private void Note(TakeStep request, ContentItem item)
    {
        var now = clock.GetCurrentInstant();
        db.Add(new ItemEvent
        {
            Id = Guid.CreateVersion7(),
            ItemId = item.Id,
            Version = item.LatestVersion,
            At = now,
            By = desk.Me.Person,
            Step = request.Step,
            Note = string.IsNullOrWhiteSpace(request.Note) ? Reason(request) : request.Note.Trim(),
        });
        if (request.Step is not Step.Comment)
            AuditLog.Add(db, clock, viewer, StepTexts.Audit(request.Step), $"item {item.Id}", $"{item.Kind}/{item.Key}, {item.LatestVersion}");
    }
}
