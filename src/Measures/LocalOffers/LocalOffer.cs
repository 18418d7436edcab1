using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Measures.Domain;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Measures.LocalOffers;

/// <summary>What is said of one measure in one area of the region. Holds no person: who wrote it stands in the audit log.</summary>
public sealed class LocalOffer : ITenantOwned
{
    public const int LongestOffice = 120;

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>The key of the measure's text, the same in both forms.</summary>
    public required string MeasureKey { get; init; }

    /// <summary>The office's word in addresses; empty for the whole region.</summary>
    public required string Area { get; init; }

    /// <summary>The office's name; empty for the whole region.</summary>
    public required string Office { get; init; }

    public OfferState State { get; set; }

    /// <summary>Weeks.</summary>
    public int? WaitFrom { get; set; }

    /// <summary>Weeks.</summary>
    public int? WaitTo { get; set; }

    public LocalDate ReportedOn { get; set; }

    public Reporter ReportedBy { get; set; }

    /// <summary>The last part of the address of a contact in the directory; empty for none.</summary>
    public required string Contact { get; set; }

    /// <summary>A sentence; empty for none.</summary>
    public required string Note { get; set; }

    /// <summary>Rises with every change; a form from before is refused.</summary>
    public int Revision { get; set; }

    public bool IsWholeRegion => Area.Length == 0;
}

internal sealed class LocalOfferTables : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<LocalOffer>(offer =>
    {
        offer.ToTable("MeasureLocalOffers").IsTenantTable();
        offer.HasIndex(o => new { o.TenantId, o.MeasureKey, o.Area }).IsUnique();
        offer.Ignore(o => o.IsWholeRegion);
        offer.Property(o => o.MeasureKey).HasMaxLength(Slug.MaxLength);
        offer.Property(o => o.Area).HasMaxLength(Slug.MaxLength);
        offer.Property(o => o.Office).HasMaxLength(LocalOffer.LongestOffice);
        offer.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        offer.Property(o => o.ReportedBy).HasConversion<string>().HasMaxLength(20);
        offer.Property(o => o.Contact).HasMaxLength(Slug.MaxLength);
        offer.Property(o => o.Note).HasMaxLength(LocalRules.LongestNote);
    });
}
