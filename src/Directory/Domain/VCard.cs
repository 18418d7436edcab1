using System.Text;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>The public particulars of one contact, for an address book. There is no place for a direct number.</summary>
/// <param name="Id">Stays the same through every revision of the contact.</param>
/// <param name="Phone">Null where the reader may not see it.</param>
/// <param name="Email">Null where the reader may not see it.</param>
/// <param name="Organization">Null where the contact belongs to none that is named.</param>
/// <param name="Note">Free text, several lines allowed.</param>
/// <param name="Page">The contact's page, an absolute address.</param>
/// <param name="Revised">When the contact was last changed.</param>
public sealed record VCardContact(
    Guid Id,
    ContactKind Kind,
    string Name,
    string Title,
    string? Organization,
    PhoneNumber? Phone,
    string? Email,
    string Note,
    Uri Page,
    Instant Revised);

/// <summary>
/// Writes vCard 4.0 (RFC 6350): UTF-8, lines end with CRLF (3.2), no line is longer than 75 octets and none is folded inside
/// a character (3.2), and backslash, comma, semicolon and line break are escaped in text (3.4).
/// </summary>
public static class VCard
{
    public const string ContentType = "text/vcard; charset=utf-8";
    private const int MaxOctets = 75;
    private static readonly InstantPattern Timestamp = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static string Write(VCardContact contact)
    {
        List<string> lines =
        [
            "BEGIN:VCARD",
            "VERSION:4.0",
            contact.Kind is ContactKind.NavOffice or ContactKind.GpOffice ? "KIND:org" : "KIND:individual",
            $"UID:urn:uuid:{contact.Id:D}",
            $"FN:{Escape(contact.Name)}",
            $"TITLE:{Escape(contact.Title)}",
        ];
        if (contact.Organization is not null)
            lines.Add($"ORG:{Escape(contact.Organization)}");
        if (contact.Phone is { } phone)
        {
            lines.Add(phone.International is null
                ? $"TEL;TYPE=work:{Escape(phone.Written)}"
                : $"TEL;VALUE=uri;TYPE=\"work,voice\":{phone.Link}");
        }

        if (contact.Email is not null)
            lines.Add($"EMAIL;TYPE=work:{Escape(contact.Email)}");
        lines.Add($"NOTE:{Escape(contact.Note)}");
        lines.Add($"URL:{contact.Page.AbsoluteUri}");
        lines.Add($"REV:{Timestamp.Format(contact.Revised)}");
        lines.Add("END:VCARD");
        return string.Concat(lines.Select(Fold));
    }

    /// <summary>A text value as it stands in a property. Control characters other than line breaks and tabs go.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
                escaped.Append("\\n");
            else if (rune.Value is '\\' or ',' or ';')
                escaped.Append('\\').Append(rune);
            else if (rune.Value == '\t' || !Rune.IsControl(rune))
                escaped.Append(rune);
        }

        return escaped.ToString();
    }

    /// <summary>One content line with its CRLF, folded where it is longer than 75 octets.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
