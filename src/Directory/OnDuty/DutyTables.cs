using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.OnDuty;

internal sealed class DutyTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<DutyPhysician>(physician =>
        {
            physician.ToTable("DutyPhysicians").IsTenantTable();
            physician.HasIndex(p => new { p.TenantId, p.PersonId }).IsUnique();
            physician.HasIndex(p => p.ContactId).IsUnique();
            physician.HasOne<Contact>().WithMany().HasForeignKey(p => p.ContactId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<DutyShift>(shift =>
        {
            shift.ToTable("DutyShifts").IsTenantTable().AlsoReadByPerson();
            shift.Ignore(s => s.Time);
            shift.HasIndex(s => new { s.TenantId, s.PersonId, s.Starts });
            shift.HasIndex(s => new { s.TenantId, s.Starts });
        });
        model.Entity<DutySwap>(swap =>
        {
            swap.ToTable("DutySwaps").IsTenantTable();
            swap.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
            swap.HasIndex(s => s.ShiftId).IsUnique().HasFilter("\"State\" = 'Asked'");
            swap.HasIndex(s => s.TenantId);
            swap.HasOne<DutyShift>().WithMany().HasForeignKey(s => s.ShiftId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<DutyAbsence>(absence =>
        {
            absence.ToTable("DutyAbsences").IsTenantTable();
            absence.Ignore(a => a.Away);
            absence.HasIndex(a => new { a.TenantId, a.LastDay });
        });
        model.Entity<DutySlot>(slot =>
        {
            slot.ToTable("DutySlots").IsTenantTable();
            slot.Ignore(s => s.Time);
            slot.HasIndex(s => new { s.TenantId, s.PersonId, s.Starts }).IsUnique();
            slot.HasIndex(s => new { s.TenantId, s.Starts });
        });
        model.Entity<CallBack>(call =>
        {
            call.ToTable("CallBacks").IsTenantTable().AlsoReadByPerson();
            call.Property(c => c.Topic).HasConversion<string>().HasMaxLength(20);
            call.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
            call.Property(c => c.Number).HasMaxLength(16);
            call.ToTable(table => table.HasCheckConstraint("CK_CallBacks_Number", "(\"Number\" IS NOT NULL) = (\"State\" = 'Asked')"));
            call.HasIndex(c => c.SlotId).IsUnique().HasFilter("\"State\" = 'Asked'");
            call.HasIndex(c => new { c.TenantId, c.PersonId }).IsUnique().HasFilter("\"State\" = 'Asked'");
            call.HasIndex(c => new { c.TenantId, c.PhysicianId, c.State });
        });
    }
}
