using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>
/// A reader has said that an entry of a published list is wrong. Who said it is not kept, nor anything in the reader's words. While one is
/// open, the next reader who says the same is only counted.
/// </summary>
public sealed class WrongNumber : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ListId { get; init; }

    /// <summary>The entry; null for the list as a whole.</summary>
    public Guid? EntryKey { get; init; }

    public Instant FirstAt { get; init; }

    public int Times { get; set; }

    public Instant? ClosedAt { get; set; }

    public Guid? ClosedBy { get; set; }
}

internal sealed class WrongNumberTable : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<WrongNumber>(report =>
    {
        report.ToTable("ContactListWrongNumbers").IsTenantTable();
        report.HasIndex(r => new { r.TenantId, r.ClosedAt });
        report.HasIndex(r => r.ListId);
        report.HasOne<ContactList>().WithMany().HasForeignKey(r => r.ListId).OnDelete(DeleteBehavior.Cascade);
    });
}
