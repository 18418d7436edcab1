using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using MediatR;
using NodaTime;

namespace KunnskapsPortal.Editorial.WriteSupplements;

/// <summary>What to do with a supplement when the national text has changed.</summary>
public enum SupplementChoice
{
    /// <summary>It still stands, under the heading named.</summary>
    Keep,

    /// <summary>It is to be rewritten: a new draft under the new text is opened.</summary>
    Edit,

    /// <summary>It is taken out of use.</summary>
    Drop,
}

/// <summary>The viewer settles a supplement, having read it and the national text in these versions.</summary>
/// <param name="Id">The item.</param>
/// <param name="Choice">Keep, edit or drop.</param>
/// <param name="Version">The newest version of the supplement that was read.</param>
/// <param name="NationalVersion">The published national version that was read; 0 where there is none.</param>
/// <param name="Heading">Where it is to hang now; null for the whole text.</param>
public sealed record SettleSupplement(Guid Id, SupplementChoice Choice, int Version, int NationalVersion, string? Heading) : IRequest<SettleOutcome?>;

/// <summary>What came of it. Null from the handler: the tenant has no such supplement, or not for this viewer.</summary>
public enum SettleOutcome
{
    /// <summary>Readers see it without the note.</summary>
    Published,

    /// <summary>Sent in: another must publish it before readers see it without the note.</summary>
    SentIn,

    /// <summary>Stored as a draft, as it was one before.</summary>
    Drafted,

    Dropped,

    /// <summary>Somebody has changed the supplement or the national text meanwhile.</summary>
    Stale,

    /// <summary>The heading is no longer in the national text.</summary>
    NoSuchHeading,

    /// <summary>The viewer may not do this with the item as it stands.</summary>
    Refused,
}

internal sealed class SettleSupplementHandler(
    PortalDb db, IWriteLock locks, SupplementShelf shelf, Publisher publisher, SupplementSetting setting, IClock clock)
    : IRequestHandler<SettleSupplement, SettleOutcome?>
{
    public async Task<SettleOutcome?> Handle(SettleSupplement request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        if (await locks.LoadAsync<ContentItem>(db, request.Id, cancellationToken) is not { Kind: Supplements.Kind } item || !setting.MaySee(item))
            return null;
        var row = (await shelf.FindAsync(item.Id, cancellationToken))!;
        if (item.LatestVersion != request.Version || (row.National?.Version ?? 0) != request.NationalVersion)
            return SettleOutcome.Stale;
        var outcome = request.Choice == SupplementChoice.Drop
            ? await DropAsync(item, row, cancellationToken)
            : await StoreAsync(item, row, request, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private async Task<SettleOutcome> DropAsync(ContentItem item, SupplementRow row, CancellationToken cancel)
    {
        if (Lifecycle.Judge(Step.Archive, setting.SituationOf(item, row.Document), setting.Me) is not null)
            return SettleOutcome.Refused;
        // Readers of the old address are led to the national text.
        await publisher.HideAsync(item, item.PublishedVersion is null ? null : row.Document.TextOrNull(Supplements.Item), cancel);
        item.Stage = Lifecycle.After(Step.Archive, item.Stage);
        Tell(item, Step.Archive, SupplementAudit.Dropped, Texts.SupplementDroppedNote);
        return SettleOutcome.Dropped;
    }

    private async Task<SettleOutcome> StoreAsync(ContentItem item, SupplementRow row, SettleSupplement request, CancellationToken cancel)
    {
        if (row.National is not { } national || SupplementText.SectionOf(national.Document, request.Heading) is null)
            return SettleOutcome.NoSuchHeading;
        if (Lifecycle.Judge(Step.Save, setting.SituationOf(item, row.Document), setting.Me) is not null)
            return SettleOutcome.Refused;
        var before = item.Stage;
        var document = SupplementText.Under(row.Document, national, request.Heading);
        await publisher.SaveDraftAsync(document, item.Slug, item.Language, VersionOrigin.Editor, setting.Me.Person, cancel);
        var isKept = request.Choice == SupplementChoice.Keep;
        Tell(item, Step.Save, isKept ? SupplementAudit.Kept : SupplementAudit.Edited,
            string.Format(CultureInfo.CurrentCulture, isKept ? Texts.SupplementKeptNote : Texts.SupplementEditedNote, national.Version));
        return isKept ? await BringAsync(item, document, before, cancel) : SettleOutcome.Drafted;
    }

    // What was published is published again where the viewer may, and what was with a reviewer goes back there.
    private async Task<SettleOutcome> BringAsync(ContentItem item, ItemDocument document, ItemStage before, CancellationToken cancel)
    {
        var situation = setting.SituationOf(item, document);
        if (before == ItemStage.Published && Lifecycle.Judge(Step.Publish, situation, setting.Me) is null)
        {
            await publisher.ShowAsync(item, document, item.Slug, isSigned: true, cancel);
            db.Tell(item, Step.Publish, setting.Me.Person, clock.GetCurrentInstant());
            return SettleOutcome.Published;
        }

        if (before == ItemStage.Draft || Lifecycle.Judge(Step.Submit, situation, setting.Me) is not null)
            return SettleOutcome.Drafted;
        item.Stage = Lifecycle.After(Step.Submit, item.Stage);
        db.Tell(item, Step.Submit, setting.Me.Person, clock.GetCurrentInstant());
        return SettleOutcome.SentIn;
    }

    private void Tell(ContentItem item, Step step, string action, string note)
    {
        var (me, now) = (setting.Me.Person, clock.GetCurrentInstant());
        db.Tell(item, step, me, now, note);
        db.Audit(action, SupplementAudit.SubjectOf(item), me, now);
    }
}
