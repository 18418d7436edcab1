using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.Data;

internal sealed class CourseTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<CourseSession>(session =>
        {
            session.ToTable("CourseSessions", table =>
            {
                table.HasCheckConstraint("CK_CourseSessions_Seats", "\"Seated\" >= 0 AND \"Waiting\" >= 0 AND \"Offered\" >= 0 AND \"Seated\" + \"Offered\" <= \"Capacity\"");
            }).IsPublishedTable();
            session.Property(s => s.CourseKey).HasMaxLength(80);
            session.Property(s => s.Key).HasMaxLength(80);
            session.Property(s => s.Format).HasMaxLength(20);
            session.Property(s => s.Municipality).HasMaxLength(4);
            session.HasIndex(s => new { s.TenantId, s.CourseKey, s.Key }).IsUnique();
        });
        model.Entity<CourseQueue>(queue =>
        {
            queue.ToTable("CourseQueues").IsTenantTable();
            queue.Property(q => q.CourseKey).HasMaxLength(80);
            queue.HasIndex(q => new { q.TenantId, q.CourseKey }).IsUnique();
        });
        model.Entity<CourseMeeting>(meeting =>
        {
            meeting.ToTable("CourseMeetings").IsPublishedTable();
            meeting.Property(m => m.Key).HasMaxLength(80);
            meeting.Property(m => m.Fingerprint).HasMaxLength(64);
            meeting.HasIndex(m => new { m.SessionId, m.Key }).IsUnique();
        });
        model.Entity<Enrolment>(enrolment =>
        {
            enrolment.ToTable("Enrolments").IsTenantTable().AlsoReadByPerson();
            enrolment.Property(e => e.State).HasConversion<string>().HasMaxLength(20);
            enrolment.Property(e => e.Audience).HasMaxLength(40);
            enrolment.Property(e => e.Municipality).HasMaxLength(4);
            enrolment.HasIndex(e => new { e.TenantId, e.SessionId, e.PersonId }).IsUnique().HasFilter("\"State\" <> 'Cancelled'");
            enrolment.Ignore(e => e.Profile);
            enrolment.HasIndex(e => e.PersonId);
        });
        model.Entity<EnrolmentDecision>(decision =>
        {
            decision.ToTable("EnrolmentDecisions").IsTenantTable().AlsoReadByPerson();
            decision.Property(d => d.Event).HasConversion<string>().HasMaxLength(20);
            decision.Property(d => d.ClassTitle).HasMaxLength(200);
            decision.HasIndex(d => new { d.EnrolmentId, d.At });
        });
    }
}
