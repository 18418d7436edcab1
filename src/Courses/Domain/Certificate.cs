using System.Buffers.Text;
using System.Globalization;
using KunnskapsPortal.Kernel.Publishing;
using NodaTime;

namespace KunnskapsPortal.Courses.Domain;

/// <summary>An approval of a course as its text says it, frozen in a certificate.</summary>
/// <param name="Body">Who approves.</param>
/// <param name="Number">The approval's number; empty where none is written.</param>
/// <param name="Category">The category of points, as the text says it.</param>
/// <param name="Points">Null where none is written.</param>
/// <param name="Hours">As written.</param>
/// <param name="Status">As in the course's text: <c>applied</c>, <c>approved</c>, <c>rejected</c> or <c>expired</c>.</param>
/// <param name="Holds">The course was approved, and the approval covered the session's first day.</param>
public sealed record CertificateApproval(string Body, string Number, string Category, decimal? Points, string Hours, string Status, bool Holds)
{
    public const string Approved = "approved";
    public const string Applied = "applied";

    /// <summary>Every approval in a course's text, also those that do not hold: a certificate says what was asked for as well.</summary>
    /// <param name="course">A text without such records gives none.</param>
    /// <param name="day">The first day of the session.</param>
    public static IReadOnlyList<CertificateApproval> Of(FieldValues course, LocalDate day) =>
    [
        .. course.Records("approvals").Select(record => new CertificateApproval(
            record.Text("body"), record.Text("number"), record.Text("category"), PointsIn(record.Text("points")), record.Text("hours"), record.Text("status"),
            record.Text("status") == Approved && !(record.Date("from") > day) && !(record.Date("to") < day))),
    ];

    /// <summary>The first number of a text like «15» or «7,5 poeng»; null where there is none.</summary>
    public static decimal? PointsIn(string text)
    {
        var digits = new string([.. text.Trim().Replace(',', '.').TakeWhile(c => char.IsAsciiDigit(c) || c == '.')]);
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary>
/// The code in a certificate's address: 16 bytes that name the person and 16 random ones, in base64url. The name lets the
/// certificate be looked for behind the person's own wall; it proves nothing.
/// </summary>
public static class CertificateCode
{
    /// <summary>128 bits that cannot be guessed.</summary>
    public const int RandomBytes = 16;

    public const int Length = 43;

    /// <exception cref="ArgumentException">Not <see cref="RandomBytes"/> bytes.</exception>
    public static string Make(Guid person, ReadOnlySpan<byte> random)
    {
        if (random.Length != RandomBytes)
            throw new ArgumentException("Wrong number of random bytes.", nameof(random));
        Span<byte> bytes = stackalloc byte[16 + RandomBytes];
        person.TryWriteBytes(bytes, bigEndian: true, out _);
        random.CopyTo(bytes[16..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Whom the code says it belongs to; null for a text that is no code.</summary>
    public static Guid? PersonOf(string code)
    {
        Span<byte> bytes = stackalloc byte[16 + RandomBytes];
        return code.Length == Length && Base64Url.IsValid(code) && Base64Url.TryDecodeFromChars(code, bytes, out var written) && written == bytes.Length
            ? new Guid(bytes[..16], bigEndian: true)
            : null;
    }
}
