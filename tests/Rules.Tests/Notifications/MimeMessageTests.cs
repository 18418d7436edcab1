using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.SendMail;

namespace KunnskapsPortal.Rules.Tests.Notifications;

public sealed class MimeMessageTests
{
    [Fact]
    public void A_mail_has_the_head_that_the_standards_ask_for()
    {
        var mail = new SmallMailReader(MimeMessage.Write(Mails.Plain with { Unsubscribe = "https://portal.example/innlandet/konto/avmeld/x", Language = Language.Nynorsk }));
        Assert.Equal(
            ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Language", "List-Unsubscribe", "List-Unsubscribe-Post", "Content-Type"],
            mail.Names);
        Assert.Equal("Thu, 11 Mar 2027 09:05:09 +0100", mail["Date"]);
        Assert.Equal("\"Kunnskapsportalen Innlandet\" <portal@portal.example>", mail["From"]);
        Assert.Equal("\"Demo Fastlege\" <fastlege@demo.example>", mail["To"]);
        Assert.Equal("<0198f3a2000070008000000000000001@portal.example>", mail["Message-ID"]);
        Assert.Equal("auto-generated", mail["Auto-Submitted"]);
        Assert.Equal("nn", mail["Content-Language"]);
        Assert.Equal("<https://portal.example/innlandet/konto/avmeld/x>", mail["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail["List-Unsubscribe-Post"]);
    }

    [Fact]
    public void The_parts_stand_from_the_plainest_to_the_richest_with_the_calendar_last()
    {
        var mail = new SmallMailReader(MimeMessage.Write(Mails.Plain with { Calendar = ("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n") }));
        Assert.Equal(
            [("text/plain; charset=UTF-8", "Hei"), ("text/html; charset=UTF-8", "<p>Hei</p>"), ("text/calendar; charset=UTF-8; method=REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")],
            mail.Parts);
        Assert.Equal(2, new SmallMailReader(MimeMessage.Write(Mails.Plain)).Parts.Count);
        Assert.DoesNotContain("List-Unsubscribe", new SmallMailReader(MimeMessage.Write(Mails.Plain)).Names);
    }

    [Fact]
    public void No_text_adds_a_header_or_a_part_and_each_comes_back() => Assert.All(Mails.Hostile, AssertReadBack);

    [Fact]
    public void Any_text_comes_back_as_it_was_written_and_every_line_keeps_the_standard() =>
        Prop.ForAll(Mails.AnyText.ToArbitrary(), AssertReadBack).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_mail_gives_the_same_octets() =>
        Assert.Equal(MimeMessage.Write(Mails.Plain with { Subject = "Ä" }), MimeMessage.Write(Mails.Plain with { Subject = "Ä" }));

    [Theory]
    [InlineData("https://portal.example/x\r\nBcc: noen@demo.example")]
    [InlineData("https://portal.example/x> <https://evil.example")]
    [InlineData("https://portal.example/å")]
    public void An_address_that_cannot_stand_in_a_header_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => MimeMessage.Write(Mails.Plain with { Unsubscribe = address }));

    [Fact]
    public void A_method_that_is_none_is_refused() =>
        Assert.Throws<ArgumentException>(() => MimeMessage.Write(Mails.Plain with { Calendar = ("REQUEST\r\nX: y", "") }));

    private static void AssertReadBack(string text)
    {
        var mail = new SmallMailReader(MimeMessage.Write(Mails.Plain with { Subject = text, ToName = text, FromName = text, Text = text, Html = text, Calendar = ("CANCEL", text) }));
        Assert.Equal(["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Auto-Submitted", "Content-Language", "Content-Type"], mail.Names);
        Assert.Equal(Mails.InHead(text), SmallMailReader.Decode(mail["Subject"]));
        var named = string.IsNullOrWhiteSpace(text) ? "" : Mails.InHead(text);
        Assert.Equal((named, "fastlege@demo.example"), SmallMailReader.Mailbox(mail["To"]));
        Assert.Equal((named, "portal@portal.example"), SmallMailReader.Mailbox(mail["From"]));
        Assert.Equal([Mails.InBody(text), Mails.InBody(text), Mails.InBody(text)], mail.Parts.Select(part => part.Text));
    }
}
