using KunnskapsPortal.Courses.ArrangeCourse.KeepMeetingLinks;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.ArrangeCourse;

internal sealed class ArrangeTables : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<MeetingLink>(link =>
    {
        link.ToTable("MeetingLinks").IsTenantTable();
        link.Property(l => l.MeetingKey).HasMaxLength(80);
        link.Property(l => l.Url).HasMaxLength(KeepMeetingLinksHandler.LongestUrl);
        link.HasIndex(l => new { l.SessionId, l.MeetingKey }).IsUnique();
    });
}
