using System.Diagnostics;
using System.Text.Json;

namespace KunnskapsPortal.Portal.Tests.Ground;

/// <summary>A message that the server has taken: its envelope, its source, and what npm postal-mime reads in it.</summary>
public sealed record ReceivedMail(
    string EnvelopeFrom, IReadOnlyList<string> EnvelopeTo, bool Secure, string? User, string Session, string Subject, string MessageId, string ToName, string ToAddress,
    string Text, string Html, string? Method, string? Calendar, string Source, IReadOnlyList<string[]> Headers)
{
    /// <summary>The value of a header, by its name in small letters; null where there is none.</summary>
    public string? Header(string name) => Headers.FirstOrDefault(header => header[0] == name)?[1];
}

/// <summary>
/// A real mail server in a process of its own (npm smtp-server) on a loopback port. It takes everything, unless told otherwise:
/// <c>tests/Mail/server.mjs</c> lists how it may behave.
/// </summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Process _process;
    private readonly string _folder;
    private readonly string _scheme;
    private readonly List<(string Event, string To)> _events = [];
    private readonly SemaphoreSlim _told = new(0);

    private MailServer(Process process, string folder, string scheme) => (_process, _folder, _scheme) = (process, folder, scheme);

    public int Port { get; private set; }

    /// <summary>What <c>--smtp</c> takes.</summary>
    public string Address => $"{_scheme}://127.0.0.1:{Port}";

    /// <summary>Everything taken so far, in order.</summary>
    public IReadOnlyList<ReceivedMail> Received =>
        [.. Folders.EnumerateFiles(_folder, "*.json").Order().Select(file => JsonSerializer.Deserialize<ReceivedMail>(File.ReadAllText(file), Json)!)];

    /// <summary>How many messages have been taken, without reading them.</summary>
    public int Count => Folders.EnumerateFiles(_folder, "*.json").Count();

    public static async Task<MailServer> StartAsync(params string[] options)
    {
        var folder = Folders.CreateTempSubdirectory("kp-mail-").FullName;
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var word in new[] { Path.Combine(Repository.Root, "tests", "Mail", "server.mjs"), folder }.Concat(options))
            start.ArgumentList.Add(word);
        var server = new MailServer(Process.Start(start)!, folder, options.Contains("implicit") ? "smtps" : "smtp");
        _ = server.ListenAsync();
        await server.SeeAsync("listening");
        return server;
    }

    public IReadOnlyList<ReceivedMail> To(string address) =>
        [.. Received.Where(mail => mail.EnvelopeTo.Contains(address, StringComparer.OrdinalIgnoreCase))];

    /// <summary>What happens to the next mails to an address (<c>*</c>: to any), one after the other; then everything is taken again.</summary>
    public Task BehaveAsync(string address, params string[] behaviours) => TellAsync(new { to = address, @do = behaviours });

    /// <summary>Goes on with all mails that are held.</summary>
    public Task ReleaseAsync() => TellAsync(new { release = true });

    /// <summary>Cuts every line.</summary>
    public Task DropAsync() => TellAsync(new { drop = true });

    /// <summary>Waits until the server has said this (<c>held</c>, <c>stored</c>, <c>answered</c>, <c>gone</c>, <c>closed</c>) of an address; each saying is seen once.</summary>
    public async Task SeeAsync(string what, string? address = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!Take(what, address))
            await Task.Delay(5, limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using (var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5)))
        {
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
        _told.Dispose();
        Folders.Delete(_folder, recursive: true);
    }

    private async Task TellAsync(object what)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(what));
        await _process.StandardInput.FlushAsync();
        if (!await _told.WaitAsync(Patience))
            throw new InvalidOperationException("The mail server does not answer.");
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var said = JsonDocument.Parse(line);
            var what = said.RootElement.GetProperty("event").GetString()!;
            if (what == "ok")
                _told.Release();
            if (what == "listening")
                Port = said.RootElement.GetProperty("port").GetInt32();
            lock (_events)
                _events.Add((what, said.RootElement.TryGetProperty("to", out var to) ? to.GetString()! : ""));
        }
    }

    private bool Take(string what, string? address)
    {
        lock (_events)
        {
            var at = _events.FindIndex(e => e.Event == what && (address is null || e.To.Equals(address, StringComparison.OrdinalIgnoreCase)));
            if (at >= 0)
                _events.RemoveAt(at);
            return at >= 0;
        }
    }
}
