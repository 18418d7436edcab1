using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Benchmarks;

/// <summary>
/// How what an editor waits for grows with the number of items, and what it costs to fill the page caches of all tenants anew
/// after a national publication.
/// </summary>
internal static class Items
{
    private static readonly int[] Sizes = [100, 1_000, 10_000];
    private static readonly string[] Pages = ["/", "/artikler/radgivende-lege", "/artikler", "/tiltak/gradert-sykmelding"];

    public static async Task<int> AllAsync()
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, load at start {Report.MachineLoad()}");
        await OneAsync(null);
        if (Environment.GetEnvironmentVariable("KP_TEST_POSTGRES") is { Length: > 0 } server)
            await OneAsync(server);
        Console.WriteLine($"Load at end {Report.MachineLoad()}");
        return 0;
    }

    private static async Task OneAsync(string? server)
    {
        await using var installation = await Installation.MakeAsync(server);
        var columns = new List<IReadOnlyList<(string Step, double Milliseconds)>>();
        await using var items = await ManyItems.OpenAsync(installation.Data, installation.Words.ElementAtOrDefault(2));
        var filled = 0;
        foreach (var size in Sizes)
        {
            var watch = Stopwatch.GetTimestamp();
            await items.FillAsync(filled, size);
            Line($"{installation.Name}: {size - filled} items published one after the other in {Stopwatch.GetElapsedTime(watch).TotalSeconds:0} s");
            filled = size;
            await using var portal = await ServerProcess.StartAsync(installation.Words);
            using var editing = new Editing(portal.Address, "regionadmin", PortalServer.Tenant);
            await editing.SignInAsync();
            columns.Add(await editing.MeasureAsync(await items.IdAsync(PortalServer.Tenant, "maling-50")));
        }

        Line($"\n{installation.Name}, median ms\n");
        Line($"| | {Sizes[0]:N0} items | {Sizes[1]:N0} | {Sizes[2]:N0} | {Sizes[2]:N0} to {Sizes[0]:N0} |");
        Line($"|---|---:|---:|---:|---:|");
        foreach (var (step, first) in columns[0])
        {
            var times = columns.ConvertAll(column => column.First(row => row.Step == step).Milliseconds);
            Line($"| {step} | {first:0.0} | {times[1]:0.0} | {times[2]:0.0} | {times[2] / first:0.00} |");
        }

        await using var again = await ServerProcess.StartAsync(installation.Words);
        await RefillAsync(installation.Name, items, again.Address);
    }

    /// <summary>Every tenant's front page and three pages more, for a signed-out reader: right after a national publication, and again.</summary>
    private static async Task RefillAsync(string name, ManyItems items, Uri portal)
    {
        var tenants = await items.TenantsAsync();
        var national = await items.IdAsync("nasjonal", "radgivende-lege");
        using var editor = new Editing(portal, "nasjonal", "nasjonal");
        using var reader = new Visitor(portal);
        await editor.SignInAsync();
        var cold = new List<double>();
        var warm = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            await editor.PublishOnceAsync(national);
            cold.Add(await ReadAsync());
            warm.Add(await ReadAsync());
        }

        var pages = tenants.Count * Pages.Length;
        var (empty, full) = (cold.Order().ElementAt(2), warm.Order().ElementAt(2));
        Line($"{name}: {pages} pages of {tenants.Count} tenants after a national publication {empty:0} ms ({empty / pages:0.0} a page), from the cache {full:0} ms ({full / pages:0.00} a page)");

        async Task<double> ReadAsync()
        {
            var watch = Stopwatch.GetTimestamp();
            foreach (var tenant in tenants)
            {
                foreach (var page in Pages)
                {
                    var answer = await reader.GetAsync($"/{tenant}{page}");
                    if ((int)answer.Status != 200)
                        throw new InvalidOperationException($"/{tenant}{page}: {answer.Status}");
                }
            }

            return Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
        }
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
