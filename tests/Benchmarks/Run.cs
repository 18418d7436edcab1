using System.Runtime.InteropServices;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Benchmarks;

/// <summary>Measures the portal beside the bare app and prints a table, on SQLite and, where a server is named, on PostgreSQL.</summary>
internal static class Run
{
    public const string Article = $"/{PortalServer.Tenant}/artikler/radgivende-lege";
    private const string CoursePage = $"/{PortalServer.Tenant}/kurs/todagerskurs/var-2027";
    private const int Rounds = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(2);

    private static readonly string[] Words =
    [
        "sykmelding", "gradert sykmelding", "dialogmøte", "aktivitetsplikt", "rådgivende lege", "L40", "L14", "tilrettelegging",
        "fastlege", "oppfølgingsplan", "takst", "todagerskurs", "arbeidsevnevurdering", "sykepenger", "legeerklæring", "sjukmelding",
        "inkluderingstilskudd", "arbeidsgiver", "sykmeldig", "veileder",
    ];

    public static async Task<int> AllAsync()
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, load at start {Report.MachineLoad()}");
        using var stop = new CancellationTokenSource();
        // Interrupted, we still take down what we put up.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await OneAsync(null, stop.Token);
        if (Environment.GetEnvironmentVariable("KP_TEST_POSTGRES") is { Length: > 0 } server)
            await OneAsync(server, stop.Token);
        Console.WriteLine($"Load at end {Report.MachineLoad()}");
        return 0;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task OneAsync(string? server, CancellationToken stop)
    {
        await using var installation = await Installation.MakeAsync(server);
        await using var portal = await ServerProcess.StartAsync(installation.Words);
        await using var bare = await StartBareAsync(installation, portal);
        using var visitor = new Visitor(portal.Address);
        var loads = new List<Load>
        {
            new(new Scenario("bare app", bare, [Article])),
            new(new Scenario("anonymous article page", portal, [Article])),
            new(new Scenario("signed-in course page", portal, [CoursePage], await SignInAsync(visitor))),
            new(new Scenario("search, JSON", portal, [.. Words.Select(word => $"/{PortalServer.Tenant}/sok.json?q={Uri.EscapeDataString(word)}")])),
        };
        var rounds = loads.ToDictionary(load => load, _ => new List<Round>());
        foreach (var load in loads)
            await load.RunAsync(WarmUp);
        // In turn, so that a machine that grows slower or busier meanwhile does so for all.
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var load in loads)
            {
                stop.ThrowIfCancellationRequested();
                rounds[load].Add(await load.RunAsync(RoundTime));
            }
        }

        using var enrolments = new Enrolments(portal);
        await enrolments.SignInAsync();
        await enrolments.RunAsync();
        var enrolled = new List<(double Enrolled, double Cancelled)>();
        for (var round = 0; round < Rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            enrolled.Add(await enrolments.RunAsync());
        }

        Report.Print(installation.Name, [.. loads.Select(load => (load.Scenario.Name, rounds[load]))], enrolled);
        loads.ForEach(load => load.Dispose());
    }

    private static async Task<ServerProcess> StartBareAsync(Installation installation, ServerProcess portal)
    {
        using var http = new HttpClient();
        using var page = await http.GetAsync(new Uri(portal.Address, Article));
        page.EnsureSuccessStatusCode();
        var body = await page.Content.ReadAsByteArrayAsync();
        var file = Path.Combine(installation.Data, "article.html");
        await File.WriteAllBytesAsync(file, body);
        var bare = await ServerProcess.StartAsync(BareServer.Word, file, page.Content.Headers.ContentType!.ToString());
        var same = await http.GetByteArrayAsync(new Uri(bare.Address, Article));
        if (!body.AsSpan().SequenceEqual(same))
            throw new InvalidOperationException("The bare app does not serve the portal's page.");
        return bare;
    }

    private static async Task<string> SignInAsync(Visitor visitor)
    {
        var form = await visitor.GetAsync($"/{PortalServer.Tenant}/konto/logg-inn");
        var answer = await visitor.SubmitAsync(form, "form:has(input[name=passord])", ("epost", "fastlege@demo.example"), ("passord", "Demo-passord-1"));
        return answer.Message.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("kp=", StringComparison.Ordinal)).Split(';')[0];
    }
}
