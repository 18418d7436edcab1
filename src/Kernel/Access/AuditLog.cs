using KunnskapsPortal.Kernel.Persistence;
using NodaTime;

namespace KunnskapsPortal.Kernel.Access;

/// <summary>The one way to write in the audit log of the current tenant, inside the caller's transaction.</summary>
public static class AuditLog
{
    public const int LongestDetail = 400;

    /// <summary>Adds an entry; the caller saves. A viewer who is not signed in is the portal itself (a command, a deadline).</summary>
    /// <param name="db">Works for the tenant that the entry belongs to.</param>
    /// <param name="clock">Says when.</param>
    /// <param name="viewer">Who did it.</param>
    /// <param name="action">A constant of <see cref="AuditActions"/>.</param>
    /// <param name="subject">Kind and id of what it was done to: <c>membership 0199…</c>.</param>
    /// <param name="detail">From what to what, where that is not private. What is longer than 400 characters is cut.</param>
    public static void Add(PortalDb db, IClock clock, Viewer viewer, string action, string subject, string? detail = null) =>
        db.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(),
            At = clock.GetCurrentInstant(),
            By = viewer.PersonId,
            Action = action,
            Subject = subject,
            Detail = detail?.Length > LongestDetail ? detail[..(LongestDetail - 1)] + "…" : detail,
        });
}
