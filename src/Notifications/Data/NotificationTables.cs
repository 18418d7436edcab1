using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Notifications.Data;

internal sealed class NotificationTables : IModelContribution
{
    private const int KindLength = 40;

    public void Contribute(ModelBuilder model)
    {
        model.Entity<OutgoingMail>(mail =>
        {
            mail.ToTable("OutgoingMails").IsTenantTable();
            mail.Property(m => m.Kind).HasMaxLength(KindLength);
            mail.Property(m => m.Matter).HasMaxLength(OutgoingMail.MatterLength);
            mail.Property(m => m.Address).HasMaxLength(OutgoingMail.AddressLength);
            mail.Property(m => m.Name).HasMaxLength(120);
            mail.Property(m => m.Subject).HasMaxLength(OutgoingMail.SubjectLength);
            mail.Property(m => m.CalendarMethod).HasMaxLength(20);
            mail.Property(m => m.Unsubscribe).HasMaxLength(KindLength);
            mail.Property(m => m.State).HasConversion<string>().HasMaxLength(20);
            mail.Property(m => m.Reply).HasMaxLength(OutgoingMail.ReplyLength);
            mail.HasIndex(m => new { m.TenantId, m.Matter }).IsUnique();
            mail.HasIndex(m => new { m.TenantId, m.State, m.CreatedAt });
            mail.HasIndex(m => new { m.TenantId, m.CreatedAt });
        });
        model.Entity<DigestLine>(line =>
        {
            line.ToTable("DigestLines").IsTenantTable().AlsoReadByPerson();
            line.Property(l => l.Kind).HasMaxLength(KindLength);
            line.Property(l => l.Matter).HasMaxLength(OutgoingMail.MatterLength);
            line.Property(l => l.Title).HasMaxLength(DigestLine.TitleLength);
            line.Property(l => l.Address).HasMaxLength(DigestLine.AddressLength);
            line.HasIndex(l => new { l.TenantId, l.PersonId, l.Matter }).IsUnique();
            line.HasIndex(l => new { l.TenantId, l.WrittenAt });
        });
        model.Entity<NoticeSettings>(settings =>
        {
            settings.ToTable("NoticeSettings").IsTenantTable().AlsoReadByPerson();
            settings.Property(s => s.Choices).HasMaxLength(NoticeSettings.ChoicesLength);
            settings.Property(s => s.UndeliverableAddress).HasMaxLength(OutgoingMail.AddressLength);
            settings.HasIndex(s => new { s.TenantId, s.PersonId }).IsUnique();
        });
    }
}
