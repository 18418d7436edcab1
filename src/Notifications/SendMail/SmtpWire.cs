using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace KunnskapsPortal.Notifications.SendMail;

/// <summary>
/// The line to a mail server: commands out, answers in. Throws <see cref="IOException"/> or <see cref="SocketException"/> when it breaks,
/// <see cref="TimeoutException"/> when nothing comes in time, <see cref="InvalidDataException"/> for what is no answer.
/// </summary>
internal sealed class SmtpWire : IAsyncDisposable
{
    private const int LongestLine = 4096;
    private const int MostLines = 200;

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[LongestLine];
    private Stream _stream;
    private int _from;
    private int _to;

    private SmtpWire(Socket socket) => (_socket, _stream) = (socket, new NetworkStream(socket, ownsSocket: false));

    public bool IsSecure => _stream is SslStream;

    public static async Task<SmtpWire> ConnectAsync(string host, int port, TimeSpan patience, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await InTimeAsync(patience, cancel, token => socket.ConnectAsync(host, port, token).AsTask());
            return new SmtpWire(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>What was received before is forgotten: nothing that came in the clear may count afterwards.</summary>
    public async Task SecureAsync(string host, RemoteCertificateValidationCallback? trust, TimeSpan patience, CancellationToken cancel)
    {
        _from = _to = 0;
        var tls = new SslStream(_stream, leaveInnerStreamOpen: false);
        _stream = tls;
        await InTimeAsync(patience, cancel, token => tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host, RemoteCertificateValidationCallback = trust }, token));
    }

    public Task WriteAsync(ReadOnlyMemory<byte> octets, TimeSpan patience, CancellationToken cancel) =>
        InTimeAsync(patience, cancel, async token =>
        {
            await _stream.WriteAsync(octets, token);
            await _stream.FlushAsync(token);
        });

    /// <summary>The next answer, however many lines it has.</summary>
    public async Task<SmtpReply> ReadAsync(TimeSpan patience, CancellationToken cancel)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var text = "";
            await InTimeAsync(patience, cancel, async token => text = await ReadLineAsync(token));
            var line = SmtpReply.ReadLine(text) ?? throw new InvalidDataException("Not an answer of a mail server.");
            lines.Add(line.Text);
            if (!line.HasMore)
                return new SmtpReply(line.Code, lines);
        }

        throw new InvalidDataException("An answer without end.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _socket.Dispose();
    }

    private static async Task InTimeAsync(TimeSpan patience, CancellationToken cancel, Func<CancellationToken, Task> work)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        try
        {
            await work(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancel)
    {
        while (true)
        {
            var end = _buffer.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            if (end >= 0)
            {
                var line = Encoding.Latin1.GetString(_buffer, _from, end).TrimEnd('\r');
                _from += end + 1;
                return line;
            }

            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            (_from, _to) = (0, _to - _from);
            if (_to == _buffer.Length)
                throw new InvalidDataException("A line without end.");
            var read = await _stream.ReadAsync(_buffer.AsMemory(_to), cancel);
            if (read == 0)
                throw new EndOfStreamException();
            _to += read;
        }
    }
}
