using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Accounts.Data;

internal sealed class AccountsModel : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<Invitation>(invitation =>
    {
        invitation.ToTable("Invitations").IsTenantTable();
        invitation.Property(i => i.Email).HasMaxLength(Formats.EmailLength);
        invitation.Property(i => i.NormalizedEmail).HasMaxLength(Formats.EmailLength);
        invitation.Property(i => i.Role).HasConversion<string>().HasMaxLength(40);
        invitation.Property(i => i.Workplace).HasMaxLength(Formats.NameLength);
        invitation.Property(i => i.MunicipalityNumber).HasMaxLength(4);
        invitation.Property(i => i.TokenHash).HasMaxLength(64);
        invitation.Ignore(i => i.ExpiresAt);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasIndex(i => new { i.TenantId, i.InvitedAt });
    });
}
