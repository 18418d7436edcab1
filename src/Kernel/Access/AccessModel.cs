using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Access;

internal static class AccessModel
{
    public static void Contribute(ModelBuilder model)
    {
        model.Entity<Tenant>(tenant =>
        {
            tenant.ToTable("Tenants").IsInstallationTable();
            tenant.Property(t => t.Name).HasMaxLength(100);
            tenant.Property(t => t.HostName).HasMaxLength(253);
            tenant.HasIndex(t => t.HostName).IsUnique();
            tenant.Property(t => t.Theme).HasMaxLength(40);
            tenant.Property(t => t.SwitchedOff).HasMaxLength(400);
            tenant.Property(t => t.FourEyes).HasMaxLength(400);
            tenant.Property(t => t.AccentColour).HasMaxLength(7);
            tenant.Property(t => t.LogoKey).HasMaxLength(80);
        });
        model.Entity<Municipality>(municipality =>
        {
            municipality.ToTable("Municipalities").IsInstallationTable();
            municipality.HasKey(m => new { m.Number, m.ValidFrom });
            municipality.Property(m => m.Number).HasMaxLength(4);
            municipality.Property(m => m.Name).HasMaxLength(100);
            municipality.Property(m => m.Fylke).HasMaxLength(100);
        });
        model.Entity<Account>(account =>
        {
            account.ToTable("Accounts").IsInstallationTable();
            account.Property(a => a.DisplayName).HasMaxLength(120);
            account.Property(a => a.Profession).HasConversion<string>().HasMaxLength(40);
            account.Property(a => a.HprNumber).HasMaxLength(9);
            account.Property(a => a.MunicipalityNumber).HasMaxLength(4);
            account.Property(a => a.Workplace).HasMaxLength(120);
        });
        model.Entity<Membership>(membership =>
        {
            membership.ToTable("Memberships").IsTenantTable().AlsoReadByPerson();
            membership.Property(m => m.Role).HasConversion<string>().HasMaxLength(40);
            membership.Property(m => m.MunicipalityNumber).HasMaxLength(4);
            membership.Property(m => m.Workplace).HasMaxLength(120);
            membership.HasIndex(m => new { m.TenantId, m.PersonId, m.Role }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
        });
        model.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("AuditEntries").IsTenantTable();
            entry.Property(e => e.Action).HasMaxLength(60);
            entry.Property(e => e.Subject).HasMaxLength(200);
            entry.Property(e => e.Detail).HasMaxLength(400);
            entry.HasIndex(e => new { e.TenantId, e.At });
        });
    }
}
