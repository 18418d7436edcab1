using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.SetDirectory;

/// <summary>Stores what the tenant has chosen for its directory.</summary>
/// <param name="FreshDays">At least <see cref="FewestDays"/>, at most <see cref="MostDays"/>.</param>
/// <param name="AgeingDays">More than <paramref name="FreshDays"/>.</param>
public sealed record SetDirectory(int FreshDays, int AgeingDays, bool HasDutyRota) : IRequest
{
    public const int FewestDays = 7;
    public const int MostDays = 730;
}

internal sealed class SetDirectoryHandler(PortalDb db, IWriteLock writes, Publisher publisher, TenantDirectory tenants, SettingsChange change) : IRequestHandler<SetDirectory>
{
    public async Task<Unit> Handle(SetDirectory request, CancellationToken cancellationToken)
    {
        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        // Held from here, so that nobody asks to be called while the rota is turned off.
        var id = await db.Set<DirectorySettings>().Select(s => s.Id).FirstOrDefaultAsync(cancellationToken);
        var settings = id == Guid.Empty ? null : await writes.LoadAsync<DirectorySettings>(db, id, cancellationToken);
        if (settings is null)
            db.Add(settings = new DirectorySettings { Id = Guid.CreateVersion7() });
        var (fresh, ageing, had) = (settings.FreshDays, settings.AgeingDays, settings.HasDutyRota);
        (settings.FreshDays, settings.AgeingDays, settings.HasDutyRota) = (request.FreshDays, request.AgeingDays, request.HasDutyRota);
        await change.FollowAsync($"{fresh}/{ageing}/{had} → {request.FreshDays}/{request.AgeingDays}/{request.HasDutyRota}", had && !request.HasDutyRota, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await publisher.RaiseRevisionAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tenants.Forget();
        return Unit.Value;
    }
}
