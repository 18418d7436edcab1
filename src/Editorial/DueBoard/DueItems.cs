using System.Globalization;
using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Editorial.WriteSupplements;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.DueBoard;

/// <summary>One kind of thing that waits, found among the tenant's items: two queries, one for the number and one for the rows.</summary>
public abstract class DueItems(PortalDb db) : IDueSource
{
    public abstract int Order { get; }

    /// <summary>Stable, for the anchor and for <c>?gruppe=</c>.</summary>
    protected abstract string Name { get; }

    protected abstract string Title { get; }

    protected PortalDb Db => db;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        var items = new DeskView(question.Person, question.Office).Of(db.Set<ContentItem>().AsNoTracking());
        var (rows, total) = await ReadAsync(items, question, cancel);
        return new DueGroup(Name, Title, rows, total);
    }

    /// <param name="items">Those the editor has asked for.</param>
    /// <param name="question">The day and the most rows.</param>
    /// <param name="cancel">Stops the reading.</param>
    protected abstract Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel);

    protected static string EditorOf(Guid item) => $"/redaksjon/tekst/{item}";

    protected static string LifeOf(Guid item) => $"/redaksjon/tekst/{item}/liv";

    protected static string Say(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);

    protected static async Task<(IReadOnlyList<DueRow>, int)> TakeAsync<T>(
        IQueryable<T> ordered, DueQuestion question, Func<T, DueRow> row, CancellationToken cancel) where T : class
    {
        var total = await ordered.CountAsync(cancel);
        var rows = await ordered.Take(question.Most).ToListAsync(cancel);
        return ([.. rows.Select(row)], total);
    }
}

/// <summary>What I have typed and not stored as a version.</summary>
public sealed class UnsavedWork(PortalDb db, Kernel.Access.Viewer viewer) : DueItems(db)
{
    public override int Order => 10;

    protected override string Name => "ulagret";

    protected override string Title => Texts.DueUnsaved;

    // Never another's, though all of the tenant is asked for: nobody else can store it.
    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel)
    {
        var me = viewer.PersonId ?? Guid.Empty;
        return TakeAsync(
            Db.Set<WorkingCopy>().AsNoTracking().Where(c => c.PersonId == me)
                .Join(Db.Set<ContentItem>(), c => c.ItemId, i => i.Id, (c, i) => new { i.Id, i.Title, i.Key, c.SavedAt }).OrderBy(c => c.SavedAt),
            question, c => new DueRow(EditorOf(c.Id), c.Title.Length > 0 ? c.Title : c.Key, Texts.DueUnsavedDetail, c.SavedAt.DayInOslo(), false), cancel);
    }
}

/// <summary>Sent in and not yet read by a reviewer.</summary>
public sealed class WaitingForReview(PortalDb db) : DueItems(db)
{
    public override int Order => 20;

    protected override string Name => "godkjenning";

    protected override string Title => Texts.DueReview;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel) =>
        TakeAsync(
            items.Where(i => i.Stage == ItemStage.InReview).OrderBy(i => i.ChangedAt),
            question, i => new DueRow(LifeOf(i.Id), i.Title, Texts.DueReviewDetail, i.ChangedAt.DayInOslo(), false), cancel);
}

/// <summary>Published or taken down by itself at a time.</summary>
public sealed class Scheduled(PortalDb db) : DueItems(db)
{
    public override int Order => 110;

    protected override string Name => "tidfestet";

    protected override string Title => Texts.DueScheduled;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel) =>
        TakeAsync(
            items.Where(i => i.PublishAt != null || i.UnpublishAt != null).OrderBy(i => i.PublishAt ?? i.UnpublishAt),
            question, i => new DueRow(
                LifeOf(i.Id), i.Title, i.PublishAt is { } at ? Say(Texts.DueScheduledPublish, Clock(at)) : Say(Texts.DueScheduledUnpublish, Clock(i.UnpublishAt!.Value)),
                (i.PublishAt ?? i.UnpublishAt)!.Value.DayInOslo(), false), cancel);

    private static string Clock(Instant at) => at.InZone(Oslo.Zone).LocalDateTime.Long();
}

/// <summary>Drafts that nobody has touched for two weeks.</summary>
public sealed class LyingDrafts(PortalDb db) : DueItems(db)
{
    private const int Days = 14;

    public override int Order => 100;

    protected override string Name => "utkast";

    protected override string Title => Texts.DueDrafts;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel)
    {
        var before = question.Today.PlusDays(-Days).AtMidnight().ToInstantInOslo();
        return TakeAsync(
            items.Where(i => i.Stage == ItemStage.Draft && i.ChangedAt < before).OrderBy(i => i.ChangedAt),
            question, i => new DueRow(EditorOf(i.Id), i.Title.Length > 0 ? i.Title : i.Key, Texts.DueDraftsDetail, i.ChangedAt.DayInOslo(), false), cancel);
    }
}

/// <summary>Published texts to be read through again, within thirty days or already late.</summary>
public sealed class ToReadAgain(PortalDb db) : DueItems(db)
{
    private const int DaysAhead = 30;

    public override int Order => 50;

    protected override string Name => "gjennomgang";

    protected override string Title => Texts.DueReadAgain;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel)
    {
        LocalDate? until = question.Today.PlusDays(DaysAhead);
        return TakeAsync(
            items.Join(Db.Set<PublishedItem>().Where(p => p.Due <= until), i => i.Id, p => p.Id, (i, p) => new { i.Id, p.Title, p.Due }).OrderBy(p => p.Due).ThenBy(p => p.Id),
            question, p => new DueRow(
                EditorOf(p.Id), p.Title, p.Due < question.Today ? Texts.DueReadAgainLate : Texts.DueReadAgainSoon, p.Due, p.Due < question.Today), cancel);
    }
}

/// <summary>Rules and amounts with periods that nobody has checked against the law.</summary>
public sealed class UncheckedRules(PortalDb db) : DueItems(db)
{
    public override int Order => 60;

    protected override string Name => "regler";

    protected override string Title => Texts.DueRules;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel) =>
        TakeAsync(
            items.Join(Db.Set<PublishedItem>().Where(p => p.UncheckedPeriods > 0), i => i.Id, p => p.Id, (i, p) => new { i.Id, p.Title, p.UncheckedPeriods })
                .OrderByDescending(p => p.UncheckedPeriods).ThenBy(p => p.Id),
            question, p => new DueRow(
                EditorOf(p.Id), p.Title, p.UncheckedPeriods == 1 ? Texts.DueRulesOne : Say(Texts.DueRulesMany, p.UncheckedPeriods), null, false), cancel);
}

/// <summary>Published texts with images that say nothing to those who do not see them.</summary>
public sealed class ImagesWithoutWords(PortalDb db) : DueItems(db)
{
    public override int Order => 80;

    protected override string Name => "bilder";

    protected override string Title => Texts.DueImages;

    protected override Task<(IReadOnlyList<DueRow> Rows, int Total)> ReadAsync(IQueryable<ContentItem> items, DueQuestion question, CancellationToken cancel) =>
        TakeAsync(
            items.Join(Db.Set<PublishedItem>().Where(p => p.ImagesWithoutAlt > 0), i => i.Id, p => p.Id, (i, p) => new { i.Id, p.Title, p.ImagesWithoutAlt })
                .OrderByDescending(p => p.ImagesWithoutAlt).ThenBy(p => p.Id),
            question, p => new DueRow(
                EditorOf(p.Id), p.Title, p.ImagesWithoutAlt == 1 ? Texts.DueImagesOne : Say(Texts.DueImagesMany, p.ImagesWithoutAlt), null, false), cancel);
}
