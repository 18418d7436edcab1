using System.Text.Json;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>
/// A course certificate. All that it says is frozen when it is issued: it never changes with the account, the course or the
/// attendance list. Only its withdrawal is added. The organiser keeps it; its person reads it in every tenant.
/// </summary>
public sealed class Certificate : ITenantOwned, IPersonOwned
{
    public const int ReasonLength = 300;

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    public Guid SessionId { get; init; }

    /// <summary>The last part of the address at which anyone can check it.</summary>
    public required string Code { get; init; }

    /// <summary>The whole address, as it is printed.</summary>
    public required string Address { get; init; }

    /// <summary>The form it is written in.</summary>
    public Language Language { get; init; }

    public required string Name { get; init; }

    public required string CourseTitle { get; init; }

    public required string SessionTitle { get; init; }

    public required string Organiser { get; init; }

    public required string Place { get; init; }

    public LocalDateTime Starts { get; init; }

    public LocalDateTime Ends { get; init; }

    public int AttendedMinutes { get; init; }

    public int HeldMinutes { get; init; }

    /// <summary>What the course's text says of points in words; null where it says nothing.</summary>
    public string? PointsText { get; init; }

    /// <summary>The approvals as JSON: see <see cref="Approvals"/>.</summary>
    public required string ApprovalsJson { get; init; }

    public Instant IssuedAt { get; init; }

    public Guid IssuedBy { get; init; }

    public Instant? WithdrawnAt { get; set; }

    public Guid? WithdrawnBy { get; set; }

    /// <summary>Told to the person; not shown at the public address.</summary>
    public string? WithdrawnReason { get; set; }

    public IReadOnlyList<CertificateApproval> Approvals => JsonSerializer.Deserialize<List<CertificateApproval>>(ApprovalsJson)!;
}

internal sealed class CertificateTables : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<Certificate>(certificate =>
    {
        certificate.ToTable("Certificates").IsTenantTable().AlsoReadByPerson();
        certificate.Property(c => c.Code).HasMaxLength(CertificateCode.Length);
        certificate.Property(c => c.WithdrawnReason).HasMaxLength(Certificate.ReasonLength);
        certificate.HasIndex(c => c.Code).IsUnique();
        certificate.HasIndex(c => new { c.SessionId, c.PersonId }).IsUnique().HasFilter("\"WithdrawnAt\" IS NULL");
        certificate.HasIndex(c => c.PersonId);
        certificate.Ignore(c => c.Approvals);
    });
}
