using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.CountPoints;

/// <summary>The five years that a person has copied from the register (HPR). One for each person, behind the person's own wall.</summary>
public sealed class PointsPeriod : IPersonOwned
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public LocalDate From { get; set; }

    public LocalDate To { get; set; }

    public Instant ChangedAt { get; set; }
}

/// <summary>An activity that a person has written down. Behind the person's own wall.</summary>
public sealed class PointsEntry : IPersonOwned
{
    public const int TextLength = 200;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public LocalDate Day { get; init; }

    public required string Title { get; init; }

    public required string Organiser { get; init; }

    /// <summary>The key of a rule, or empty for none of them.</summary>
    public required string Category { get; init; }

    /// <summary>Hundredths of a point, which both databases keep exactly.</summary>
    public int Hundredths { get; init; }

    public Instant CreatedAt { get; init; }

    public decimal Points => Hundredths / 100m;
}

/// <summary>What a person thought of an activity. For that person alone: it goes in no export.</summary>
public sealed class PointsNote : IPersonOwned
{
    public const int TextLength = 2000;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>Id of the certificate or of the person's own entry.</summary>
    public Guid ActivityId { get; init; }

    public required string Text { get; set; }

    public Instant ChangedAt { get; set; }
}

internal sealed class PointsTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<PointsPeriod>(period =>
        {
            period.ToTable("PointsPeriods").IsPersonTable();
            period.HasIndex(p => p.PersonId).IsUnique();
        });
        model.Entity<PointsEntry>(entry =>
        {
            entry.ToTable("PointsEntries").IsPersonTable();
            entry.Property(e => e.Title).HasMaxLength(PointsEntry.TextLength);
            entry.Property(e => e.Organiser).HasMaxLength(PointsEntry.TextLength);
            entry.Property(e => e.Category).HasMaxLength(80);
            entry.Ignore(e => e.Points);
            entry.HasIndex(e => e.PersonId);
        });
        model.Entity<PointsNote>(note =>
        {
            note.ToTable("PointsNotes").IsPersonTable();
            note.Property(n => n.Text).HasMaxLength(PointsNote.TextLength);
            note.HasIndex(n => new { n.PersonId, n.ActivityId }).IsUnique();
        });
    }
}
