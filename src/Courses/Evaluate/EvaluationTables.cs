using System.Text.Json;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>
/// The evaluation of one session: its questions, and what all have answered added together. One row, so that nothing tells
/// one answer from another: no time, no order, no sheet, no person.
/// </summary>
public sealed class EvaluationForm : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid SessionId { get; init; }

    /// <summary>The last day one can answer.</summary>
    public LocalDate ClosesOn { get; set; }

    public string QuestionsJson { get; private set; } = "[]";

    public string TallyJson { get; private set; } = JsonSerializer.Serialize(EvaluationTally.Empty);

    public IReadOnlyList<EvaluationQuestion> Questions
    {
        get => JsonSerializer.Deserialize<List<EvaluationQuestion>>(QuestionsJson)!;
        set => QuestionsJson = JsonSerializer.Serialize(value);
    }

    public EvaluationTally Tally
    {
        get => JsonSerializer.Deserialize<EvaluationTally>(TallyJson)!;
        set => TallyJson = JsonSerializer.Serialize(value);
    }
}

/// <summary>That a person has answered an evaluation, so that nobody answers twice. Says nothing of when, and nothing of what.</summary>
public sealed class EvaluationTicket : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid FormId { get; init; }

    public Guid PersonId { get; init; }
}

internal sealed class EvaluationTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<EvaluationForm>(form =>
        {
            form.ToTable("EvaluationForms").IsTenantTable();
            form.Ignore(f => f.Questions);
            form.Ignore(f => f.Tally);
            form.HasIndex(f => new { f.TenantId, f.SessionId }).IsUnique();
        });
        model.Entity<EvaluationTicket>(ticket =>
        {
            ticket.ToTable("EvaluationTickets").IsTenantTable().AlsoReadByPerson();
            ticket.HasIndex(t => new { t.TenantId, t.FormId, t.PersonId }).IsUnique();
            ticket.HasIndex(t => t.PersonId);
        });
    }
}
