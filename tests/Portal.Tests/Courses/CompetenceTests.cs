using System.Net;
using KunnskapsPortal.Courses.FollowPlans;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>Competence plans: the own one, and what the coordinating physician sees of others.</summary>
public abstract class CompetenceTests(PortalFixture fixture)
{
    private const string Plan = "/innlandet/kompetanseplan/radgivende-lege";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task The_plan_is_there_from_day_one_and_counts_what_is_learned_and_ticked()
    {
        using var physician = await _portal.SignInAsync("rol");
        using var guest = _portal.Visit();
        var before = await guest.GetAsync(Plan);
        var mySide = await physician.GetAsync("/innlandet/min-side");
        Assert.Contains("0 av 21 påkrevde oppgaver er gjort", mySide.Text("section[aria-labelledby=min-plan]"), StringComparison.Ordinal);
        Assert.Empty(before.Page.QuerySelectorAll("main form"));

        var page = await physician.GetAsync(Plan);
        Assert.Contains("Koordinerende rådgivende lege i regionen din ser navnet ditt", page.Text(".kp-mine"), StringComparison.Ordinal);
        const string Form = "#oppgave-trygdemedisin-3 form";
        var patient = await physician.SubmitAsync(page, Form, ("dag", "2026-11-20"), ("notat", "Pasient 13097248022"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, patient.Status);
        Assert.DoesNotContain("13097248022", patient.Body, StringComparison.Ordinal);
        var future = await physician.SubmitAsync(page, Form, ("dag", "2029-01-01"), ("notat", "Gikk fint"));
        Assert.Equal("Dagen har ikke vært ennå. Skriv en dag som har vært.", future.Text("#feil-trygdemedisin-3"));
        Assert.Equal("Gikk fint", future.Text("#notat-trygdemedisin-3"));
        Assert.Equal(HttpStatusCode.Redirect, (await physician.SubmitAsync(future, Form, ("dag", "20.11.2026"))).Status);
        Assert.Empty(page.Page.QuerySelectorAll("#oppgave-nav-3 form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await physician.SubmitAsync(page, Form, ("oppgave", "nav-3"), ("dag", "2026-11-20"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await physician.SubmitAsync(page, Form, ("oppgave", "finnes-ikke"), ("dag", "2026-11-20"))).Status);

        // The lesson that a task points to, read in another tenant: my page tells the region.
        await TakeRightAsync(physician, "/nasjonal/leksjoner/nf-hvem-bestemmer-i-nav");
        using var coordinator = await _portal.SignInAsync("krol");
        Assert.Contains("1 av 21", RowOf(await coordinator.GetAsync("/innlandet/kompetanse"), "rol"), StringComparison.Ordinal);
        Assert.Contains("2 av 21 påkrevde", (await physician.GetAsync("/innlandet/min-side")).Text("section[aria-labelledby=min-plan]"), StringComparison.Ordinal);
        var overview = await coordinator.GetAsync("/innlandet/kompetanse");
        Assert.Contains("2 av 21", RowOf(overview, "rol"), StringComparison.Ordinal);
        Assert.Contains("november 2026", RowOf(overview, "rol"), StringComparison.Ordinal);
        Assert.DoesNotContain("Gikk fint", overview.Body, StringComparison.Ordinal);

        // Another person's plan holds nothing of it, and taking the tick away takes it from the count.
        Assert.Contains("0 av 21", (await coordinator.GetAsync(Plan)).Text(".kp-mine"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await physician.SubmitAsync(await physician.GetAsync(Plan), Form)).Status);
        Assert.Contains("1 av 21", RowOf(await coordinator.GetAsync("/innlandet/kompetanse"), "rol"), StringComparison.Ordinal);
        Assert.Equal(before.Body, (await guest.GetAsync(Plan)).Body);
    }

    [Fact]
    public async Task Only_those_who_may_see_competence_do_and_another_tenant_sees_its_own()
    {
        using var guest = _portal.Visit();
        using var counsellor = await _portal.SignInAsync("veileder");
        Assert.Equal(HttpStatusCode.Redirect, (await guest.GetAsync("/innlandet/kompetanse")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await counsellor.GetAsync("/innlandet/kompetanse")).Status);
        using var coordinator = await _portal.SignInAsync("krol");
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.GetAsync("/agder/kompetanse")).Status);
        var page = await coordinator.GetAsync("/innlandet/kompetanse");
        Assert.Contains("0 av 16", RowOf(page, "veileder"), StringComparison.Ordinal);
        Assert.DoesNotContain("Demo fastlege", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task General_practitioners_are_counted_and_small_numbers_are_not_told()
    {
        await LearningWorkshop.PublishAsync(_portal, "lesson", "telles", LearningWorkshop.Lesson("telles"));
        await LearningWorkshop.PublishAsync(_portal, "module", "telles", LearningWorkshop.Module("telles", "  - lesson:telles\n"));
        using var coordinator = await _portal.SignInAsync("krol");
        for (var n = 30; n < 35; n++)
        {
            Assert.Equal("Færre enn 5", Count(await coordinator.GetAsync("/innlandet/kompetanse")));
            using var gp = await _portal.SignInAsync($"fastlege{n}");
            await LearningWorkshop.TakeAsync(gp, "/innlandet/leksjoner/telles");
        }

        Assert.Equal("5", Count(await coordinator.GetAsync("/innlandet/kompetanse")));
        // What is told is kept in the tenant: another one holds none of it.
        Assert.True(await SharesAsync("innlandet") >= 5);
        Assert.Equal(0, await SharesAsync("agder"));
    }

    [Fact]
    public async Task The_overview_costs_the_same_whatever_the_number_of_people()
    {
        using var coordinator = await _portal.SignInAsync("krol");
        var (page, queries) = await _portal.CostAsync(coordinator, "/innlandet/kompetanse");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.InRange(queries, 1, 7);
    }

    private static string Count(Answer page) =>
        page.Page.QuerySelectorAll("section[aria-labelledby=fastleger] tbody tr").Single(row => row.TextContent.Contains("Modul telles", StringComparison.Ordinal)).QuerySelector("td")!.TextContent.Trim();

    private static string RowOf(Answer page, string person) =>
        page.Page.QuerySelectorAll("section[aria-labelledby=ansatte] tbody tr")
            .Single(row => person == "rol" ? row.QuerySelector("th")!.TextContent.Contains("Demo rådgivende lege", StringComparison.Ordinal) : row.QuerySelector("th")!.TextContent.Contains("Demo veileder", StringComparison.Ordinal))
            .TextContent;

    private static async Task TakeRightAsync(Visitor visitor, string address)
    {
        while ((await visitor.GetAsync(address)) is var page && page.Page.QuerySelector("section.kp-quiz form:has([name=sporsmal])") is { } form)
        {
            var question = form.QuerySelector("[name=sporsmal]")!.GetAttribute("value")!;
            var lesson = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "content", "nasjonal", "lesson", address.Split('/')[^1] + ".nb.md"));
            var records = lesson[lesson.IndexOf("answers:\n", StringComparison.Ordinal)..].Split("  - key: ").Where(record => record.Contains($"question: {question}\n", StringComparison.Ordinal)).ToList();
            var values = records.Where(record => record.Contains("verdict: right", StringComparison.Ordinal)).Select(record => ("svar", record.Split('\n')[0]))
                .Concat(records.Where(record => record.Contains("position: ", StringComparison.Ordinal)).Select(record => ($"plass.{record.Split('\n')[0]}", record.Split("position: ")[1].Split('\n')[0]))).ToArray();
            Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(page, $"section[aria-labelledby='q-{question}'] form", values)).Status);
        }
    }

    private Task<int> SharesAsync(string tenant) => DeskWorkshop.ReadAsync(_portal, tenant, db => db.Set<CompetenceShare>().CountAsync());
}

public sealed class CompetenceOnSqlite(OnSqlite fixture) : CompetenceTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class CompetenceOnPostgreSql(OnPostgreSql fixture) : CompetenceTests(fixture), IClassFixture<OnPostgreSql>;
