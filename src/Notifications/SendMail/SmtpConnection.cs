using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using KunnskapsPortal.Notifications.Domain;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>
/// A connection to the mail server (RFC 5321), for one mail after the other. It knows at each moment whether the end of the message has
/// gone: before that a break means that the server has not got the mail, after it that nobody knows.
/// </summary>
internal sealed class SmtpConnection(SmtpPatience patience) : IAsyncDisposable
{
    private SmtpWire? _wire;
    private SmtpStep _step = SmtpStep.Connect;
    private IReadOnlyList<string> _extensions = [];

    /// <summary>False when the line is broken or the server is leaving.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>How many mails it has been used for.</summary>
    public int Mails { get; private set; }

    /// <summary>Connects, secures and signs in. Null where that is done; else why not.</summary>
    public Task<SmtpOutcome?> OpenAsync(Uri server, string hello, CancellationToken cancel) => TryAsync(async () =>
    {
        var login = server.UserInfo.Length > 0 ? server.UserInfo.Split(':', 2) : null;
        var isImplicit = server.Scheme == "smtps";
        var port = server.Port > 0 ? server.Port : isImplicit ? 465 : login is null ? 25 : 587;
        _wire = await SmtpWire.ConnectAsync(server.Host, port, patience.Reply, cancel);
        if (isImplicit)
            await SecureAsync(server, cancel);
        if (await ExpectAsync(SmtpStep.Greeting, null, cancel) is { } unwelcome)
            return Later(unwelcome);
        if (await HelloAsync(hello, cancel) is { } unknown)
            return Later(unknown);
        if (!isImplicit && Offers("STARTTLS"))
        {
            if (await ExpectAsync(SmtpStep.Secure, "STARTTLS", cancel) is { } refused)
                return Later(refused);
            await SecureAsync(server, cancel);
            if (await HelloAsync(hello, cancel) is { } forgotten)
                return Later(forgotten);
        }

        return login is null ? null : await SignInAsync(server, login, cancel);
    }, cancel);

    /// <summary>Whether the line still stands; the server forgets what was begun.</summary>
    public async Task<bool> ResetAsync(CancellationToken cancel) =>
        await TryAsync(async () => await ExpectAsync(SmtpStep.Hello, "RSET", cancel) is { } refused ? Later(refused) : null, cancel) is null;

    /// <summary>Gives one mail to the server. Once the end of the message has gone, a stop of the portal no longer ends the wait at once.</summary>
    public async Task<SmtpOutcome> SendAsync(SmtpLetter letter, CancellationToken cancel)
    {
        Mails++;
        return await TryAsync(() => SendEachStepAsync(letter, cancel), cancel) ?? throw new InvalidOperationException("A mail without an outcome.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_wire is null)
            return;
        try
        {
            // Said, and not waited for: nothing hangs on the answer.
            if (IsUsable)
                await _wire.WriteAsync("QUIT\r\n"u8.ToArray(), TimeSpan.FromSeconds(1), CancellationToken.None);
            await _wire.DisposeAsync();
        }
        catch (Exception failure) when (failure is IOException or SocketException or TimeoutException or ObjectDisposedException)
        {
            // Gone already.
        }
    }

    private async Task<SmtpOutcome?> SendEachStepAsync(SmtpLetter letter, CancellationToken cancel)
    {
        var utf8 = letter.To.NeedsUtf8;
        if (utf8 && !(Offers("SMTPUTF8") && Offers("8BITMIME")))
            return new SmtpOutcome.RefusedForGood(new MailReply(MailReply.Unable, SmtpStep.Recipient), AddressFails: true);
        if (await ExpectAsync(SmtpStep.Sender, $"MAIL FROM:<{letter.ReturnTo}>{(utf8 ? " BODY=8BITMIME SMTPUTF8" : "")}", cancel) is { } sender)
            return Later(sender);
        if (await ExpectAsync(SmtpStep.Recipient, $"RCPT TO:<{letter.To}>", cancel) is { } recipient)
            return Judge(recipient);
        if (await ExpectAsync(SmtpStep.Data, "DATA", cancel, go: 354) is { } data)
            return Judge(data);
        _step = SmtpStep.Message;
        await _wire!.WriteAsync(DotStuffing.Of(letter.Message), patience.Reply, cancel);
        cancel.ThrowIfCancellationRequested();
        _step = SmtpStep.Answer;
        using var limit = new CancellationTokenSource();
        await using var stop = cancel.Register(() => limit.CancelAfter(patience.AnswerAtStop));
        await _wire.WriteAsync(".\r\n"u8.ToArray(), patience.Reply, limit.Token);
        var answer = await _wire.ReadAsync(patience.Answer, limit.Token);
        IsUsable = answer.Code != 421;
        return answer.IsGood ? new SmtpOutcome.Accepted(answer.At(_step)) : Judge(answer);
    }

    private async Task SecureAsync(Uri server, CancellationToken cancel)
    {
        _step = SmtpStep.Secure;
        // On this machine nobody stands between, and certificates for it are seldom anybody's.
        var trust = patience.Trust ?? (server.IsLoopback ? (_, _, _, _) => true : null);
        await _wire!.SecureAsync(server.Host, trust, patience.Reply, cancel);
    }

    private async Task<SmtpReply?> HelloAsync(string hello, CancellationToken cancel)
    {
        _step = SmtpStep.Hello;
        await SayAsync($"EHLO {hello}", cancel);
        var reply = await _wire!.ReadAsync(patience.Reply, cancel);
        _extensions = [.. reply.Lines.Skip(1)];
        return reply.IsGood ? null : Refused(reply);
    }

    private async Task<SmtpOutcome?> SignInAsync(Uri server, string[] login, CancellationToken cancel)
    {
        _step = SmtpStep.SignIn;
        var canSignIn = _extensions.Any(e => e.Split(' ', '=') is [var name, .. var ways]
            && name.Equals("AUTH", StringComparison.OrdinalIgnoreCase) && ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase));
        if (!canSignIn || (!_wire!.IsSecure && !server.IsLoopback))
            return new SmtpOutcome.RefusedForNow(new MailReply(MailReply.Unable, _wire!.IsSecure ? SmtpStep.SignIn : SmtpStep.Secure));
        var words = $"\0{Uri.UnescapeDataString(login[0])}\0{Uri.UnescapeDataString(login.ElementAtOrDefault(1) ?? "")}";
        return await ExpectAsync(SmtpStep.SignIn, $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes(words))}", cancel) is { } refused ? Later(refused) : null;
    }

    /// <summary>Says something and reads the answer. Null where it is as hoped; else the refusal.</summary>
    private async Task<SmtpReply?> ExpectAsync(SmtpStep step, string? command, CancellationToken cancel, int? go = null)
    {
        _step = step;
        if (command is not null)
            await SayAsync(command, cancel);
        var reply = await _wire!.ReadAsync(patience.Reply, cancel);
        return (go is null ? reply.IsGood : reply.Code == go) ? null : Refused(reply);
    }

    private Task SayAsync(string command, CancellationToken cancel) => _wire!.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), patience.Reply, cancel);

    private bool Offers(string extension) => _extensions.Any(e => e.Split(' ')[0].Equals(extension, StringComparison.OrdinalIgnoreCase));

    private SmtpReply Refused(SmtpReply reply)
    {
        // Only 4 and 5 are refusals; anything else here is an answer to something that was not asked.
        if (reply.Code < 400)
            throw new InvalidDataException("An answer out of turn.");
        IsUsable = reply.Code != 421;
        return reply;
    }

    private SmtpOutcome Judge(SmtpReply reply) =>
        !reply.IsForGood ? Later(reply)
        : new SmtpOutcome.RefusedForGood(reply.At(_step), _step == SmtpStep.Recipient && AddressFailure.IsMeantBy(reply.Enhanced));

    /// <summary>Not the mail's fault: the server's or our own set-up, which somebody will mend.</summary>
    private SmtpOutcome.RefusedForNow Later(SmtpReply reply) => new(reply.At(_step));

    private async Task<SmtpOutcome?> TryAsync(Func<Task<SmtpOutcome?>> work, CancellationToken cancel)
    {
        try
        {
            return await work();
        }
        catch (Exception failure) when (ProblemOf(failure, cancel) is { } problem)
        {
            IsUsable = false;
            var reply = new MailReply(problem, _step);
            return _step == SmtpStep.Answer ? new SmtpOutcome.Unknown(reply) : new SmtpOutcome.RefusedForNow(reply);
        }
    }

    private string? ProblemOf(Exception failure, CancellationToken cancel) => failure switch
    {
        // The portal stops: before the end of the message the attempt is simply over.
        OperationCanceledException => _step == SmtpStep.Answer ? MailReply.Silent : null,
        AuthenticationException => MailReply.Untrusted,
        TimeoutException => MailReply.Silent,
        InvalidDataException => MailReply.Odd,
        IOException or SocketException or ObjectDisposedException => MailReply.Cut,
        _ => null,
    };
}
