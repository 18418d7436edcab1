using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>Whether a session gives points, as far as the arranger has entered what was decided. Closed: each has words.</summary>
public enum ApprovalStanding
{
    /// <summary>Nobody has applied.</summary>
    NotApplied,

    /// <summary>Somebody has applied, and there is no answer that covers the session.</summary>
    Unsettled,

    /// <summary>An approval covers every day of the session.</summary>
    Counts,

    /// <summary>The answers there are say no, have run out, or do not cover the session.</summary>
    CountsNot,
}

/// <summary>
/// Reads dated approvals. Knows no rule of its own: an approval counts where the text says that it is approved and its dates hold the whole
/// session.
/// </summary>
public static class Approvals
{
    /// <param name="approvals">The records of the course.</param>
    /// <param name="first">The first day of the session.</param>
    /// <param name="last">The last day of the session.</param>
    public static ApprovalStanding Of(IReadOnlyList<FieldValues> approvals, LocalDate first, LocalDate last) =>
        approvals.Count == 0 ? ApprovalStanding.NotApplied
        : approvals.Any(approval => Covers(approval, first, last)) ? ApprovalStanding.Counts
        : approvals.Any(approval => approval.Text("status") == ApprovalStatus.Applied) ? ApprovalStanding.Unsettled
        : ApprovalStanding.CountsNot;

    /// <summary>Approved, with dates that hold every day.</summary>
    public static bool Covers(FieldValues approval, LocalDate first, LocalDate last) =>
        approval.Text("status") == ApprovalStatus.Approved && approval.Date("from") <= first && approval.Date("to") >= last;
}
