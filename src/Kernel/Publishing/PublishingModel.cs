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
            item.Property(i => i.Stage).HasConversion<string>().HasMaxLength(20);
            item.Property(i => i.Office).HasMaxLength(120);
            item.HasIndex(i => new { i.TenantId, i.ChangedAt });
            item.HasIndex(i => new { i.TenantId, i.Stage, i.ChangedAt });
            item.HasIndex(i => new { i.TenantId, i.PublishAt });
            item.HasIndex(i => new { i.TenantId, i.UnpublishAt });
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
            item.Property(i => i.About).HasMaxLength(121);
            item.HasIndex(i => new { i.TenantId, i.Kind, i.Key, i.Language }).IsUnique();
            item.HasIndex(i => new { i.TenantId, i.Kind, i.Slug, i.Language }).IsUnique();
            item.HasIndex(i => new { i.TenantId, i.About });
            item.HasIndex(i => new { i.TenantId, i.Due });
            item.HasIndex(i => new { i.TenantId, i.UncheckedPeriods });
            item.HasIndex(i => new { i.TenantId, i.ImagesWithoutAlt });
        });
        model.Entity<PublishedVersion>(version =>
        {
            version.ToTable("PublishedVersions").IsPublishedTable();
            version.Property(v => v.Kind).HasMaxLength(40);
            version.Property(v => v.Key).HasMaxLength(80);
            version.Property(v => v.Visibility).HasMaxLength(20);
            version.Property(v => v.Hash).HasMaxLength(64);
            version.HasIndex(v => new { v.TenantId, v.Kind, v.Key, v.Language, v.Number }).IsUnique();
            version.HasIndex(v => new { v.TenantId, v.PublishedAt });
        });
        model.Entity<ItemReference>(reference =>
        {
            reference.ToTable("ItemReferences").IsPublishedTable();
            reference.Property(r => r.Target).HasMaxLength(121);
            reference.HasIndex(r => r.ItemId);
            reference.HasIndex(r => new { r.TenantId, r.Target });
        });
        model.Entity<SlugRedirect>(redirect =>
        {
            redirect.ToTable("SlugRedirects").IsPublishedTable();
            redirect.Property(r => r.Kind).HasMaxLength(40);
            redirect.Property(r => r.Slug).HasMaxLength(80);
            redirect.Property(r => r.Target).HasMaxLength(121);
            redirect.HasIndex(r => new { r.TenantId, r.Kind, r.Slug, r.Language }).IsUnique();
        });
        model.Entity<ItemEvent>(entry =>
        {
            entry.ToTable("ItemEvents").IsTenantTable();
            entry.Property(e => e.Step).HasConversion<string>().HasMaxLength(20);
            entry.Property(e => e.Note).HasMaxLength(2000);
            entry.HasIndex(e => new { e.ItemId, e.At });
        });
        model.Entity<WorkingCopy>(copy =>
        {
            copy.ToTable("WorkingCopies").IsTenantTable();
            copy.HasIndex(c => new { c.ItemId, c.PersonId }).IsUnique();
            copy.HasIndex(c => new { c.TenantId, c.PersonId });
        });
        model.Entity<ItemEditor>(editor =>
        {
            editor.ToTable("ItemEditors").IsTenantTable();
            editor.Property(e => e.Kind).HasMaxLength(40);
            editor.Property(e => e.Key).HasMaxLength(80);
            editor.HasIndex(e => new { e.TenantId, e.Kind, e.Key, e.PersonId }).IsUnique();
            editor.HasIndex(e => new { e.TenantId, e.PersonId });
        });
    }
}
