using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Benchmarks;

/// <summary>The mail server of the tests (npm smtp-server), which says of each mail that it has taken it.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly ConcurrentQueue<(string To, string Id)> _received = new();
    private readonly TaskCompletionSource<int> _port = new();

    private MailServer(Process process, string folder) => (_process, _folder) = (process, folder);

    public int Port => _port.Task.Result;

    public static async Task<MailServer> StartAsync()
    {
        var folder = Folders.CreateTempSubdirectory("kp-mail-").FullName;
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "Mail", "server.mjs"), folder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var server = new MailServer(Process.Start(start)!, folder);
        _ = Task.Run(server.ListenAsync);
        await server._port.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return server;
    }

    /// <summary>What has come, when it is as much as expected or the time is up.</summary>
    public async Task<IReadOnlyCollection<(string To, string Id)>> ReceivedAsync(int expected, TimeSpan most)
    {
        for (var waited = Stopwatch.StartNew(); _received.Count < expected && waited.Elapsed < most;)
            await Task.Delay(50);
        return _received;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Folders.Delete(_folder, recursive: true);
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var said = JsonDocument.Parse(line);
            var what = said.RootElement.GetProperty("event").GetString();
            if (what == "listening")
                _port.SetResult(said.RootElement.GetProperty("port").GetInt32());
            else if (what == "stored")
                _received.Enqueue((said.RootElement.GetProperty("to").GetString()!, said.RootElement.GetProperty("id").GetString()!));
        }
    }
}
