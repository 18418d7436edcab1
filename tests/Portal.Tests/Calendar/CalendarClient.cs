using System.Diagnostics;

namespace KunnskapsPortal.Portal.Tests.Calendar;

/// <summary>
/// A person's machine with a calendar on it: vdirsyncer subscribes to feeds and keeps them as files, khal shows them. Both come
/// from Debian and share nothing with our writer.
/// </summary>
internal sealed class CalendarClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly string _home = Folders.CreateTempSubdirectory("kp-client-").FullName;
    private readonly IReadOnlyList<string> _calendars;

    /// <param name="feeds">Names of calendars, each with the address of its feed.</param>
    public CalendarClient(params IReadOnlyList<(string Name, Uri Feed)> feeds)
    {
        _calendars = [.. feeds.Select(feed => feed.Name)];
        var config = $"[general]\nstatus_path = \"{_home}/status/\"\n";
        foreach (var (name, feed) in feeds)
        {
            Folders.CreateDirectory(Path.Combine(_home, name));
            config += $"""

                [pair {name}]
                a = "{name}_portal"
                b = "{name}_here"
                collections = null
                conflict_resolution = "a wins"

                [storage {name}_portal]
                type = "http"
                url = "{feed}"

                [storage {name}_here]
                type = "filesystem"
                path = "{_home}/{name}/"
                fileext = ".ics"

                """;
        }

        File.WriteAllText(Path.Combine(_home, "vdirsyncer.conf"), config);
        RunAsync("vdirsyncer", "UTC", "-c", Path.Combine(_home, "vdirsyncer.conf"), "discover").GetAwaiter().GetResult();
    }

    public Task SyncAsync() => RunAsync("vdirsyncer", "UTC", "-c", Path.Combine(_home, "vdirsyncer.conf"), "sync");

    /// <summary>What a person in this zone sees of one calendar in 2027: from, to, what, and its state, each line once.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string calendar, string zone)
    {
        var config = Path.Combine(_home, "khal.conf");
        var calendars = string.Concat(_calendars.Select(name => $"[[{name}]]\npath = {_home}/{name}/\nreadonly = True\n"));
        var cache = Path.Combine(_home, $"{Guid.CreateVersion7()}.db");
        await File.WriteAllTextAsync(config, $"""
            [calendars]
            {calendars}
            [locale]
            timeformat = %H:%M
            dateformat = %Y-%m-%d
            longdateformat = %Y-%m-%d
            datetimeformat = %Y-%m-%d %H:%M
            longdatetimeformat = %Y-%m-%d %H:%M
            local_timezone = {zone}
            default_timezone = {zone}

            [sqlite]
            path = {cache}
            """);
        var shown = await RunAsync(
            "khal", zone, "-c", config, "list", "-a", calendar, "--once", "--day-format", "", "--format", "{start-long} - {end-long} {title} {status}", "2027-01-01", "365d");
        return [.. shown.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
    }

    public void Dispose() => Folders.Delete(_home, true);

    private async Task<string> RunAsync(string program, string zone, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["TZ"] = zone;
        start.Environment["HOME"] = _home;
        start.Environment["XDG_DATA_HOME"] = _home;
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, $"{program}: {await errors}");
            return output;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(true);
        }
    }
}
