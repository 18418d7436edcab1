using System.Diagnostics;
using KunnskapsPortal.Web.Start;

namespace KunnskapsPortal.Portal.Tests.Ground;

/// <summary>The portal in a process of its own, as <c>./portal</c> starts it: it can be killed.</summary>
public sealed class PortalProcess : IDisposable
{
    private const string Ready = "KunnskapsPortalen er oppe på ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int MostLines = 60;
    private readonly Process _process;
    private readonly Queue<string> _said = new();

    private PortalProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>The last lines of its log, to see why it answered as it did.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return string.Join('\n', _said);
        }
    }

    public Uri Address { get; }

    public static async Task<PortalProcess> StartAsync(PortalOptions options)
    {
        var start = Program(options);
        var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (!line.StartsWith(Ready, StringComparison.Ordinal))
                    continue;
                var portal = new PortalProcess(process, new Uri(line[Ready.Length..]));
                _ = portal.ListenAsync();
                return portal;
            }
        }
        catch
        {
            process.Kill();
            throw;
        }

        throw new InvalidOperationException($"The portal ended before it answered: {await said}");
    }

    // A pipe that nobody reads fills up and stops the portal.
    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lock (_said)
            {
                _said.Enqueue(line);
                if (_said.Count > MostLines)
                    _said.Dequeue();
            }
        }
    }

    /// <summary>A command of <c>./portal</c>, whose input is typed by the test.</summary>
    public static Process Command(PortalOptions options, params string[] words)
    {
        var start = Program(options, words);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private static ProcessStartInfo Program(PortalOptions options, params string[] words)
    {
        // The same configuration and framework as these tests were built for.
        var built = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Portal.Tests"), AppContext.BaseDirectory);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(Repository.Root, "src", "Web", built, "KunnskapsPortal.Web.dll"), .. words,
            "--urls", "http://127.0.0.1:0", "--data", options.Data, "--mail-from", options.MailFrom,
            .. options.Database is { } database ? ["--database", database] : Array.Empty<string>(),
            .. options.Smtp is { } server ? ["--smtp", server] : Array.Empty<string>(),
        ];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["KP_ROOT"] = Repository.Root;
        return start;
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does: nothing of it runs any more.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
