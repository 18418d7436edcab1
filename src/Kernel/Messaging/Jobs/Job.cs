using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Messaging.Jobs;

/// <summary>
/// Work that is due at a time, for one tenant. Written in the transaction that causes the work, so it stands and falls with
/// it, and survives a restart because it is a row. Holds keys and ids only: no names, addresses or secrets.
/// </summary>
public sealed class Job
{
    public const int KeyLength = 200;
    public const int ProblemLength = 400;

    public Guid Id { get; init; }

    /// <summary>The tenant that the work is done for. The table itself belongs to the installation: one worker serves all.</summary>
    public TenantId TenantId { get; init; }

    /// <summary>Name of a <see cref="JobKind"/>. Stored; never renamed without a migration.</summary>
    public required string Kind { get; init; }

    /// <summary>What the work is about. Once per tenant and kind, done ones included: the same work is never asked for twice.</summary>
    public required string Key { get; init; }

    public Instant CreatedAt { get; init; }

    /// <summary>Not before this.</summary>
    public Instant Due { get; set; }

    public JobState State { get; set; }

    /// <summary>How often the work has been begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Whoever works on it has it until then; after that anybody may take it.</summary>
    public Instant? LeasedUntil { get; set; }

    /// <summary>The process that works on it.</summary>
    public string? LeasedBy { get; set; }

    public Instant? EndedAt { get; set; }

    /// <summary>Why the last attempt did not succeed: the type of the failure or a word of the module, never what it was about.</summary>
    public string? Problem { get; set; }
}

/// <summary>Where a job stands. Stored by name; never renamed without a migration.</summary>
public enum JobState
{
    /// <summary>To be done when due, or being done where it is leased.</summary>
    Waiting,
    Done,

    /// <summary>Given up after all attempts; an operator may ask for it again.</summary>
    Failed,

    /// <summary>Taken off by an operator before it was done.</summary>
    Stopped,
}

internal static class JobModel
{
    public static void Contribute(ModelBuilder model) => model.Entity<Job>(job =>
    {
        job.ToTable("Jobs").IsInstallationTable();
        job.Property(j => j.Kind).HasMaxLength(60);
        job.Property(j => j.Key).HasMaxLength(Job.KeyLength);
        job.Property(j => j.State).HasConversion<string>().HasMaxLength(20);
        job.Property(j => j.LeasedBy).HasMaxLength(80);
        job.Property(j => j.Problem).HasMaxLength(Job.ProblemLength);
        job.HasIndex(j => new { j.TenantId, j.Kind, j.Key }).IsUnique();
        job.HasIndex(j => new { j.State, j.Due });
        job.HasIndex(j => new { j.TenantId, j.State, j.Due });
    });
}
