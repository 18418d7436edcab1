using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.TakeLesson;

/// <summary>How far a person has come in a lesson. One row for each lesson that the person has begun, whichever tenant it was read from.</summary>
public sealed class LessonProgress : IPersonOwned
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>The tenant that publishes the lesson.</summary>
    public TenantId Owner { get; init; }

    public required string LessonKey { get; init; }

    public Instant StartedAt { get; init; }

    public Instant ChangedAt { get; set; }

    /// <summary>The heading or question where the person goes on: an id on the lesson's page.</summary>
    public string Place { get; set; } = "";

    /// <summary>The attempt that the replies belong to, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>Questions answered in this attempt.</summary>
    public int Answered { get; set; }

    /// <summary>Per cent right in the best attempt that was done.</summary>
    public int? Best { get; set; }

    public Instant? PassedAt { get; set; }
}

/// <summary>What the person answered to a question in the current attempt. Earlier attempts leave only the best share behind.</summary>
public sealed class LessonReply : IPersonOwned
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public Guid ProgressId { get; init; }

    public required string Question { get; init; }

    /// <summary>Keys of answers, as <see cref="Domain.QuizReply.Stored"/>.</summary>
    public required string Given { get; init; }

    public Instant At { get; init; }
}

internal sealed class LearningTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<LessonProgress>(progress =>
        {
            progress.ToTable("LessonProgress").IsPersonTable();
            progress.Property(p => p.LessonKey).HasMaxLength(80);
            progress.Property(p => p.Place).HasMaxLength(100);
            progress.HasIndex(p => new { p.PersonId, p.Owner, p.LessonKey }).IsUnique();
        });
        model.Entity<LessonReply>(reply =>
        {
            reply.ToTable("LessonReplies").IsPersonTable();
            reply.Property(r => r.Question).HasMaxLength(80);
            reply.Property(r => r.Given).HasMaxLength(2000);
            reply.HasIndex(r => new { r.ProgressId, r.Question }).IsUnique();
        });
    }
}
