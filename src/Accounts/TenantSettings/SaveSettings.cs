using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using MediatR;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.TenantSettings;

/// <summary>Switches modules and four eyes of the current tenant, where nothing has changed since the form was opened.</summary>
/// <param name="ModulesOff">Every module that shall be off.</param>
/// <param name="FourEyes">Every content kind that one person writes and another publishes.</param>
/// <param name="Stamp">What the settings were when the form was opened (<see cref="SettingsRules.Stamp"/>).</param>
public sealed record SaveSettings(IReadOnlySet<string> ModulesOff, IReadOnlySet<string> FourEyes, string Stamp) : IRequest<SaveSettingsOutcome>;

public enum SaveSettingsOutcome
{
    Saved,

    /// <summary>The form said what already was.</summary>
    Unchanged,

    /// <summary>Somebody else has changed the settings; nothing is stored.</summary>
    ChangedMeanwhile,
}

internal sealed class SaveSettingsHandler(
    PortalDb db, IWriteLock locks, TenantDirectory tenants, Publisher publisher, Viewer viewer, IClock clock)
    : IRequestHandler<SaveSettings, SaveSettingsOutcome>
{
    public async Task<SaveSettingsOutcome> Handle(SaveSettings request, CancellationToken cancellationToken)
    {
        var id = db.CurrentTenant;
        await using var transaction = await locks.BeginAsync(db, cancellationToken);
        var was = await db.Set<Tenant>().AsNoTracking().SingleAsync(t => t.Id == id, cancellationToken);
        if (SettingsRules.Stamp(was.SwitchedOff, was.FourEyes) != request.Stamp)
            return SaveSettingsOutcome.ChangedMeanwhile;
        var modules = SettingsRules.Changes(SettingsRules.Names(was.SwitchedOff), request.ModulesOff);
        var eyes = SettingsRules.Changes(SettingsRules.Names(was.FourEyes), request.FourEyes);
        if (modules.Count + eyes.Count == 0)
            return SaveSettingsOutcome.Unchanged;
        var (off, four) = (SettingsRules.Stored(request.ModulesOff), SettingsRules.Stored(request.FourEyes));
        // What was read is asked for again: of two forms at the same moment, one finds no row.
        var rows = await db.Set<Tenant>().Where(t => t.Id == id && t.SwitchedOff == was.SwitchedOff && t.FourEyes == was.FourEyes)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.SwitchedOff, off).SetProperty(t => t.FourEyes, four), cancellationToken);
        if (rows == 0)
            return SaveSettingsOutcome.ChangedMeanwhile;
        Audit(AuditActions.TenantModules, modules, change => !change.IsOn);
        Audit(AuditActions.TenantFourEyes, eyes, change => change.IsOn);
        await db.SaveChangesAsync(cancellationToken);
        await publisher.RaiseRevisionAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        tenants.Forget();
        return SaveSettingsOutcome.Saved;
    }

    private void Audit(string action, IReadOnlyList<SwitchChange> changes, Func<SwitchChange, bool> isOn)
    {
        if (changes.Count > 0)
        {
            AuditLog.Add(
                db, clock, viewer, action, $"tenant {db.CurrentTenant}",
                string.Join("; ", changes.Select(change => $"{change.Name}: {(isOn(change) ? "off → on" : "on → off")}")));
        }
    }
}
