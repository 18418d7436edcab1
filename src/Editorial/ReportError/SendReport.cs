using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>A reader says what is wrong. Checked by the page; stored for the editors of the current tenant.</summary>
/// <param name="Page">A path, or empty.</param>
/// <param name="Text">At most <see cref="ErrorReport.TextLength"/> characters.</param>
/// <param name="Email">Where an answer is wanted, or null.</param>
public sealed record SendReport(string Page, string Text, string? Email) : IRequest;

internal sealed class SendReportHandler(PortalDb db, IWriteLock locks, ContentKinds kinds, TenantContext tenant, IClock clock) : IRequestHandler<SendReport>
{
    public async Task<Unit> Handle(SendReport request, CancellationToken cancellationToken)
    {
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        db.Add(new ErrorReport
        {
            Id = Guid.CreateVersion7(),
            Page = request.Page,
            ItemId = await ItemAsync(request.Page, cancellationToken),
            Text = request.Text,
            Email = request.Email,
            At = clock.GetCurrentInstant(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<Guid?> ItemAsync(string page, CancellationToken cancel)
    {
        if (ReportedPage.ItemOf(page, kinds) is not var (kind, slug))
            return null;
        var found = await db.Set<PublishedItem>().AsNoTracking().Where(i => i.TenantId == tenant.Id && i.Kind == kind.Name && i.Slug == slug)
            .Select(i => new { i.Id, i.Language }).ToListAsync(cancel);
        return found.OrderByDescending(i => i.Language == tenant.Language).FirstOrDefault()?.Id;
    }
}
