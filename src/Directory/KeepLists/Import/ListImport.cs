using System.Text.Json;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists.Import;

/// <summary>A file that has been read and not yet taken into the draft. Only whoever brought it sees it, for a day.</summary>
public sealed class ListImport : ITenantOwned
{
    public static Duration Lasts { get; } = Duration.FromHours(24);

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ListId { get; init; }

    public Guid MadeBy { get; init; }

    public Instant ExpiresAt { get; init; }

    /// <summary>The file's entries take the place of the whole list; else they are added to it.</summary>
    public bool Replaces { get; init; }

    /// <summary>An <see cref="ImportReading"/> as JSON: sound rows, faults and notes. Nothing of a row with a fault.</summary>
    public required string Content { get; init; }

    public ImportReading Read() => JsonSerializer.Deserialize<ImportReading>(Content)!;

    public static string Write(ImportReading reading) => JsonSerializer.Serialize(reading);
}

internal sealed class ListImportTable : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<ListImport>(import =>
    {
        import.ToTable("ContactListImports").IsTenantTable();
        import.HasIndex(i => new { i.TenantId, i.ExpiresAt });
        import.HasIndex(i => i.ListId);
        import.HasOne<ContactList>().WithMany().HasForeignKey(i => i.ListId).OnDelete(DeleteBehavior.Cascade);
    });
}
