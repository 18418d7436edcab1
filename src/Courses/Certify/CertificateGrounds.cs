using System.Security.Cryptography;
using System.Text.Json;
using KunnskapsPortal.Courses.Attend;
using KunnskapsPortal.Courses.BrowseCourses;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.TellPeople;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>One person with a seat, and what the arranger decides on: the time, and the certificates there are.</summary>
public sealed record Candidate(AttendeeRow Attendee, bool Qualifies, Certificate? Valid, Certificate? Withdrawn)
{
    public Guid PersonId => Attendee.Person.PersonId;

    public string Name => Attendee.Person.Name;

    /// <summary>Gets one when the arranger issues to all: one that was withdrawn is issued again for that person alone.</summary>
    public bool IsNext => Qualifies && Valid is null && Withdrawn is null;
}

/// <summary>What certificates of a session of the current tenant rest on.</summary>
public sealed class CertificateGrounds(PortalDb db, PlacedPeople people, AttendanceReader attendance, TenantContext tenant)
{
    /// <summary>Everybody with a seat, by name.</summary>
    public async Task<(AttendanceSheet Sheet, IReadOnlyList<Candidate> People)> OfAsync(SessionView session, CancellationToken cancel)
    {
        var sheet = await attendance.OfAsync(session, cancel);
        var certificates = (await db.Set<Certificate>().AsNoTracking().Where(c => c.SessionId == session.Row.Id).OrderBy(c => c.IssuedAt).ToListAsync(cancel)).ToLookup(c => c.PersonId);
        return (sheet, [.. sheet.People.Select(row => new Candidate(
            row, sheet.IsClosed && row.Time.Reaches(sheet.Share),
            certificates[row.Person.PersonId].LastOrDefault(c => c.WithdrawnAt is null), certificates[row.Person.PersonId].LastOrDefault(c => c.WithdrawnAt is not null)))]);
    }

    /// <summary>The session in each form its course is published in.</summary>
    public Task<SessionForms> FormsAsync(Guid sessionId, CancellationToken cancel) => people.SessionAsync(sessionId, cancel);

    /// <summary>The forms that people read, for those who have chosen one.</summary>
    public async Task<IReadOnlyDictionary<Guid, Language>> LanguagesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await db.Set<Account>().Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Language }).ToDictionaryAsync(a => a.Id, a => a.Language ?? tenant.Tenant.DefaultLanguage, cancel);

    /// <summary>A certificate with everything it says.</summary>
    public static Certificate Write(Candidate candidate, SessionView session, string root, Guid by, Instant now)
    {
        var code = CertificateCode.Make(candidate.PersonId, RandomNumberGenerator.GetBytes(CertificateCode.RandomBytes));
        return new Certificate
        {
            Id = Guid.CreateVersion7(),
            PersonId = candidate.PersonId,
            SessionId = session.Row.Id,
            Code = code,
            Address = $"{root}/bevis/{code}",
            Language = session.Course.Language,
            Name = candidate.Name,
            CourseTitle = session.Course.Title,
            SessionTitle = session.Title,
            Organiser = session.Course.Document.Text("organiser"),
            Place = session.Place,
            Starts = session.Row.Starts,
            Ends = session.Row.Ends,
            AttendedMinutes = candidate.Attendee.Time.Attended,
            HeldMinutes = candidate.Attendee.Time.Held,
            PointsText = session.Course.Document.TextOrNull("points"),
            ApprovalsJson = JsonSerializer.Serialize(CertificateApproval.Of(session.Course.Document, session.Row.Starts.Date)),
            IssuedAt = now,
            IssuedBy = by,
        };
    }
}
