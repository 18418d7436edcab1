using System.Globalization;
using KunnskapsPortal.Notifications.Domain;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>
/// The connections to the mail server. One instance per process; safe for concurrent use. A connection is used for many mails, one at a
/// time, and asked whether it still stands before each.
/// </summary>
public sealed class SmtpPool : IAsyncDisposable
{
    private const int MailsPerConnection = 100;

    private readonly MailOptions _options;
    private readonly SmtpPatience _patience;
    private readonly Lock _lock = new();
    private readonly Stack<(SmtpConnection Connection, long Since)> _idle = [];
    private readonly Timer _sweep;
    private MailReply? _away;
    private long _awayUntil;

    public SmtpPool(MailOptions options, SmtpPatience patience)
    {
        (_options, _patience) = (options, patience);
        _sweep = new Timer(_ => _ = CloseAsync(TakeStale(patience.Idle)), null, patience.Idle, patience.Idle);
    }

    /// <summary>False where no mail server is set: mail waits.</summary>
    public bool HasServer => _options.Server is not null;

    /// <exception cref="InvalidOperationException">No mail server is set.</exception>
    /// <exception cref="OperationCanceledException">The portal stops, and the end of the message had not gone.</exception>
    public async Task<SmtpOutcome> SendAsync(SmtpLetter letter, CancellationToken cancel)
    {
        var server = _options.Server ?? throw new InvalidOperationException("No mail server is set.");
        if (IsAway() is { } away)
            return new SmtpOutcome.RefusedForNow(away);
        var connection = await TakeAsync(cancel);
        if (connection is null)
        {
            connection = new SmtpConnection(_patience);
            if (await OpenAsync(connection, server, cancel) is { } closed)
                return closed;
        }

        return await SendAsync(connection, letter, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _sweep.DisposeAsync();
        await CloseAsync(TakeStale(TimeSpan.Zero));
    }

    private async Task<SmtpOutcome?> OpenAsync(SmtpConnection connection, Uri server, CancellationToken cancel)
    {
        var isOpen = false;
        try
        {
            var closed = await connection.OpenAsync(server, new IdnMapping().GetAscii(_options.Domain), cancel);
            isOpen = closed is null;
            lock (_lock)
                (_away, _awayUntil) = (closed?.Reply, Environment.TickCount64 + (long)_patience.LeaveAlone.TotalMilliseconds);
            return closed;
        }
        finally
        {
            if (!isOpen)
                await connection.DisposeAsync();
        }
    }

    private async Task<SmtpOutcome> SendAsync(SmtpConnection connection, SmtpLetter letter, CancellationToken cancel)
    {
        var isKept = false;
        try
        {
            var outcome = await connection.SendAsync(letter, cancel);
            isKept = connection.IsUsable && connection.Mails < MailsPerConnection;
            if (isKept)
            {
                lock (_lock)
                    _idle.Push((connection, Environment.TickCount64));
            }

            return outcome;
        }
        finally
        {
            if (!isKept)
                await connection.DisposeAsync();
        }
    }

    private MailReply? IsAway()
    {
        lock (_lock)
            return Environment.TickCount64 < _awayUntil ? _away : null;
    }

    /// <summary>One that still stands; null where there is none.</summary>
    private async Task<SmtpConnection?> TakeAsync(CancellationToken cancel)
    {
        while (Pop() is { } connection)
        {
            var stands = false;
            try
            {
                stands = await connection.ResetAsync(cancel);
            }
            finally
            {
                if (!stands)
                    await connection.DisposeAsync();
            }

            if (stands)
                return connection;
        }

        return null;
    }

    private SmtpConnection? Pop()
    {
        lock (_lock)
            return _idle.TryPop(out var idle) ? idle.Connection : null;
    }

    private List<SmtpConnection> TakeStale(TimeSpan idleFor)
    {
        lock (_lock)
        {
            var limit = Environment.TickCount64 - (long)idleFor.TotalMilliseconds;
            var stale = _idle.Where(i => i.Since <= limit).Select(i => i.Connection).ToList();
            var fresh = _idle.Where(i => i.Since > limit).Reverse().ToList();
            _idle.Clear();
            foreach (var one in fresh)
                _idle.Push(one);
            return stale;
        }
    }

    private static async Task CloseAsync(List<SmtpConnection> connections)
    {
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }
}
