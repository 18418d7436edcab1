using System.Globalization;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Accounts.Resources;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Accounts.ApplyForMembership;

/// <summary>A membership as its person sees it.</summary>
public sealed record MembershipLine(string Role, string State, string Colour, string? Workplace);

/// <summary>The signed-in person's memberships in the current tenant: the newest of each role. One query.</summary>
public sealed class MyMemberships(PortalDb db, Viewer viewer, IClock clock)
{
    public async Task<IReadOnlyList<MembershipLine>> HereAsync(CancellationToken cancel)
    {
        var person = viewer.PersonId;
        var mine = await db.Set<Membership>().AsNoTracking().Where(m => m.PersonId == person)
            .OrderByDescending(m => m.AppliedAt).Take(50).ToListAsync(cancel);
        var now = clock.GetCurrentInstant();
        return [.. mine.DistinctBy(m => m.Role).Select(m => Line(m, now))];
    }

    private static MembershipLine Line(Membership membership, Instant now)
    {
        var state = MembershipRules.StateOf(membership, now);
        var (text, colour, at) = state switch
        {
            MembershipState.Pending => (Texts.StatePending, "warning", membership.AppliedAt),
            MembershipState.Confirmed => (Texts.StateConfirmed, "success", membership.ConfirmedAt!.Value + Membership.ConfirmationLasts),
            MembershipState.Expired => (Texts.StateExpired, "warning", membership.ConfirmedAt!.Value + Membership.ConfirmationLasts),
            MembershipState.Declined => (Texts.StateDeclined, "neutral", membership.EndedAt!.Value),
            _ => (Texts.StateEnded, "neutral", membership.EndedAt!.Value),
        };
        return new MembershipLine(
            RoleLabels.Of(membership.Role), string.Format(CultureInfo.CurrentCulture, text, at.DayInOslo().Long()), colour, membership.Workplace);
    }
}
