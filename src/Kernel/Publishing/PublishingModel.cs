using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Publishing;

internal static class PublishingModel
{
    public static void Contribute(ModelBuilder model)
    {
        model.Entity<ContentItem>(item =>
        {
            item.ToTable("ContentItems").IsTenantTable();
            item.Property(i => i.Kind).HasMaxLength(40);
            item.Property(i => i.Key).HasMaxLength(80);
            item.Property(i => i.Slug).HasMaxLength(80);
            item.Property(i => i.ImportedHash).HasMaxLength(64);
            item.HasIndex(i => new { i.TenantId, i.Kind, i.Key, i.Language }).IsUnique();
            item.HasIndex(i => new { i.TenantId, i.Kind, i.Slug, i.Language }).IsUnique();
        });
        model.Entity<ContentVersion>(version =>
        {
            version.ToTable("ContentVersions").IsTenantTable();
            version.Property(v => v.Hash).HasMaxLength(64);
            version.Property(v => v.Origin).HasConversion<string>().HasMaxLength(20);
            version.HasIndex(v => new { v.ItemId, v.Number }).IsUnique();
        });
        model.Entity<PublishedItem>(item =>
        {
            item.ToTable("PublishedItems").IsPublishedTable();
            item.Property(i => i.Kind).HasMaxLength(40);
            item.Property(i => i.Key).HasMaxLength(80);
            item.Property(i => i.Slug).HasMaxLength(80);
            item.Property(i => i.Visibility).HasMaxLength(20);
            item.Property(i => i.Hash).HasMaxLength(64);
            item.HasIndex(i => new { i.TenantId, i.Kind, i.Key, i.Language }).IsUnique();
            item.HasIndex(i => new { i.TenantId, i.Kind, i.Slug, i.Language }).IsUnique();
        });
    }
}
