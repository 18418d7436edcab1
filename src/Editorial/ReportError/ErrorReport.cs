using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>What a reader found wrong on a page. Nobody's name is kept; an e-mail address only until it is answered.</summary>
public sealed class ErrorReport : ITenantOwned
{
    public const int TextLength = 2000;
    public const int EmailLength = 254;
    public const int PageLength = 300;
    public const int NoteLength = 1000;

    /// <summary>How long an e-mail address is kept where nobody handles the report.</summary>
    public static Duration EmailLasts { get; } = Duration.FromDays(180);

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>The path below the tenant, without query; empty where the reader came from no page in particular.</summary>
    public required string Page { get; init; }

    /// <summary>The text that stands on the page, where it is one of the tenant's own.</summary>
    public Guid? ItemId { get; init; }

    public required string Text { get; init; }

    /// <summary>Where the reader wants an answer. Gone when the report is handled, and after <see cref="EmailLasts"/>.</summary>
    public string? Email { get; set; }

    public Instant At { get; init; }

    public Instant? HandledAt { get; set; }

    public Guid? HandledBy { get; set; }

    /// <summary>What was done, in the editor's words.</summary>
    public string? Note { get; set; }
}

internal sealed class ReportModel : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<ErrorReport>(report =>
    {
        report.ToTable("ErrorReports").IsTenantTable();
        report.Property(r => r.Page).HasMaxLength(ErrorReport.PageLength);
        report.Property(r => r.Text).HasMaxLength(ErrorReport.TextLength);
        report.Property(r => r.Email).HasMaxLength(ErrorReport.EmailLength);
        report.Property(r => r.Note).HasMaxLength(ErrorReport.NoteLength);
        report.HasIndex(r => new { r.TenantId, r.HandledAt, r.At });
    });
}
