using System.Net;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Editorial;

public abstract class LifeOfItemTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_text_goes_from_writer_to_reviewer_and_back_and_out_to_readers()
    {
        using var writer = await _portal.SignInAsync("rol");
        using var reviewer = await _portal.SignInAsync("krol");
        using var reader = await _portal.SignInAsync("fastlege3");
        var id = await writer.WriteArticleAsync("Fra utkast til leser", "## Første {#forste}\n\nGammel tekst.");
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/innlandet/artikler/fra-utkast-til-leser")).Status);

        Assert.EndsWith("utfall=Submit", (await writer.StepAsync(id, "Submit")).Location, StringComparison.Ordinal);
        // The writer may not publish: the step is refused where it is taken, whatever the page shows.
        Assert.Contains("ikke rett", (await writer.StepAsync(id, "Publish")).Text(".kp-state"), StringComparison.Ordinal);
        Assert.Contains("Skriv en kommentar", (await reviewer.StepAsync(id, "SendBack")).Text("#merknad-feil"), StringComparison.Ordinal);
        await reviewer.StepAsync(id, "SendBack", [("merknad", "Si når det gjelder.")]);
        Assert.Contains("Si når det gjelder.", (await writer.GetAsync($"/innlandet/redaksjon/tekst/{id}/liv")).Text(".kp-desk-history"), StringComparison.Ordinal);
        await writer.EditAsync(id, "send-inn", [("body", ["## Første {#forste}\n\nGammel tekst fra 2026."])]);
        await reviewer.StepAsync(id, "Approve");
        Assert.EndsWith("utfall=Publish", (await reviewer.StepAsync(id, "Publish")).Location, StringComparison.Ordinal);

        Assert.Contains("Gammel tekst fra 2026.", (await reader.GetAsync("/innlandet/artikler/fra-utkast-til-leser")).Text("article"), StringComparison.Ordinal);
        var compared = await writer.GetAsync($"/innlandet/redaksjon/tekst/{id}/sammenlign?fra=2&til=3");
        Assert.Contains("fra 2026", compared.Text("ins"), StringComparison.Ordinal);

        // A newer draft changes nothing for readers, and the older version can stand again.
        await writer.EditAsync(id, "lagre", [("body", ["Helt ny tekst."])]);
        Assert.Contains("Gammel tekst", (await reader.GetAsync("/innlandet/artikler/fra-utkast-til-leser")).Text("article"), StringComparison.Ordinal);
        await reviewer.StepAsync(id, "Publish");
        Assert.Contains("Helt ny tekst.", (await reader.GetAsync("/innlandet/artikler/fra-utkast-til-leser")).Text("article"), StringComparison.Ordinal);
        await reviewer.StepAsync(id, "RollBack", [("til", "3")]);
        Assert.Contains("Gammel tekst fra 2026.", (await reader.GetAsync("/innlandet/artikler/fra-utkast-til-leser")).Text("article"), StringComparison.Ordinal);
        Assert.Equal(5, await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ContentVersion>().CountAsync(v => v.ItemId == id)));
        Assert.Empty(await DeskWorkshop.BreachesAsync(_portal, "innlandet"));
    }

    [Fact]
    public async Task A_step_is_taken_with_the_version_one_has_read()
    {
        using var writer = await _portal.SignInAsync("rol");
        using var reviewer = await _portal.SignInAsync("krol");
        var id = await writer.WriteArticleAsync("Lest versjon", "Den leste.");
        var page = await reviewer.GetAsync($"/innlandet/redaksjon/tekst/{id}/liv");
        await writer.EditAsync(id, "lagre", [("body", ["Den uleste."])]);
        var answer = await reviewer.SubmitAsync(page, "form:has(button[value=Publish])", ("steg", "Publish"));
        Assert.Contains("nyere versjon", answer.Text(".kp-state"), StringComparison.Ordinal);
        Assert.Null(await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ContentItem>().Where(i => i.Id == id).Select(i => i.PublishedVersion).SingleAsync()));
    }

    [Fact]
    public async Task Where_four_eyes_are_needed_nobody_publishes_their_own_text()
    {
        using var one = await _portal.SignInAsync("krol", "ost-viken");
        using var other = await _portal.SignInAsync("regionadmin", "ost-viken");
        var before = await one.WriteArticleAsync("Uten fire øyne", "Alene.", "ost-viken");
        Assert.EndsWith("utfall=Publish", (await one.StepAsync(before, "Publish", tenant: "ost-viken")).Location, StringComparison.Ordinal);
        await using (var scope = await _portal.InAsync("ost-viken"))
        {
            var db = scope.ServiceProvider.GetRequiredService<Kernel.Persistence.PortalDb>();
            await db.Set<Tenant>().Where(t => t.Id == new TenantId("ost-viken")).ExecuteUpdateAsync(set => set.SetProperty(t => t.FourEyes, "article"));
            _portal.Services.GetRequiredService<TenantDirectory>().Forget();
        }

        var id = await one.WriteArticleAsync("Med fire øyne", "Sammen.", "ost-viken");
        Assert.Contains("fire øyne", (await one.StepAsync(id, "Publish", tenant: "ost-viken")).Text(".kp-state"), StringComparison.Ordinal);
        await one.StepAsync(id, "Submit", tenant: "ost-viken");
        Assert.Contains("fire øyne", (await one.StepAsync(id, "Approve", tenant: "ost-viken")).Text(".kp-state"), StringComparison.Ordinal);
        await other.StepAsync(id, "Approve", tenant: "ost-viken");
        Assert.EndsWith("utfall=Publish", (await one.StepAsync(id, "Publish", tenant: "ost-viken")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_address_and_an_archived_text_lead_readers_on()
    {
        using var editor = await _portal.SignInAsync("krol");
        using var reader = await _portal.SignInAsync("fastlege3");
        var id = await editor.WriteArticleAsync("Gammel adresse", "Tekst.");
        await editor.StepAsync(id, "Publish");
        var taken = await editor.StepAsync(id, "Rename", [("adresse", "todagerskurset-i-innlandet")]);
        Assert.NotEmpty(taken.Text("#adresse-feil") + taken.Location);
        Assert.Contains("små bokstaver", (await editor.StepAsync(id, "Rename", [("adresse", "Ny Adresse")])).Text("#adresse-feil"), StringComparison.Ordinal);
        await editor.StepAsync(id, "Rename", [("adresse", "ny-adresse")]);
        var moved = await reader.GetAsync("/innlandet/artikler/gammel-adresse");
        Assert.Equal((HttpStatusCode.Redirect, "/innlandet/artikler/ny-adresse"), (moved.Status, moved.Location));
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(moved.Location)).Status);

        Assert.Contains("ingen publisert tekst", (await editor.StepAsync(id, "Archive", [("videre", "article:finnes-ikke")])).Text("#videre-feil"), StringComparison.Ordinal);
        await editor.StepAsync(id, "Archive", [("videre", "measure:gradert-sykmelding")]);
        Assert.Equal("/innlandet/tiltak/gradert-sykmelding", (await reader.GetAsync("/innlandet/artikler/ny-adresse")).Location);
        await editor.StepAsync(id, "Restore");
        await editor.StepAsync(id, "Publish");
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/innlandet/artikler/ny-adresse")).Status);
    }

    [Fact]
    public async Task A_text_is_published_and_taken_down_at_its_time_once()
    {
        using var editor = await _portal.SignInAsync("krol");
        using var reader = await _portal.SignInAsync("fastlege3");
        var worker = _portal.Services.GetRequiredService<JobWorker>();
        var id = await editor.WriteArticleAsync("Til sin tid", "Kommer og går.");
        var now = _portal.Clock.GetCurrentInstant();
        string At(Duration later) => (now + later).InZone(Oslo.Zone).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", null);
        Assert.Contains("passert", (await editor.StepAsync(id, "Schedule", [("publiser", At(Duration.FromHours(-1)))])).Text("#publiser-feil"), StringComparison.Ordinal);
        await editor.StepAsync(id, "Schedule", [("publiser", At(Duration.FromHours(1))), ("ta-ned", At(Duration.FromHours(2)))]);
        await worker.RunDueAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/innlandet/artikler/til-sin-tid")).Status);

        _portal.Clock.MoveTo(now + Duration.FromMinutes(61));
        await worker.RunDueAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/innlandet/artikler/til-sin-tid")).Status);
        _portal.Clock.MoveTo(now + Duration.FromMinutes(121));
        await worker.RunDueAsync(CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/innlandet/artikler/til-sin-tid")).Status);
        // The jobs done once more, as after a crash between the work and the row: nothing happens.
        await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<Job>().Where(j => j.Kind == Publisher.TimedJob).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Waiting)));
        await worker.RunDueAsync(CancellationToken.None);
        Assert.Equal([Step.Publish, Step.Unpublish], await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ItemEvent>()
            .Where(e => e.ItemId == id && e.By == null).OrderBy(e => e.At).Select(e => e.Step).ToListAsync()));
        _portal.Clock.MoveTo(now);
    }

    [Fact]
    public async Task An_office_editor_writes_for_the_own_office_and_touches_nothing_else()
    {
        using var office = await _portal.SignInAsync("navkontor");
        using var writer = await _portal.SignInAsync("rol");
        var common = await writer.WriteArticleAsync("Felles tekst", "For alle.");
        var own = await office.WriteArticleAsync("Kontorets tekst", "For oss.");
        // The text is there for one who writes for the region, and not for the office.
        Assert.Equal(HttpStatusCode.OK, (await writer.GetAsync($"/innlandet/redaksjon/tekst/{common}")).Status);
        var ownPage = await office.GetAsync($"/innlandet/redaksjon/tekst/{own}");
        Assert.Equal(HttpStatusCode.OK, ownPage.Status);
        foreach (var address in new[] { "", "/liv", "/vis", "/sammenlign", "/flett" })
            Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/innlandet/redaksjon/tekst/{common}{address}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostAsync($"/innlandet/redaksjon/tekst/{common}", DeskForms.Fields(ownPage, [("body", ["Overtatt."])]).Append(new("handling", "lagre")))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.PostAsync($"/innlandet/redaksjon/tekst/{common}/utkast", DeskForms.Fields(ownPage, [("body", ["Overtatt."])]))).Status);
        Assert.DoesNotContain("Felles tekst", (await office.GetAsync("/innlandet/redaksjon/innhold")).Body, StringComparison.Ordinal);
        Assert.Contains("ikke rett", (await office.StepAsync(own, "Publish")).Text(".kp-state"), StringComparison.Ordinal);
        Assert.EndsWith("utfall=Submit", (await office.StepAsync(own, "Submit")).Location, StringComparison.Ordinal);
    }
}

public sealed class LifeOfItemOnSqlite(OnSqlite fixture) : LifeOfItemTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class LifeOfItemOnPostgreSql(OnPostgreSql fixture) : LifeOfItemTests(fixture), IClassFixture<OnPostgreSql>;
