using KunnskapsPortal.Calendar.BrowseCalendar;
using KunnskapsPortal.Calendar.Contracts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Calendar.ReadOwnMeetings;

/// <summary>
/// The signed-in person's own meetings in every tenant, earliest first. Each tenant is asked in a scope of its own, in which the
/// person is signed in with the roles they have there. A tenant that has the calendar off gives nothing.
/// </summary>
public sealed class MyMeetings(
    IServiceProvider services, IEnumerable<ICalendarSource> sources, ModuleSwitches switches, TenantDirectory tenants, TenantContext here, IClock clock)
{
    /// <summary>All of them; empty where nobody is signed in. The number of queries grows with the tenants the person meets in, not with the meetings.</summary>
    public async Task<IReadOnlyList<OwnMeeting>> EverywhereAsync(CancellationToken cancel)
    {
        if (here.PersonId is not { } person)
            return [];
        var found = new List<OwnMeeting>(await HereAsync(cancel));
        var wanted = new HashSet<TenantId>();
        foreach (var source in sources)
            wanted.UnionWith(await source.MyTenantsAsync(cancel));
        wanted.Remove(here.Id);
        foreach (var tenant in (await tenants.AllAsync(cancel)).Where(tenant => wanted.Contains(tenant.Id) && tenant.Has(CalendarModule.ModuleName)))
        {
            await using var scope = services.CreateTenantScope(tenant, here.Language);
            await scope.ServiceProvider.ActForAsync(person, cancel);
            found.AddRange(await scope.ServiceProvider.GetRequiredService<MyMeetings>().HereAsync(cancel));
        }

        return
        [
            .. found.GroupBy(meeting => meeting.Event.Uid, StringComparer.Ordinal).Select(same => same.MaxBy(meeting => meeting.Event.Sequence)!)
                .OrderBy(meeting => meeting.Event.Starts).ThenBy(meeting => meeting.Event.Uid, StringComparer.Ordinal),
        ];
    }

    private async Task<IEnumerable<OwnMeeting>> HereAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var all = new List<CalendarEvent>();
        foreach (var source in switches.On(here.Tenant, sources))
            all.AddRange(await source.MineAsync(cancel));
        return from meeting in all
               where meeting.Ends.Date >= today.PlusDays(-PublicCalendar.DaysBack) && meeting.Starts.Date <= today.PlusDays(PublicCalendar.DaysAhead)
               select new OwnMeeting(here.Id, here.Language, meeting);
    }
}

/// <summary>A meeting of the person's own, and the tenant it belongs to.</summary>
public sealed record OwnMeeting(TenantId Tenant, Language Language, CalendarEvent Event)
{
    /// <summary>
    /// The path of the meeting's tenant on any host name, in the same written form: the current path where that leads to the same
    /// tenant by the host's name or by its key, else the tenant's key.
    /// </summary>
    /// <param name="current">The path base of the request.</param>
    /// <param name="currentTenant">Whom the request is for.</param>
    public string PathFrom(string current, TenantId currentTenant) =>
        Tenant == currentTenant ? current : Language == Language.Nynorsk ? $"/{Tenant}/nn" : $"/{Tenant}";

    /// <summary>The meeting as a line of a list.</summary>
    public EventRow RowFrom(string current, TenantId currentTenant) =>
        new(Event) { Own = Event, Elsewhere = Tenant == currentTenant ? null : PathFrom(current, currentTenant), HasFile = !Event.IsCancelled };
}

/// <summary>Lets a scope work for a person without a cookie.</summary>
internal static class PersonScopes
{
    /// <summary>
    /// Signs the person in, with the confirmed roles of the scope's tenant, as <see cref="ViewerMiddleware"/> does for a request.
    /// The connection knows the person before it is opened. One query.
    /// </summary>
    public static async Task ActForAsync(this IServiceProvider services, Guid person, CancellationToken cancel)
    {
        services.GetRequiredService<TenantContext>().SignIn(person);
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var memberships = await services.GetRequiredService<PortalDb>().Set<Membership>().AsNoTracking()
            .Where(membership => membership.PersonId == person).ToListAsync(cancel);
        services.GetRequiredService<Viewer>().SignIn(
            person, "", [.. memberships.Where(membership => membership.IsConfirmed(now)).Select(membership => membership.Role).Distinct()]);
    }
}
