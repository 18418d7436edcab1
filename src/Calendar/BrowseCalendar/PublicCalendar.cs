using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Calendar.BrowseCalendar;

/// <summary>The public meetings of the current tenant, from all the modules that arrange any and are on.</summary>
public sealed class PublicCalendar(IEnumerable<ICalendarSource> sources, ModuleSwitches switches, TenantContext tenant, IClock clock)
{
    /// <summary>How far back and ahead feeds and pages reach.</summary>
    public const int DaysBack = 90;

    /// <inheritdoc cref="DaysBack"/>
    public const int DaysAhead = 540;

    /// <summary>Everything from ninety days back to 540 days ahead, earliest first.</summary>
    public async Task<IReadOnlyList<CalendarEvent>> FeedAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var all = new List<CalendarEvent>();
        foreach (var source in switches.On(tenant.Tenant, sources))
            all.AddRange(await source.PublicAsync(cancel));
        return [.. all
            .Where(meeting => meeting.Ends.Date >= today.PlusDays(-DaysBack) && meeting.Starts.Date <= today.PlusDays(DaysAhead))
            .OrderBy(meeting => meeting.Starts).ThenBy(meeting => meeting.Uid, StringComparer.Ordinal)];
    }

    /// <summary>What has not ended, cancelled ones included, earliest first.</summary>
    public async Task<IReadOnlyList<CalendarEvent>> ComingAsync(CancellationToken cancel)
    {
        var now = clock.NowInOslo();
        return [.. (await FeedAsync(cancel)).Where(meeting => meeting.Ends > now)];
    }
}
