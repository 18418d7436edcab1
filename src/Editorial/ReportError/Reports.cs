using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>A report with the title of the text it is about.</summary>
/// <param name="ItemTitle">Null where the page is no text of the tenant's own.</param>
public sealed record ReportRow(ErrorReport Report, string? ItemTitle)
{
    private const int ExcerptLength = 120;

    /// <summary>What the report is about: the title, else the path, else nothing in particular.</summary>
    public string About => ItemTitle ?? (Report.Page.Length > 0 ? Report.Page : Texts.ReportNoPage);

    public string Excerpt => Report.Text.Length <= ExcerptLength ? Report.Text : $"{Report.Text[..ExcerptLength]} …";
}

/// <summary>The reports of the current tenant. Two queries a list.</summary>
public sealed class Reports(PortalDb db, IWriteLock locks, IClock clock)
{
    public const int PageSize = 50;

    /// <param name="handled">The handled ones, newest first; else those that wait, oldest first.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<(IReadOnlyList<ReportRow> Rows, int Total, int At)> ListAsync(bool handled, int page, CancellationToken cancel)
    {
        var rows = db.Set<ErrorReport>().AsNoTracking().Where(r => r.HandledAt != null == handled);
        var total = await rows.CountAsync(cancel);
        var at = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        rows = handled ? rows.OrderByDescending(r => r.HandledAt) : rows.OrderBy(r => r.At).ThenBy(r => r.Id);
        return (await TitledAsync(rows.Skip((at - 1) * PageSize).Take(PageSize), cancel), total, at);
    }

    public async Task<ReportRow?> FindAsync(Guid id, CancellationToken cancel) =>
        (await TitledAsync(db.Set<ErrorReport>().AsNoTracking().Where(r => r.Id == id), cancel)).FirstOrDefault();

    /// <summary>Deletes the e-mail addresses that have been kept long enough. Gives their number.</summary>
    public async Task<int> ForgetEmailsAsync(CancellationToken cancel)
    {
        var before = clock.GetCurrentInstant() - ErrorReport.EmailLasts;
        await using var transaction = await locks.BeginAsync(db, cancel);
        var forgotten = await db.Set<ErrorReport>().Where(r => r.Email != null && r.At < before)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Email, (string?)null), cancel);
        await transaction.CommitAsync(cancel);
        return forgotten;
    }

    private async Task<IReadOnlyList<ReportRow>> TitledAsync(IQueryable<ErrorReport> reports, CancellationToken cancel) =>
        await reports.Select(r => new ReportRow(r, db.Set<ContentItem>().Where(i => i.Id == r.ItemId).Select(i => i.Title).FirstOrDefault())).ToListAsync(cancel);
}

/// <summary>Reports that nobody has handled. An editor's own are those about texts that this editor wrote last.</summary>
public sealed class UnhandledReports(PortalDb db) : IDueSource
{
    public int Order => 30;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        var open = db.Set<ErrorReport>().AsNoTracking().Where(r => r.HandledAt == null);
        if (question.Person is { } person)
            open = open.Where(r => db.Set<ContentItem>().Any(i => i.Id == r.ItemId && i.ChangedBy == person));
        // Reports are read by those who write for the whole tenant.
        if (question.Office is not null)
            open = open.Where(r => false);
        var total = await open.CountAsync(cancel);
        var rows = await open.OrderBy(r => r.At).Take(question.Most)
            .Select(r => new ReportRow(r, db.Set<ContentItem>().Where(i => i.Id == r.ItemId).Select(i => i.Title).FirstOrDefault())).ToListAsync(cancel);
        return new DueGroup("meldinger", Texts.DueReports, [.. rows.Select(row =>
            new DueRow($"/redaksjon/meldinger/{row.Report.Id}", row.About, row.Excerpt, row.Report.At.DayInOslo(), false))], total);
    }
}
