using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.SendMail;

namespace KunnskapsPortal.Rules.Tests.Notifications;

public sealed class SmtpRulesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a\r\n")]
    [InlineData("a\r\n", "a\r\n")]
    [InlineData(".", "..\r\n")]
    [InlineData(".a\r\n..b\r\nc.\r\n", "..a\r\n...b\r\nc.\r\n")]
    [InlineData("a\r\n.\r\nMAIL FROM:<x>\r\n", "a\r\n..\r\nMAIL FROM:<x>\r\n")]
    [InlineData("a\n.\n", "a\n..\n\r\n")]
    public void A_line_that_begins_with_a_dot_gets_one_more(string message, string sent) =>
        Assert.Equal(sent, Encoding.Latin1.GetString(DotStuffing.Of(Encoding.Latin1.GetBytes(message))));

    [Fact]
    public void No_message_holds_the_end_of_data_and_the_server_takes_off_what_was_put_on()
    {
        var pieces = Gen.OneOf(Gen.Elements("\r\n", "\n", "\r", ".", ".\r\n", "\r\n.\r\n", "a"), Gen.Choose(0, 255).Select(o => ((char)o).ToString()));
        var octets = Gen.Choose(0, 60).SelectMany(length => pieces.ListOf(length)).Select(parts => string.Concat(parts));
        Prop.ForAll(octets.ToArbitrary(), message =>
        {
            var sent = Encoding.Latin1.GetString(DotStuffing.Of(Encoding.Latin1.GetBytes(message)));
            // As the server sees it: after the CRLF of DATA, up to the end that the client adds.
            Assert.DoesNotContain("\n.\r\n", "\r\n" + sent, StringComparison.Ordinal);
            Assert.DoesNotContain("\n.\n", "\r\n" + sent, StringComparison.Ordinal);
            var read = ("\n" + sent).Replace("\n..", "\n.", StringComparison.Ordinal)[1..];
            Assert.Equal(message.Length == 0 || message.EndsWith("\r\n", StringComparison.Ordinal) ? message : message + "\r\n", read);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("fastlege@demo.example", "fastlege@demo.example", false)]
    [InlineData("o'hara+x/y=z@demo.example", "o'hara+x/y=z@demo.example", false)]
    [InlineData("a.b@blåbær.example", "a.b@xn--blbr-roah.example", false)]
    [InlineData("bjørn@demo.example", "bjørn@demo.example", true)]
    public void An_address_is_read(string text, string address, bool needsUtf8)
    {
        var read = MailAddressForm.Parse(text)!;
        Assert.Equal((address, needsUtf8), (read.ToString(), read.NeedsUtf8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@demo.example")]
    [InlineData("a@")]
    [InlineData("a b@demo.example")]
    [InlineData("a@demo.example>\r\nRCPT TO:<b@demo.example")]
    [InlineData("a\r\n@demo.example")]
    [InlineData("a@demo.example\r\nBcc: b@demo.example")]
    [InlineData("<a@demo.example>")]
    [InlineData("a,b@demo.example")]
    [InlineData("\"a b\"@demo.example")]
    [InlineData("a..b@demo.example")]
    [InlineData(".a@demo.example")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@b@demo.example")]
    [InlineData("a@demo..example")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@demo.example")]
    public void What_cannot_stand_in_a_command_is_no_address(string text) => Assert.Null(MailAddressForm.Parse(text));

    [Theory]
    [InlineData("250 2.1.5 OK", 250, "2.1.5", false)]
    [InlineData("550-5.1.1 No such user", 550, "5.1.1", true)]
    [InlineData("354", 354, null, false)]
    [InlineData("450 Later", 450, null, false)]
    [InlineData("550 4.1.1 The classes differ", 550, null, false)]
    [InlineData("550 5.1.1234 x", 550, null, false)]
    public void An_answer_is_read(string line, int code, string? enhanced, bool hasMore)
    {
        var read = SmtpReply.ReadLine(line)!.Value;
        Assert.Equal((code, hasMore), (read.Code, read.HasMore));
        Assert.Equal(enhanced, new SmtpReply(read.Code, [read.Text]).Enhanced);
    }

    [Theory]
    [InlineData("")]
    [InlineData("25")]
    [InlineData("2500 x")]
    [InlineData("150 x")]
    [InlineData("HTTP/1.1 400 Bad Request")]
    public void What_no_mail_server_says_is_no_answer(string line) => Assert.Null(SmtpReply.ReadLine(line));

    [Theory]
    [InlineData(null, true)]
    [InlineData("5.0.0", true)]
    [InlineData("5.1.1", true)]
    [InlineData("5.1.10", true)]
    [InlineData("5.2.1", true)]
    [InlineData("5.4.4", true)]
    [InlineData("5.2.2", false)]
    [InlineData("5.3.4", false)]
    [InlineData("5.4.7", false)]
    [InlineData("5.7.1", false)]
    [InlineData("4.1.1", false)]
    [InlineData("4.4.1", false)]
    public void A_refusal_is_about_the_address_or_it_is_not(string? enhanced, bool isAddress) => Assert.Equal(isAddress, AddressFailure.IsMeantBy(enhanced));

    [Fact]
    public void A_reply_is_read_back_as_it_was_stored()
    {
        foreach (var step in Enum.GetValues<SmtpStep>())
        {
            foreach (var reply in new[] { new MailReply("550", step, "5.1.1"), new MailReply("451", step), new MailReply(MailReply.Cut, step) })
                Assert.Equal(reply, MailReply.Parse(reply.ToString()));
        }

        Assert.Null(MailReply.Parse(null));
        Assert.Null(MailReply.Parse("noe helt annet her"));
    }

    [Fact]
    public void The_return_address_holds_the_limits_and_leads_back_to_the_mail()
    {
        var id = Guid.Parse("0198f3a2-0000-7000-8000-0000000000ff");
        var address = ReturnAddress.Of(id, "portal.example");
        Assert.Equal("retur+0198f3a20000700080000000000000ff@portal.example", address);
        Assert.InRange(address.IndexOf('@', StringComparison.Ordinal), 1, 64);
        Assert.Equal(id, ReturnAddress.FindReturn($"  <{address.ToUpperInvariant()}>", "portal.example"));
        Assert.Null(ReturnAddress.FindReturn(address, "annet.example"));
        Assert.Null(ReturnAddress.FindReturn("x" + address, "portal.example"));
        Assert.Null(ReturnAddress.FindReturn(address + ".evil.example", "portal.example"));
        Assert.Equal(id, ReturnAddress.FindMessageId(ReturnAddress.MessageId(id, "portal.example"), "portal.example"));
    }
}
