using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using KunnskapsPortal.Notifications;
using KunnskapsPortal.Notifications.SendMail;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>The line to the mail server: encryption, signing in, and many mails on one connection.</summary>
public sealed class SmtpPoolTests : IDisposable
{
    private static readonly SmtpPatience Patience = new() { Reply = TimeSpan.FromSeconds(3), Answer = TimeSpan.FromSeconds(3), LeaveAlone = TimeSpan.Zero };
    private static readonly SmtpPatience Trusting = Patience with { Trust = (_, certificate, _, _) => certificate?.Subject == "CN=mail.example" };

    private readonly string _folder = Folders.CreateTempSubdirectory("kp-tls-").FullName;
    private int _letters;

    public void Dispose() => Folders.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("starttls", "smtp")]
    [InlineData("implicit", "smtps")]
    public async Task A_password_goes_over_an_encrypted_line(string tls, string scheme)
    {
        await using var server = await MailServer.StartAsync([.. Tls(tls), "--user", "portal", "--password", "hemmelig/ord:1"]);
        await using var pool = Pool($"{scheme}://portal:hemmelig%2Ford%3A1@0.0.0.0:{server.Port}", Trusting);
        Assert.IsType<SmtpOutcome.Accepted>(await pool.SendAsync(Letter(), CancellationToken.None));
        var mail = Assert.Single(server.Received);
        Assert.Equal((true, "portal"), (mail.Secure, mail.User));
    }

    [Fact]
    public async Task A_wrong_password_is_tried_again_later()
    {
        await using var server = await MailServer.StartAsync([.. Tls("starttls"), "--user", "portal", "--password", "riktig"]);
        await using var pool = Pool($"smtp://portal:galt@0.0.0.0:{server.Port}", Trusting);
        Assert.Equal("535 5.7.8 SignIn", Assert.IsType<SmtpOutcome.RefusedForNow>(await pool.SendAsync(Letter(), CancellationToken.None)).Reply.ToString());
    }

    [Fact]
    public async Task Encryption_is_used_where_it_is_offered_also_without_a_password()
    {
        await using var server = await MailServer.StartAsync(Tls("starttls"));
        await using var pool = Pool(server.Address, Patience);
        Assert.IsType<SmtpOutcome.Accepted>(await pool.SendAsync(Letter(), CancellationToken.None));
        Assert.True(Assert.Single(server.Received).Secure);
    }

    [Theory]
    [InlineData("starttls", "smtp")]
    [InlineData("implicit", "smtps")]
    public async Task A_server_that_nobody_vouches_for_gets_neither_password_nor_mail(string tls, string scheme)
    {
        // 0.0.0.0 leads to this machine and is not a loopback address: so the rules for a server far away hold.
        await using var server = await MailServer.StartAsync([.. Tls(tls), "--user", "portal", "--password", "ord"]);
        await using var pool = Pool($"{scheme}://portal:ord@0.0.0.0:{server.Port}", Patience);
        Assert.Equal("untrusted Secure", Assert.IsType<SmtpOutcome.RefusedForNow>(await pool.SendAsync(Letter(), CancellationToken.None)).Reply.ToString());
        await using var local = Pool($"{scheme}://portal:ord@127.0.0.1:{server.Port}", Patience);
        Assert.IsType<SmtpOutcome.Accepted>(await local.SendAsync(Letter(), CancellationToken.None));
        Assert.Equal(1, server.Count);
    }

    [Fact]
    public async Task A_password_is_not_sent_in_the_clear_but_to_this_machine()
    {
        await using var server = await MailServer.StartAsync("--user", "portal", "--password", "ord");
        await using var far = Pool($"smtp://portal:ord@0.0.0.0:{server.Port}", Patience);
        Assert.Equal("unable Secure", Assert.IsType<SmtpOutcome.RefusedForNow>(await far.SendAsync(Letter(), CancellationToken.None)).Reply.ToString());
        Assert.Equal(0, server.Count);
        await using var near = Pool($"smtp://portal:ord@127.0.0.1:{server.Port}", Patience);
        Assert.IsType<SmtpOutcome.Accepted>(await near.SendAsync(Letter(), CancellationToken.None));
        Assert.Equal("portal", Assert.Single(server.Received).User);
    }

    [Fact]
    public async Task One_connection_takes_a_hundred_mails()
    {
        await using var server = await MailServer.StartAsync();
        await using var pool = Pool(server.Address, Patience);
        for (var n = 0; n < 250; n++)
            Assert.IsType<SmtpOutcome.Accepted>(await pool.SendAsync(Letter(), CancellationToken.None));
        Assert.Equal([100, 100, 50], server.Received.GroupBy(mail => mail.Session).Select(group => group.Count()));
    }

    [Fact]
    public async Task A_connection_that_was_cut_while_it_was_idle_costs_no_mail()
    {
        await using var server = await MailServer.StartAsync();
        await using var pool = Pool(server.Address, Patience);
        await pool.SendAsync(Letter(), CancellationToken.None);
        await server.DropAsync();
        Assert.IsType<SmtpOutcome.Accepted>(await pool.SendAsync(Letter(), CancellationToken.None));
        Assert.Equal(2, server.Received.Select(mail => mail.Session).Distinct().Count());
    }

    [Fact]
    public async Task A_refused_recipient_leaves_the_connection_as_good_as_before()
    {
        await using var server = await MailServer.StartAsync();
        await using var pool = Pool(server.Address, Patience);
        await server.BehaveAsync("2@demo.example", "rcpt:550 5.1.1");
        var outcomes = new List<SmtpOutcome>();
        for (var n = 0; n < 3; n++)
            outcomes.Add(await pool.SendAsync(Letter(), CancellationToken.None));
        Assert.True(outcomes is [SmtpOutcome.Accepted, SmtpOutcome.RefusedForGood { AddressFails: true }, SmtpOutcome.Accepted]);
        Assert.Equal(["1@demo.example", "3@demo.example"], server.Received.Select(mail => mail.EnvelopeTo[0]));
        Assert.Single(server.Received.Select(mail => mail.Session).Distinct());
    }

    [Fact]
    public async Task A_refused_sender_is_our_set_up_and_tried_again()
    {
        await using var server = await MailServer.StartAsync();
        await using var pool = Pool(server.Address, Patience);
        await server.BehaveAsync("*", "mail:550 5.7.1");
        Assert.Equal("550 5.7.1 Sender", Assert.IsType<SmtpOutcome.RefusedForNow>(await pool.SendAsync(Letter(), CancellationToken.None)).Reply.ToString());
    }

    [Fact]
    public async Task A_message_that_begins_lines_with_dots_comes_through_whole()
    {
        const string Message = "Subject: x\r\n\r\n.\r\n..\r\n.en\r\nRSET\r\n.\r\n";
        await using var server = await MailServer.StartAsync();
        await using var pool = Pool(server.Address, Patience);
        await pool.SendAsync(Letter() with { Message = Encoding.ASCII.GetBytes(Message) }, CancellationToken.None);
        Assert.Equal(Message, Assert.Single(server.Received).Source);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task An_address_with_other_letters_needs_a_server_that_knows_them(bool without, bool isTaken)
    {
        await using var server = await MailServer.StartAsync(without ? ["--no-utf8"] : []);
        await using var pool = Pool(server.Address, Patience);
        var outcome = await pool.SendAsync(Letter() with { To = MailAddressForm.Parse("bjørn@demo.example")! }, CancellationToken.None);
        Assert.Equal(isTaken, outcome is SmtpOutcome.Accepted);
        Assert.Equal(isTaken ? ["bjørn@demo.example"] : [], server.Received.Select(mail => mail.EnvelopeTo[0]));
    }

    [Fact]
    public async Task A_server_that_is_away_is_left_alone_for_a_while()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var pool = Pool($"smtp://127.0.0.1:{port}", Patience with { LeaveAlone = TimeSpan.FromMinutes(1) });
        Assert.Equal("cut Connect", Assert.IsType<SmtpOutcome.RefusedForNow>(await pool.SendAsync(Letter(), CancellationToken.None)).Reply.ToString());
        using var open = new TcpListener(IPAddress.Loopback, port);
        open.Start();
        Assert.Equal("cut Connect", (await pool.SendAsync(Letter(), CancellationToken.None)).Reply.ToString());
        Assert.False(open.Pending());
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "odd Greeting")]
    [InlineData("220-\r\n", "silent Greeting")]
    [InlineData("554 5.3.2 No\r\n", "554 5.3.2 Greeting")]
    [InlineData("421 Busy\r\n", "421 Greeting")]
    [InlineData("220 hei\r\n354 Go on\r\n", "odd Hello")]
    public async Task What_is_no_mail_server_gets_no_mail(string greeting, string reply)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await using var pool = Pool($"smtp://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}", Patience);
        var sending = pool.SendAsync(Letter(), CancellationToken.None);
        using var line = await other.AcceptSocketAsync();
        await line.SendAsync(Encoding.ASCII.GetBytes(greeting));
        Assert.Equal(reply, Assert.IsType<SmtpOutcome.RefusedForNow>(await sending).Reply.ToString());
    }

    private static SmtpPool Pool(string server, SmtpPatience patience) => new(new MailOptions(new Uri(server), "portal@portal.example", "http://portal.example"), patience);

    private SmtpLetter Letter() => new("retur+1@portal.example", MailAddressForm.Parse($"{++_letters}@demo.example")!, "Subject: x\r\n\r\nHei\r\n"u8.ToArray());

    private string[] Tls(string how)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var (keyFile, certificateFile) = (Path.Combine(_folder, "key.pem"), Path.Combine(_folder, "cert.pem"));
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        return ["--tls", how, "--key", keyFile, "--cert", certificateFile];
    }
}
