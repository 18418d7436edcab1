using KunnskapsPortal.Directory.OnDuty.CallMeBack;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using NodaTime;

namespace KunnskapsPortal.Directory.SetDirectory;

/// <summary>What follows from a change of the choices, inside the caller's transaction.</summary>
public sealed class SettingsChange(PortalDb db, CallDesk desk, Viewer viewer, IClock clock)
{
    /// <summary>Writes what was changed in the audit log.</summary>
    /// <param name="detail">From what to what.</param>
    /// <param name="endsRota">The rota is turned off: calls that wait end and their numbers go, for the pages where one withdraws are gone.</param>
    /// <param name="cancel">Undoes nothing by itself.</param>
    public async Task FollowAsync(string detail, bool endsRota, CancellationToken cancel)
    {
        if (endsRota)
            await desk.StopAsync(physician: null, cancel);
        AuditLog.Add(db, clock, viewer, AuditActions.DirectorySettingsChanged, $"tenant {db.CurrentTenant}", detail);
    }
}
