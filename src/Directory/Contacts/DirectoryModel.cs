using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace KunnskapsPortal.Directory.Contacts;

internal sealed class DirectoryModel : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<DirectorySettings>(Settings);
        model.Entity<Contact>(contact =>
        {
            contact.ToTable("Contacts").IsTenantTable();
            contact.HasIndex(c => new { c.TenantId, c.Slug }).IsUnique();
            contact.Property(c => c.Slug).HasMaxLength(Slug.MaxLength);
            contact.Property(c => c.Kind).HasConversion(kind => kind.Word(), word => ContactKinds.Parse(word)).HasMaxLength(40);
            contact.ComplexProperty(c => c.Bokmal, Text);
            contact.ComplexProperty(c => c.Nynorsk, Text);
            contact.Property(c => c.Area).HasMaxLength(120);
            contact.Property(c => c.Phone).HasMaxLength(30);
            contact.Property(c => c.DirectPhone).HasMaxLength(30);
            contact.Property(c => c.Email).HasMaxLength(254);
            contact.Property(c => c.Languages).HasMaxLength(200);
            contact.Property(c => c.Specialties).HasMaxLength(400);
            contact.Property(c => c.StreetAddress).HasMaxLength(200);
            contact.Property(c => c.Opening).HasMaxLength(OpeningHours.MaxLength);
            contact.Property(c => c.Topics).HasMaxLength(200);
            contact.Property(c => c.Visibility).HasMaxLength(ContactVisibility.MaxLength);
            contact.Property(c => c.NavContact).HasMaxLength(200);
            contact.Property(c => c.ChangedAt).IsConcurrencyToken();
            contact.HasIndex(c => new { c.TenantId, c.PersonId });
        });
        model.Entity<ContactMunicipality>(served =>
        {
            served.ToTable("ContactMunicipalities").IsTenantTable();
            served.Property(s => s.Number).HasConversion<MunicipalityNumberConverter>().HasMaxLength(4);
            served.Property(s => s.District).HasConversion<DistrictNumberConverter>().HasMaxLength(6);
            served.HasIndex(s => new { s.ContactId, s.Number, s.District, s.ValidFrom }).IsUnique();
            served.HasIndex(s => s.TenantId);
            served.HasOne<Contact>().WithMany().HasForeignKey(s => s.ContactId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Settings(EntityTypeBuilder<DirectorySettings> settings)
    {
        settings.ToTable("DirectorySettings").IsTenantTable();
        settings.HasIndex(s => s.TenantId).IsUnique();
    }

    private static void Text(ComplexPropertyBuilder<ContactText> text)
    {
        text.Property(t => t.Name).HasMaxLength(120);
        text.Property(t => t.Title).HasMaxLength(120);
        text.Property(t => t.Hours).HasMaxLength(200);
        text.Property(t => t.Answers).HasMaxLength(2000);
        text.Property(t => t.NotFor).HasMaxLength(2000);
        text.Property(t => t.Reach).HasMaxLength(300);
        text.Property(t => t.Division).HasMaxLength(300);
    }

    private sealed class MunicipalityNumberConverter() : ValueConverter<MunicipalityNumber, string>(
        number => number.Value, text => MunicipalityNumber.Parse(text));

    private sealed class DistrictNumberConverter() : ValueConverter<DistrictNumber, string>(
        number => number.Value, text => DistrictNumber.Parse(text));
}
