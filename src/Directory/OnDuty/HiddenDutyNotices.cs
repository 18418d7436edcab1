using KunnskapsPortal.Notifications.Contracts;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>Where the region has no rota, nobody is asked how to be told of it.</summary>
internal sealed class HiddenDutyNotices(DutyAccess access) : IHiddenNotices
{
    public async Task<IReadOnlyCollection<string>> HiddenAsync(CancellationToken cancel) =>
        await access.IsOnAsync(cancel) ? [] : [DutyNotices.Rota, DutyNotices.Call];
}
