using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.ReceiveBounces;

namespace KunnskapsPortal.Rules.Tests.Notifications;

public sealed class BounceTextTests
{
    private const string Domain = "portal.example";
    private static readonly Guid Id = Guid.Parse("0198f3a2-0000-7000-8000-0000000000ff");
    private static readonly string To = ReturnAddress.Of(Id, Domain);
    private static readonly string MessageId = ReturnAddress.MessageId(Id, Domain);

    [Theory]
    [InlineData("failed", "5.1.1", "5.1.1")]
    [InlineData("Failed", "5.1.1 (bad destination mailbox address)", "5.1.1")]
    [InlineData("failed", "4.4.1", "4.4.1")]
    [InlineData("failed", "x", "5.0.0")]
    public void A_failure_is_read_with_its_status(string action, string status, string read) =>
        Assert.Equal(new Bounce.Failed(Id, read), Read(Report(action, status)));

    [Theory]
    [InlineData("delayed", "4.4.1")]
    [InlineData("delivered", "2.0.0")]
    [InlineData("relayed", "2.0.0")]
    [InlineData("expanded", "2.0.0")]
    public void A_report_that_is_no_failure_changes_nothing(string action, string status) => Assert.IsType<Bounce.Harmless>(Read(Report(action, status)));

    [Theory]
    [InlineData("To")]
    [InlineData("Delivered-To")]
    [InlineData("X-Original-To")]
    [InlineData("Envelope-To")]
    public void The_mail_is_known_by_the_address_that_the_report_came_to(string field) =>
        Assert.Equal(new Bounce.Failed(Id, "5.1.1"), Read(Report("failed", "5.1.1", $"{field}: <{To}>", "Message-ID: <x@y.example>")));

    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("text/rfc822-headers")]
    [InlineData("message/rfc822-headers; charset=utf-8")]
    [InlineData("message/global")]
    public void Else_by_the_mail_that_lies_in_the_report(string type) =>
        Assert.Equal(new Bounce.Failed(Id, "5.1.1"), Read(Report("failed", "5.1.1", "To: postmaster@portal.example", $"Message-ID: {MessageId}", type)));

    [Fact]
    public void A_field_that_is_folded_is_read() =>
        Assert.Equal(new Bounce.Failed(Id, "5.1.1"), Read(Report("failed", "5.1.1", "To: x@portal.example", $"Message-ID:\r\n {MessageId}")));

    [Fact]
    public void Line_feeds_alone_and_a_line_of_the_envelope_in_front_are_read_too() =>
        Assert.Equal(new Bounce.Failed(Id, "5.1.1"), BounceText.Read("From MAILER-DAEMON Thu Mar 11 09:00:00 2027\n" + Report("failed", "5.1.1").ReplaceLineEndings("\n"), Domain));

    [Fact]
    public void Only_the_last_of_several_groups_may_say_it() =>
        Assert.Equal(
            new Bounce.Failed(Id, "5.2.1"),
            Read(Report("delayed", "4.0.0").Replace("Status: 4.0.0\r\n", "Status: 4.0.0\r\n\r\nFinal-Recipient: rfc822; y@demo.example\r\nAction: failed\r\nStatus: 5.2.1\r\n", StringComparison.Ordinal)));

    private static readonly string[] Others =
    [
        "", "\r\n", "\0\0\0", new string('x', 100_000), string.Concat(Enumerable.Repeat("\r\n", 100_000)), string.Concat(Enumerable.Repeat("a: b\r\n c\r\n", 50_000)),
        $"To: {To}\r\nSubject: Fravær\r\n\r\nJeg er på ferie.\r\n",
        $"To: {To}\r\nContent-Type: multipart/report\r\n\r\nAction: failed\r\n",
        $"To: {To}\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n",
        $"To: {To}\r\nContent-Type: multipart/report; boundary=b\r\n\r\n",
        $"To: {To}\r\nContent-Type: multipart/report; boundary=b\r\n\r\n--b",
        Report("failed", "5.1.1", "To: retur+tull@portal.example", "Message-ID: <x@portal.example>"),
        Report("failed", "5.1.1", $"To: {ReturnAddress.Of(Id, "annet.example")}", "Message-ID: <x@portal.example>"),
    ];

    [Fact]
    public void Anything_else_is_not_ours() => Assert.All(Others, text => Assert.IsType<Bounce.NotOurs>(Read(text)));

    [Fact]
    public void Octets_without_sense_are_read_without_harm()
    {
        var random = new Random(4);
        for (var n = 0; n < 200; n++)
        {
            // A report in which octets have been spoilt, one after the other.
            var spoilt = Report("failed", "5.1.1").ToCharArray();
            for (var times = 0; times < n; times++)
                spoilt[random.Next(spoilt.Length)] = (char)random.Next(256);
            var read = Read(new string(spoilt));
            Assert.True(read is Bounce.NotOurs or Bounce.Harmless || read is Bounce.Failed { Mail: var mail } && mail != Guid.Empty);
        }
    }

    private static Bounce Read(string text) => BounceText.Read(text, Domain);

    /// <summary>As Postfix writes it.</summary>
    private static string Report(string action, string status, string? to = null, string? returned = null, string type = "message/rfc822") =>
        string.Join("\r\n",
            "Return-Path: <>", "Date: Thu, 11 Mar 2027 09:00:00 +0100 (CET)", "From: MAILER-DAEMON@mx.demo.example (Mail Delivery System)", "Subject: Undelivered Mail Returned to Sender",
            to ?? $"To: {To}", "Auto-Submitted: auto-replied", "MIME-Version: 1.0", "Content-Type: multipart/report; report-type=delivery-status;", "\tboundary=\"4F1.1741/mx.demo.example\"", "",
            "This is a MIME-encapsulated message.", "", "--4F1.1741/mx.demo.example", "Content-Description: Notification", "Content-Type: text/plain; charset=us-ascii", "", "I'm sorry.", "",
            "--4F1.1741/mx.demo.example", "Content-Description: Delivery report", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.demo.example", "X-Postfix-Queue-ID: 4F1",
            "Arrival-Date: Thu, 11 Mar 2027 09:00:00 +0100 (CET)", "", "Final-Recipient: rfc822; x@demo.example", "Original-Recipient: rfc822;x@demo.example", $"Action: {action}", $"Status: {status}",
            "Remote-MTA: dns; mx.demo.example", "Diagnostic-Code: smtp; 550 5.1.1 <x@demo.example>: Recipient address rejected", "",
            "--4F1.1741/mx.demo.example", "Content-Description: Undelivered Message", $"Content-Type: {type}", "", "From: portal@portal.example", returned ?? $"Message-ID: {MessageId}", "Subject: x", "", "Hei", "",
            "--4F1.1741/mx.demo.example--", "");
}
