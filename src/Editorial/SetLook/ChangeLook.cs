using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Look;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.SetLook;

/// <summary>Sets the tenant's name, colour and logo.</summary>
/// <param name="Colour">As typed; empty for the theme's own.</param>
/// <param name="LogoKey">Of an image in the tenant's library; empty for the theme's own.</param>
public sealed record ChangeLook(string Name, string Colour, string LogoKey) : IRequest<LookOutcome>;

/// <summary>What came of it. A closed set.</summary>
public abstract record LookOutcome
{
    private LookOutcome()
    {
    }

    public sealed record Changed : LookOutcome;

    public sealed record NoName : LookOutcome;

    public sealed record NotAColour : LookOutcome;

    /// <summary>The colour is too light for text; the nearest that holds.</summary>
    public sealed record TooLight(ColourVerdict Verdict) : LookOutcome;

    public sealed record NoSuchLogo : LookOutcome;
}

internal sealed class ChangeLookHandler(PortalDb db, IWriteLock writes, Publisher publisher, TenantDirectory tenants, Viewer viewer, IClock clock)
    : IRequestHandler<ChangeLook, LookOutcome>
{
    private const int LongestName = 100;

    public async Task<LookOutcome> Handle(ChangeLook request, CancellationToken cancellationToken)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > LongestName)
            return new LookOutcome.NoName();
        string? colour = null;
        if (request.Colour.Trim().Length > 0)
        {
            if (!Colour.TryParse(request.Colour.Trim(), out var chosen))
                return new LookOutcome.NotAColour();
            var verdict = ColourChoice.Judge(chosen);
            if (!verdict.Holds)
                return new LookOutcome.TooLight(verdict);
            colour = chosen.ToString();
        }

        await using var transaction = await writes.BeginAsync(db, cancellationToken);
        var id = db.CurrentTenant;
        var logo = request.LogoKey.Trim() is { Length: > 0 } key ? key : null;
        if (logo is not null && !await db.Set<MediaFile>().AnyAsync(f => f.Key == logo && f.TenantId == id && f.ContentType.StartsWith("image/"), cancellationToken))
            return new LookOutcome.NoSuchLogo();
        var tenant = await db.Set<Tenant>().SingleAsync(t => t.Id == id, cancellationToken);
        var detail = $"{tenant.Name}, {tenant.AccentColour ?? "-"}, {tenant.LogoKey ?? "-"} -> {name}, {colour ?? "-"}, {logo ?? "-"}";
        (tenant.Name, tenant.AccentColour, tenant.LogoKey) = (name, colour, logo);
        AuditLog.Add(db, clock, viewer, AuditActions.TenantLook, $"tenant {id}", detail);
        await db.SaveChangesAsync(cancellationToken);
        await publisher.RaiseRevisionAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tenants.Forget();
        return new LookOutcome.Changed();
    }
}
