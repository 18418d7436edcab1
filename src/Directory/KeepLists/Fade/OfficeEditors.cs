using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>Who is to be told about an office's list.</summary>
public sealed class OfficeEditors(PortalDb db, Members members, IClock clock)
{
    /// <summary>The confirmed editors of the office; where it has none, those who publish for the tenant.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(Contact office, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var found = await db.Set<Membership>().AsNoTracking().Where(m => m.Role == Role.NavOfficeEditor && m.EndedAt == null && m.ConfirmedAt != null).ToListAsync(cancel);
        var own = found.Where(m => m.IsConfirmed(now) && IsAt(m.Workplace, office)).Select(m => m.PersonId).Distinct().ToList();
        return own.Count > 0 ? own : await members.WithAsync(Permission.PublishContent, cancel);
    }

    private static bool IsAt(string? workplace, Contact office) =>
        workplace?.Trim() is { Length: > 0 } name
        && (string.Equals(name, office.Bokmal.Name.Trim(), StringComparison.OrdinalIgnoreCase) || string.Equals(name, office.Nynorsk.Name.Trim(), StringComparison.OrdinalIgnoreCase));
}
