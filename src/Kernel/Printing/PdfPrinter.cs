using System.Diagnostics;

namespace KunnskapsPortal.Kernel.Printing;

/// <summary>A page to print: its HTML, and the files that it names by relative address.</summary>
/// <param name="Html">The portal's own page. Everything people have typed is encoded in it.</param>
/// <param name="Files">Relative path → content: style sheets, fonts, a logo.</param>
public sealed record PrintablePage(string Html, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>
/// Prints pages to PDF with Chromium, without a window. Chromium is given a folder with the page and nothing else: no network, no
/// script, a profile of its own that is thrown away. At most two at a time; one that does not end is killed. One instance per process.
/// </summary>
public sealed class PdfPrinter : IDisposable
{
    private const string Usual = "/usr/bin/chromium";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly SemaphoreSlim _atOnce = new(2, 2);

    /// <summary>The program that prints: <c>KP_CHROMIUM</c>, or Debian's; null where this machine has none.</summary>
    public static string? Chromium => Environment.GetEnvironmentVariable("KP_CHROMIUM") is { Length: > 0 } named
        ? OnPath(named)
        : File.Exists(Usual) ? Usual : null;

    /// <summary>False where there is no Chromium: then pages are printed from the browser of whoever reads them.</summary>
    public bool IsAvailable => Chromium is not null;

    /// <summary>The bytes of an A4 document, with tags for screen readers; null where it could not be made.</summary>
    public async Task<byte[]?> PrintAsync(PrintablePage page, CancellationToken cancel)
    {
        if (Chromium is not { } program)
            return null;
        await _atOnce.WaitAsync(cancel);
        DirectoryInfo? folder = null;
        try
        {
            folder = Directory.CreateTempSubdirectory("kp-print-");
            await WriteAsync(page, folder.FullName, cancel);
            var pdf = Path.Combine(folder.FullName, "out.pdf");
            return await RunAsync(program, folder.FullName, pdf, cancel) && File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancel) : null;
        }
        finally
        {
            _atOnce.Release();
            if (folder is not null)
                await RemoveAsync(folder);
        }
    }

    public void Dispose() => _atOnce.Dispose();

    private static async Task WriteAsync(PrintablePage page, string folder, CancellationToken cancel)
    {
        foreach (var (name, bytes) in page.Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes, cancel);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "page.html"), page.Html, cancel);
    }

    private static async Task<bool> RunAsync(string program, string folder, string pdf, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var argument in Arguments(folder, pdf))
            start.ArgumentList.Add(argument);
        // A service has often no home folder that it may write in.
        start.Environment["HOME"] = folder;
        start.Environment["XDG_CONFIG_HOME"] = folder;
        start.Environment["XDG_CACHE_HOME"] = folder;
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            // What it says is thrown away: it may name what it prints.
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await Task.WhenAny(process.WaitForExitAsync(CancellationToken.None), Task.Delay(TimeSpan.FromSeconds(5), CancellationToken.None));
            cancel.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static IEnumerable<string> Arguments(string folder, string pdf) =>
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
        "--disable-background-networking", "--disable-sync", "--disable-component-update", "--mute-audio",
        // Chromium's own sandbox needs rights that a container seldom has; what it is shown is our own page, whose policy lets no script run.
        "--no-sandbox",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
        $"--user-data-dir={Path.Combine(folder, "profile")}",
        "--no-pdf-header-footer", "--export-tagged-pdf", $"--print-to-pdf={pdf}",
        new Uri(Path.Combine(folder, "page.html")).AbsoluteUri,
    ];

    private static string? OnPath(string program) => program.Contains('/', StringComparison.Ordinal)
        ? File.Exists(program) ? program : null
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    /// <summary>A process that was just killed may still hold a file: tried a few times.</summary>
    private static async Task RemoveAsync(DirectoryInfo folder)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (Exception held) when (held is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            }
        }
    }
}
