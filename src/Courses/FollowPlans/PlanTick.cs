using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.FollowPlans;

/// <summary>A task of a competence plan that the person has ticked off. Read by the person alone.</summary>
public sealed class PlanTick : IPersonOwned
{
    public const int NoteLength = 300;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>The tenant that publishes the plan.</summary>
    public TenantId Owner { get; init; }

    public required string PlanKey { get; init; }

    public required string TaskKey { get; init; }

    /// <summary>When the person did it, as the person says.</summary>
    public LocalDate DoneOn { get; set; }

    /// <summary>For the person's own memory; shown to nobody else.</summary>
    public string Note { get; set; } = "";
}

/// <summary>
/// What a person's progress tells the tenant where the person is a confirmed member, one row for each profession: for Nav's own
/// people counts of tasks, for general practitioners the modules done, which are only ever counted.
/// </summary>
public sealed class CompetenceShare : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    /// <summary>The profession that the membership proves.</summary>
    public required string Audience { get; init; }

    /// <summary>Of the profession; empty where it has none, and for general practitioners.</summary>
    public string PlanKey { get; set; } = "";

    public int RequiredDone { get; set; }

    public int OptionalDone { get; set; }

    /// <summary>Keys of modules with blanks around each; for general practitioners only.</summary>
    public string Modules { get; set; } = "";

    /// <summary>The first day of the month in which something last changed.</summary>
    public LocalDate Month { get; set; }
}

internal sealed class PlanTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<PlanTick>(tick =>
        {
            tick.ToTable("PlanTicks").IsPersonTable();
            tick.Property(t => t.PlanKey).HasMaxLength(80);
            tick.Property(t => t.TaskKey).HasMaxLength(80);
            tick.Property(t => t.Note).HasMaxLength(PlanTick.NoteLength);
            tick.HasIndex(t => new { t.PersonId, t.Owner, t.PlanKey, t.TaskKey }).IsUnique();
        });
        model.Entity<CompetenceShare>(share =>
        {
            share.ToTable("CompetenceShares").IsTenantTable();
            share.Property(s => s.Audience).HasMaxLength(40);
            share.Property(s => s.PlanKey).HasMaxLength(80);
            share.Property(s => s.Modules).HasMaxLength(4000);
            share.HasIndex(s => new { s.TenantId, s.PersonId, s.Audience }).IsUnique();
        });
    }
}
