using System.Globalization;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Printing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Courses.Certify;

/// <summary>A certificate as it is shown and printed, in the current written form.</summary>
/// <param name="Facts">Label and value, in the order they are shown.</param>
/// <param name="Statement">What it gives, or that it gives no points.</param>
public sealed record CertificateSheet(
    Certificate Certificate, string Logo, string Issuer, IReadOnlyList<(string Label, string Value)> Facts, string Statement, IReadOnlyList<CertificateApproval> Approvals)
{
    public const string View = "/Certify/_CertificateSheet.cshtml";

    public bool IsWithdrawn => Certificate.WithdrawnAt is not null;

    public string StatusText => Certificate.WithdrawnAt is { } at ? Format(Texts.CertWithdrawnOn, at.DayInOslo().Long()) : Texts.CertValid;

    /// <param name="reader">The tenant whose address it is read at; the certificate names its own organiser.</param>
    public static CertificateSheet Of(Certificate certificate, Tenant reader) => new(
        certificate, PageWriter.LogoOf(reader), certificate.Organiser,
        [
            (Texts.CertSession, certificate.SessionTitle),
            (Texts.CertWhen, Dates.Period(certificate.Starts, certificate.Ends)),
            (Texts.CertWhere, certificate.Place),
            (Texts.CertOrganiser, certificate.Organiser),
            (Texts.CertAttended, AttendedOf(certificate)),
            (Texts.CertPoints, PointsOf(certificate)),
            (Texts.CertIssued, certificate.IssuedAt.DayInOslo().Long()),
        ],
        StatementOf(certificate), certificate.Approvals);

    public static string StatusOf(CertificateApproval approval) => approval switch
    {
        { Holds: true } => Texts.CertApproved,
        { Status: CertificateApproval.Approved } => Texts.CertApprovedOtherTime,
        { Status: CertificateApproval.Applied } => Texts.CertApplied,
        { Status: "rejected" } => Texts.CertRejected,
        { Status: "expired" } => Texts.CertExpired,
        _ => approval.Status,
    };

    public static string Hours(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => Format(Texts.CertMinutes, rest),
        (1, 0) => Texts.CertOneHour,
        (var hours, 0) => Format(Texts.CertHours, hours),
        (1, var rest) => Format(Texts.CertOneHourMinutes, rest),
        var (hours, rest) => Format(Texts.CertHoursMinutes, hours, rest),
    };

    public static string Points(decimal points) => points.ToString("0.##", CultureInfo.CurrentCulture);

    private static string AttendedOf(Certificate certificate) => certificate.AttendedMinutes == certificate.HeldMinutes
        ? Hours(certificate.AttendedMinutes)
        : Format(Texts.CertAttendedOf, Hours(certificate.AttendedMinutes), Hours(certificate.HeldMinutes));

    private static string PointsOf(Certificate certificate)
    {
        var holding = certificate.Approvals.Where(a => a.Holds).ToList();
        return holding.Count == 0 ? Texts.CertNoPointsShort
            : string.Join("; ", holding.Select(a => a.Points is { } points ? $"{Points(points)} ({a.Category})" : Format(Texts.CertPointsUnwritten, a.Category)));
    }

    private static string StatementOf(Certificate certificate) =>
        certificate.Approvals.Any(a => a.Holds) ? Texts.CertStatementApproved
        : certificate.Approvals.Any(a => a.Status == CertificateApproval.Applied) ? Texts.CertStatementApplied
        : Texts.CertStatementNone;

    private static string Format(string text, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, text, arguments);
}
