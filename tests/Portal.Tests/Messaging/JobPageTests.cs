using System.Net;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Messaging;

public abstract class JobPageTests(DatabaseKind kind)
{
    private const string Address = "/admin/jobber";
    private readonly CountingWork.Log _log = new();

    [Fact]
    public async Task An_administrator_sees_what_failed_and_why_and_asks_for_it_again()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "innlandet", ["never-a", "fail-b"]);
        await CountingWork.AskAsync(portal, "agder", ["never-c"]);
        await portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
        using var admin = await portal.SignInAsync("regionadmin");
        var failed = await admin.GetAsync("/innlandet" + Address + "?tilstand=Failed");
        Assert.Equal(["Tellenever-a"], failed.Texts("tbody th"));
        Assert.Contains("never", failed.Texts("tbody td"));
        var waiting = await admin.GetAsync("/innlandet" + Address);
        Assert.Equal(["Tellefail-b"], waiting.Texts("tbody th"));
        Assert.Contains("Feil i portalen (TimeoutException)", waiting.Texts("tbody td"));

        _log.IsMended = true;
        var asked = await admin.SubmitAsync(waiting, "tbody form", ("wish", "Again"));
        Assert.EndsWith("utfall=Asked", asked.Location, StringComparison.Ordinal);
        await portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
        Assert.Equal(JobState.Done, (await CountingWork.FindAsync(portal, "fail-b")).State);
        // The old page once more: too late, and nothing happens.
        Assert.EndsWith("utfall=TooLate", (await admin.SubmitAsync(waiting, "tbody form", ("wish", "Stop"))).Location, StringComparison.Ordinal);
        Assert.Contains("Satte i gang en jobb på nytt", (await admin.GetAsync("/innlandet/admin/logg?gruppe=job")).Texts("tbody th")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_tenants_job_is_not_there_but_whoever_operates_the_installation_sees_all()
    {
        await using var portal = await StartAsync();
        await CountingWork.AskAsync(portal, "innlandet", ["egen"]);
        await CountingWork.AskAsync(portal, "agder", ["fremmed"]);
        using var admin = await portal.SignInAsync("regionadmin");
        var page = await admin.GetAsync("/innlandet" + Address);
        Assert.DoesNotContain("fremmed", page.Body, StringComparison.Ordinal);
        var foreign = await CountingWork.FindAsync(portal, "fremmed");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.SubmitAsync(page, "tbody form", ("id", foreign.Id.ToString()), ("wish", "Stop"))).Status);
        Assert.Equal(JobState.Waiting, (await CountingWork.FindAsync(portal, "fremmed")).State);

        using var operate = await portal.SignInAsync("drift", "nasjonal");
        var all = await operate.GetAsync("/nasjonal" + Address);
        Assert.Equal(["Telleegen", "Tellefremmed"], all.Texts("tbody th").Order(StringComparer.Ordinal));
        var only = await operate.GetAsync("/nasjonal" + Address + "?region=agder");
        Assert.Equal(["Tellefremmed"], only.Texts("tbody th"));
        Assert.EndsWith("utfall=Stopped", (await operate.SubmitAsync(only, "tbody form", ("wish", "Stop"))).Location, StringComparison.Ordinal);
        Assert.Equal(JobState.Stopped, (await CountingWork.FindAsync(portal, "fremmed")).State);
    }

    [Fact]
    public async Task The_page_costs_the_same_whatever_the_number_of_jobs()
    {
        await using var portal = await StartAsync();
        using var admin = await portal.SignInAsync("regionadmin");
        var costs = new List<int>();
        foreach (var (from, to) in new[] { (0, 1), (1, 3), (3, 200) })
        {
            await CountingWork.AskAsync(portal, "innlandet", Enumerable.Range(from, to - from).Select(n => $"nr-{n}"));
            costs.Add((await portal.CostAsync(admin, "/innlandet" + Address)).Queries);
        }

        Assert.Single(costs.Distinct());
        Assert.InRange(costs.Min(), 1, 4);
        var last = await admin.GetAsync("/innlandet" + Address + "?side=4");
        Assert.Equal(50, last.Texts("tbody th").Count);
    }

    private Task<TestPortal> StartAsync() => TestPortal.StartAsync(kind, services => CountingWork.AddTo(services, _log));
}

public sealed class JobPageOnSqlite() : JobPageTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class JobPageOnPostgreSql() : JobPageTests(DatabaseKind.PostgreSql);
