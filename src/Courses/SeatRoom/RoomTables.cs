using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.SeatRoom;

/// <summary>Who sits where in a session: one plan per session, the row that changes of it lock.</summary>
public sealed class TablePlan : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    /// <summary>The most at a table.</summary>
    public int TableSize { get; set; }

    /// <summary>How many tables there are.</summary>
    public int Tables { get; set; }

    /// <summary>Of the last proposal: the same people, wishes and seed give the same plan.</summary>
    public long Seed { get; set; }

    /// <summary>When the last proposal was made.</summary>
    public Instant MadeAt { get; set; }

    /// <summary>One higher for each change; a form from before is refused.</summary>
    public int Revision { get; set; }
}

/// <summary>One person's table. By enrolment, so that one who gives up the seat and comes back has no table.</summary>
public sealed class TableSeat : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PlanId { get; init; }

    public Guid EnrolmentId { get; init; }

    /// <summary>From 1.</summary>
    public int Table { get; set; }

    /// <summary>Kept at the table by hand: the next proposal leaves the person there.</summary>
    public bool IsPinned { get; set; }
}

/// <summary>Two who are to sit at the same table, or not. The reason is never stored.</summary>
public sealed class TableWish : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PlanId { get; init; }

    public Guid FirstEnrolmentId { get; init; }

    public Guid SecondEnrolmentId { get; init; }

    public bool Together { get; init; }
}

internal sealed class RoomTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<TablePlan>(plan =>
        {
            plan.ToTable("TablePlans").IsTenantTable();
            plan.HasIndex(p => new { p.TenantId, p.SessionId }).IsUnique();
        });
        model.Entity<TableSeat>(seat =>
        {
            seat.ToTable("TableSeats").IsTenantTable();
            seat.HasIndex(s => new { s.PlanId, s.EnrolmentId }).IsUnique();
        });
        model.Entity<TableWish>(wish =>
        {
            wish.ToTable("TableWishes").IsTenantTable();
            wish.HasIndex(w => w.PlanId);
        });
    }
}
