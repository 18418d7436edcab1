using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KunnskapsPortal.Browser.Tests.Ground;

/// <summary>Another site on this machine: counts what arrives, and answers every address with one page.</summary>
internal sealed class Elsewhere : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="body">The body of the page.</param>
    public Elsewhere(string body = "")
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _running = RunAsync($"<!doctype html><title>Et annet sted</title>{body}");
    }

    public string Address { get; }

    /// <summary>The first line of every request: <c>GET /bilde HTTP/1.1</c>.</summary>
    public ConcurrentQueue<string> Arrived { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task RunAsync(string page)
    {
        // A browser opens connections that it may never use: none waits for another.
        var answers = new List<Task>();
        try
        {
            while (true)
                answers.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token), page));
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(TcpClient client, string page)
    {
        try
        {
            using var connection = client;
            var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            if (await reader.ReadLineAsync(_stop.Token) is not { Length: > 0 } first)
                return;
            Arrived.Enqueue(first);
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
            {
            }

            var body = Encoding.UTF8.GetBytes(page);
            var head = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nConnection: close\r\nAccess-Control-Allow-Origin: *\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
            await stream.WriteAsync(body, _stop.Token);
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException)
        {
            // Stopped, or a browser that hung up.
        }
    }
}
