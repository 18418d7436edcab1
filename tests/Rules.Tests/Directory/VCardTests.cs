using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Directory.Domain;
using NodaTime;

namespace KunnskapsPortal.Rules.Tests.Directory;

public sealed class VCardTests
{
    private static readonly VCardContact Contact = new(
        Guid.Parse("018f0000-0000-7000-8000-000000000001"),
        ContactKind.AdvisoryPhysician,
        "Kari Ødegård; lege",
        "Rådgivende lege, Nav",
        "Nav",
        new PhoneNumber("00 00 00 01"),
        "kari@demo.example",
        "Hverdager 09–15\nIkke send pasientopplysninger på e-post, og ikke på SMS",
        new Uri("https://portal.example/innlandet/kontakt/kari"),
        Instant.FromUtc(2026, 11, 2, 9, 5, 7));

    [Fact]
    public void A_card_is_version_4_with_its_public_particulars_and_revision()
    {
        var lines = Unfold(VCard.Write(Contact));

        Assert.Equal("BEGIN:VCARD", lines[0]);
        Assert.Equal("VERSION:4.0", lines[1]);
        Assert.Equal("END:VCARD", lines[^1]);
        Assert.Contains("KIND:individual", lines);
        Assert.Contains("UID:urn:uuid:018f0000-0000-7000-8000-000000000001", lines);
        Assert.Contains(@"FN:Kari Ødegård\; lege", lines);
        Assert.Contains(@"TITLE:Rådgivende lege\, Nav", lines);
        Assert.Contains("TEL;VALUE=uri;TYPE=\"work,voice\":tel:+4700000001", lines);
        Assert.Contains(@"NOTE:Hverdager 09–15\nIkke send pasientopplysninger på e-post\, og ikke på SMS", lines);
        Assert.Contains("REV:20261102T090507Z", lines);
    }

    [Fact]
    public void An_office_is_an_organisation_and_a_short_number_stays_as_it_is_written()
    {
        var lines = Unfold(VCard.Write(Contact with { Kind = ContactKind.NavOffice, Phone = new PhoneNumber("116 117"), Organization = null }));

        Assert.Contains("KIND:org", lines);
        Assert.Contains("TEL;TYPE=work:116 117", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("ORG", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_line_ends_with_CRLF_and_has_at_most_75_octets_of_whole_characters() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var name = string.Concat(Enumerable.Repeat(text.Get + "æ😀", 12));
            var card = VCard.Write(Contact with { Name = name, Note = text.Get });
            Assert.EndsWith("\r\n", card);
            Assert.DoesNotContain('\n', card.Replace("\r\n", "", StringComparison.Ordinal));
            Assert.DoesNotContain('\r', card.Replace("\r\n", "", StringComparison.Ordinal));
            var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
            Assert.All(card.Split("\r\n"), line => Assert.InRange(strict.GetByteCount(line), 0, 75));
        }));

    [Fact]
    public void What_is_written_can_be_read_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var plain = string.Concat(text.Get.ReplaceLineEndings("\n").EnumerateRunes()
                .Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune)));
            var note = Unfold(VCard.Write(Contact with { Note = text.Get })).Single(line => line.StartsWith("NOTE:", StringComparison.Ordinal));
            Assert.Equal(plain, Unescape(note["NOTE:".Length..]));
        }));

    private static List<string> Unfold(string card) =>
        [.. card.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '\\')
                text.Append(value[++at] == 'n' ? '\n' : value[at]);
            else
                text.Append(value[at]);
        }

        return text.ToString();
    }
}
