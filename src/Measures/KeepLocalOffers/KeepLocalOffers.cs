using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Measures.Domain;
using KunnskapsPortal.Measures.LocalOffers;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Measures.KeepLocalOffers;

/// <summary>The viewer says of measures what one area of the region has: all of it or nothing.</summary>
/// <param name="Area">Whom it holds for.</param>
/// <param name="Changes">Each measure once.</param>
public sealed record KeepLocalOffers(LocalArea Area, IReadOnlyList<LocalChange> Changes) : IRequest<KeepOffersResult>;

/// <summary>What is said of one measure.</summary>
/// <param name="Measure">The key of its text.</param>
/// <param name="Seen">The revision that the form was shown with; 0 where nothing was said before.</param>
/// <param name="Statement">Judged by <see cref="LocalRules"/> before it is sent.</param>
/// <param name="KeepsDetails">The contact and the note stay as they are stored.</param>
public sealed record LocalChange(string Measure, int Seen, LocalStatement Statement, bool KeepsDetails);

/// <summary>What came of it. A closed set.</summary>
public abstract record KeepOffersResult
{
    private KeepOffersResult()
    {
    }

    public sealed record Kept(int Changed) : KeepOffersResult;

    /// <summary>Somebody else has changed these meanwhile; nothing is kept.</summary>
    public sealed record Overtaken(IReadOnlyCollection<string> Measures) : KeepOffersResult;

    /// <summary>These cannot be kept; nothing is.</summary>
    public sealed record Wrong(IReadOnlyDictionary<string, IReadOnlyList<LocalRefusal>> Refusals) : KeepOffersResult;

    /// <summary>No such measure or no such area for this viewer.</summary>
    public sealed record NotFound : KeepOffersResult;
}

internal sealed class KeepLocalOffersHandler(PortalDb db, IWriteLock writes, Publisher publisher, LocalTargets targets, Viewer viewer, IClock clock)
    : IRequestHandler<KeepLocalOffers, KeepOffersResult>
{
    public async Task<KeepOffersResult> Handle(KeepLocalOffers request, CancellationToken cancellationToken)
    {
        var area = request.Area;
        if (db.CurrentTenant == TenantId.National || !LocalRules.MayKeep(area.Slug, viewer.Has(Permission.PublishContent), viewer.Office))
            return new KeepOffersResult.NotFound();
        if (!await targets.HasMeasuresAsync(request.Changes.Select(change => change.Measure), cancellationToken))
            return new KeepOffersResult.NotFound();
        var contacts = await targets.ContactsAsync(request.Changes.Select(change => change.Statement.Contact), cancellationToken);
        var wrong = request.Changes.Select(change => (change.Measure, Refusals: LocalRules.Judge(change.Statement, clock.TodayInOslo(), contacts)))
            .Where(judged => judged.Refusals.Count > 0).ToDictionary(judged => judged.Measure, judged => judged.Refusals);
        if (wrong.Count > 0)
            return new KeepOffersResult.Wrong(wrong);

        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        // First, for it locks the tenant's row: two who write in one region follow each other, also for rows that are not there yet.
        await publisher.RaiseRevisionAsync(cancellationToken);
        var stored = await db.Set<LocalOffer>().Where(offer => offer.Area == area.Slug).ToDictionaryAsync(offer => offer.MeasureKey, cancellationToken);
        var overtaken = request.Changes.Where(change => (stored.GetValueOrDefault(change.Measure)?.Revision ?? 0) != change.Seen).Select(change => change.Measure).ToList();
        if (overtaken.Count > 0)
            return new KeepOffersResult.Overtaken(overtaken);
        foreach (var change in request.Changes)
            Keep(area, change, stored.GetValueOrDefault(change.Measure));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new KeepOffersResult.Kept(request.Changes.Count);
    }

    private void Keep(LocalArea area, LocalChange change, LocalOffer? offer)
    {
        var said = change.Statement;
        if (offer is null)
            db.Add(offer = new LocalOffer { Id = Guid.CreateVersion7(), MeasureKey = change.Measure, Area = area.Slug, Office = area.IsWholeRegion ? "" : area.Name, Contact = "", Note = "" });
        var before = offer.Revision == 0 ? "" : Said(offer);
        (offer.State, offer.WaitFrom, offer.WaitTo, offer.ReportedOn) = (said.State, said.WaitFrom, said.WaitTo, said.ReportedOn);
        if (!change.KeepsDetails)
            (offer.Contact, offer.Note) = (said.Contact, said.Note);
        offer.ReportedBy = viewer.Has(Permission.PublishContent) ? Reporter.Region : Reporter.Office;
        offer.Revision++;
        AuditLog.Add(db, clock, viewer, AuditActions.MeasureReported, $"measure {change.Measure}", $"{(area.IsWholeRegion ? "*" : area.Slug)}: {before} → {Said(offer)}");
    }

    // Neither the note nor the contact: free text stays out of the log.
    private static string Said(LocalOffer offer) => FormattableString.Invariant($"{offer.State} {offer.WaitFrom}–{offer.WaitTo} {offer.ReportedOn}").Replace(" – ", " ", StringComparison.Ordinal);
}
