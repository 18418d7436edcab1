using System.Net;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Portal.Tests.Editorial;

public abstract class SupplementTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_region_writes_a_supplement_and_its_readers_alone_see_it_under_the_heading()
    {
        var (id, key) = await BeginAsync("vises", "frister", "Slik gjør vi med vises");
        // Signed in, so that nothing comes from the cache, which may be a second old.
        using var reader = await _portal.SignInAsync("fastlege3");
        Assert.Empty((await reader.GetAsync("/innlandet/artikler/vises")).Page.QuerySelectorAll(".kp-supplement"));

        await DeskWorkshop.PublishDraftAsync(_portal, "innlandet", id, "Ring **kontoret** først.");

        var page = await reader.GetAsync("/innlandet/artikler/vises");
        var box = Assert.Single(page.Page.QuerySelectorAll(".kp-supplement"));
        Assert.Equal($"tillegg-{key}", box.Id);
        Assert.Contains("Ring kontoret først.", box.TextContent, StringComparison.Ordinal);
        // Under its own heading, before the next.
        var order = page.Body.IndexOf("id=\"tillegg-", StringComparison.Ordinal);
        Assert.InRange(order, page.Body.IndexOf("id=\"frister\"", StringComparison.Ordinal), page.Body.IndexOf("<h2 id=\"honorar\"", StringComparison.Ordinal));
        foreach (var other in new[] { "/nasjonal/artikler/vises", "/oslo/artikler/vises", "/ost-viken/artikler/vises" })
            Assert.Empty((await reader.GetAsync(other)).Page.QuerySelectorAll(".kp-supplement"));
        var address = await reader.GetAsync($"/innlandet/tillegg/{key}");
        Assert.Equal((HttpStatusCode.Redirect, $"/innlandet/artikler/vises#tillegg-{key}"), (address.Status, address.Location));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/oslo/tillegg/{key}")).Status);
        Assert.Empty(await DeskWorkshop.BreachesAsync(_portal, "innlandet"));
    }

    [Fact]
    public async Task A_change_under_the_heading_is_flagged_and_keeping_it_takes_the_flag_away()
    {
        var (id, _) = await BeginAsync("endres", "frister", "Slik gjør vi med endres");
        await DeskWorkshop.PublishDraftAsync(_portal, "innlandet", id, "Ring kontoret.");
        using var reader = await _portal.SignInAsync("fastlege3");
        using var editor = await _portal.SignInAsync("krol");

        await PublishNationalAsync("endres", DeskWorkshop.NationalBody.Replace("Takst L40", "Takst L60", StringComparison.Ordinal));
        Assert.Empty((await reader.GetAsync("/innlandet/artikler/endres")).Page.QuerySelectorAll(".kp-supplement .kp-note"));
        Assert.Equal("I orden", (await editor.GetAsync($"/innlandet/redaksjon/tillegg/{id}")).Text(".kp-state strong"));

        await PublishNationalAsync("endres", DeskWorkshop.NationalBody.Replace("ti dager", "fem dager", StringComparison.Ordinal));
        Assert.Single((await reader.GetAsync("/innlandet/artikler/endres")).Page.QuerySelectorAll(".kp-supplement .kp-note"));
        var page = await editor.GetAsync($"/innlandet/redaksjon/tillegg/{id}");
        Assert.Contains("[fjernet: ti slutt]", page.Texts(".kp-compare")[0], StringComparison.Ordinal);
        Assert.Contains("[lagt til: fem slutt]", page.Texts(".kp-compare")[1], StringComparison.Ordinal);
        Assert.Contains((await editor.GetAsync("/innlandet/redaksjon?vis=alt")).Texts("section:has(#tillegg) h3"), title => title == "Slik gjør vi med endres");

        var done = await editor.SubmitAsync(page, "form.kp-panel", ("valg", "Keep"));

        Assert.Equal($"/innlandet/redaksjon/tillegg/{id}?utfall=Published", done.Location);
        Assert.Empty((await reader.GetAsync("/innlandet/artikler/endres")).Page.QuerySelectorAll(".kp-supplement .kp-note"));
        Assert.Contains("Ring kontoret.", (await reader.GetAsync("/innlandet/artikler/endres")).Text(".kp-supplement"), StringComparison.Ordinal);
        var (events, audit) = await DeskWorkshop.ReadAsync(_portal, "innlandet", async db => (
            await db.Set<ItemEvent>().Where(e => e.ItemId == id).OrderBy(e => e.At).Select(e => e.Step).ToListAsync(),
            await db.Set<AuditEntry>().Where(e => e.Subject == $"item {id}").OrderBy(e => e.At).Select(e => e.Action).ToListAsync()));
        Assert.Equal([Step.Save, Step.Save, Step.Publish], events);
        Assert.Equal(["supplement.created", "supplement.kept"], audit);

        // The page that was left open meanwhile changes nothing.
        var stale = await editor.SubmitAsync(page, "form.kp-panel", ("valg", "Drop"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Ingenting er lagret", stale.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Single((await reader.GetAsync("/innlandet/artikler/endres")).Page.QuerySelectorAll(".kp-supplement"));
    }

    [Fact]
    public async Task A_heading_that_disappears_never_takes_a_supplement_with_it()
    {
        var (id, key) = await BeginAsync("forsvinner", "frister", "Slik gjør vi med forsvinner");
        await DeskWorkshop.PublishDraftAsync(_portal, "innlandet", id, "Ring kontoret.");
        await PublishNationalAsync("forsvinner", "## Honorar {#honorar}\n\nTakst L40 gjelder.\n");
        using var reader = await _portal.SignInAsync("fastlege3");
        using var editor = await _portal.SignInAsync("krol");

        var page = await reader.GetAsync("/innlandet/artikler/forsvinner");
        Assert.Single(page.Page.QuerySelectorAll(".kp-supplement .kp-note"));
        Assert.True(page.Body.IndexOf("id=\"honorar\"", StringComparison.Ordinal) < page.Body.IndexOf($"id=\"tillegg-{key}\"", StringComparison.Ordinal));
        Assert.Empty(await DeskWorkshop.BreachesAsync(_portal, "innlandet"));

        var review = await editor.GetAsync($"/innlandet/redaksjon/tillegg/{id}");
        Assert.Equal(["", "honorar"], review.Page.QuerySelectorAll("select[name=overskrift] option").Select(o => o.GetAttribute("value")));
        var moved = await editor.SubmitAsync(review, "form.kp-panel", ("valg", "Keep"), ("overskrift", "honorar"));
        Assert.Contains("Published", moved.Location, StringComparison.Ordinal);
        Assert.Empty((await reader.GetAsync("/innlandet/artikler/forsvinner")).Page.QuerySelectorAll(".kp-supplement .kp-note"));
    }

    [Fact]
    public async Task One_who_may_not_publish_sends_it_in_and_cannot_drop_it()
    {
        var (id, key) = await BeginAsync("sendes", "frister", "Slik gjør vi med sendes");
        await DeskWorkshop.PublishDraftAsync(_portal, "innlandet", id, "Ring kontoret.");
        await PublishNationalAsync("sendes", DeskWorkshop.NationalBody.Replace("ti dager", "fem dager", StringComparison.Ordinal));
        using var writer = await _portal.SignInAsync("rol");
        using var reader = _portal.Visit();

        var page = await writer.GetAsync($"/innlandet/redaksjon/tillegg/{id}");
        Assert.DoesNotContain(page.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == "?fjern=true");
        Assert.Equal(HttpStatusCode.Conflict, (await writer.SubmitAsync(page, "form.kp-panel", ("valg", "Drop"))).Status);
        var kept = await writer.SubmitAsync(page, "form.kp-panel", ("valg", "Keep"));

        Assert.Contains("SentIn", kept.Location, StringComparison.Ordinal);
        Assert.Equal(ItemStage.InReview, await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ContentItem>().Where(i => i.Id == id).Select(i => i.Stage).SingleAsync()));
        Assert.Single((await reader.GetAsync("/innlandet/artikler/sendes")).Page.QuerySelectorAll($"#tillegg-{key} .kp-note"));
    }

    [Fact]
    public async Task Dropping_asks_first_and_leads_readers_to_the_national_text()
    {
        var (id, key) = await BeginAsync("fjernes", "frister", "Slik gjør vi med fjernes");
        await DeskWorkshop.PublishDraftAsync(_portal, "innlandet", id, "Ring kontoret.");
        using var editor = await _portal.SignInAsync("krol");

        var asked = await editor.GetAsync($"/innlandet/redaksjon/tillegg/{id}?fjern=true");
        var done = await editor.SubmitAsync(asked, "form.kp-panel", ("valg", "Drop"));

        Assert.Equal("/innlandet/redaksjon/tillegg?utfall=Dropped", done.Location);
        using var reader = _portal.Visit();
        Assert.Empty((await reader.GetAsync("/innlandet/artikler/fjernes")).Page.QuerySelectorAll(".kp-supplement"));
        Assert.Equal("/innlandet/artikler/fjernes", (await reader.GetAsync($"/innlandet/tillegg/{key}")).Location);
        Assert.Equal(2, await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ContentVersion>().CountAsync(v => v.ItemId == id)));
    }

    [Fact]
    public async Task Another_tenants_supplement_is_not_found_and_the_national_library_has_none()
    {
        var (id, _) = await BeginAsync("andres", "frister", "Slik gjør vi med andres");
        // The right is shown to exist first: in the own region the page answers.
        using var editor = await _portal.SignInAsync("krol");
        var page = await editor.GetAsync($"/innlandet/redaksjon/tillegg/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/ost-viken/redaksjon/tillegg/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/innlandet/redaksjon/tillegg/ny?til=article:finnes-ikke")).Status);
        using var national = await _portal.SignInAsync("nasjonal", "nasjonal");
        Assert.Equal(HttpStatusCode.NotFound, (await national.GetAsync("/nasjonal/redaksjon/tillegg/ny?til=article:andres")).Status);
    }

    [Fact]
    public async Task The_national_editor_sees_published_supplements_of_all_regions_and_no_drafts()
    {
        var (published, _) = await BeginAsync("alle", "frister", "Publisert i Innlandet");
        await DeskWorkshop.PublishDraftAsync(_portal, "innlandet", published, "Ring.");
        using var editor = await _portal.SignInAsync("krol");
        await CreateAsync(editor, "innlandet", "alle", "", "Bare et utkast");
        var other = await CreateAsync(editor, "ost-viken", "alle", "honorar", "Publisert i Øst-Viken");
        await DeskWorkshop.PublishDraftAsync(_portal, "ost-viken", other, "Ring.");
        await PublishNationalAsync("alle", DeskWorkshop.NationalBody.Replace("ti dager", "fem dager", StringComparison.Ordinal));

        using var national = await _portal.SignInAsync("nasjonal", "nasjonal");
        var page = await national.GetAsync("/nasjonal/redaksjon/regionenes-tillegg");

        var rows = page.Texts("section[aria-labelledby=article-alle] li");
        Assert.Equal(2, rows.Count);
        Assert.Contains("Innlandet", rows[0], StringComparison.Ordinal);
        Assert.Contains("Den nasjonale teksten er endret", rows[0], StringComparison.Ordinal);
        Assert.DoesNotContain("endret", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Bare et utkast", page.Body, StringComparison.Ordinal);
        using var reader = _portal.Visit();
        var link = page.Page.QuerySelector("section[aria-labelledby=article-alle] li a")!.GetAttribute("href")!;
        Assert.StartsWith("/innlandet/artikler/alle#", (await reader.GetAsync(link)).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/innlandet/redaksjon/regionenes-tillegg")).Status);
    }

    [Fact]
    public async Task A_missing_title_or_place_is_said_beside_the_field_and_what_was_typed_is_kept()
    {
        await PublishNationalAsync("skjema", DeskWorkshop.NationalBody);
        using var editor = await _portal.SignInAsync("krol");
        var page = await editor.GetAsync("/innlandet/redaksjon/tillegg/ny?til=article:skjema");
        Assert.Equal(["", "frister", "honorar"], page.Page.QuerySelectorAll("input[name=overskrift]").Select(i => i.GetAttribute("value")));
        Assert.Contains("Svar innen ti dager.", page.Body, StringComparison.Ordinal);

        var none = await editor.SubmitAsync(page, "form[method=post]", ("tittel", ""));
        Assert.Equal(["Skriv en tittel.", "Velg hvor tillegget skal stå."], none.Texts(".ds-validation-message"));
        var typed = await editor.SubmitAsync(page, "form[method=post]", ("tittel", "Om 13097248022"), ("overskrift", "honorar"));
        Assert.Equal("Om 13097248022", typed.Page.QuerySelector("input[name=tittel]")!.GetAttribute("value"));
        Assert.True(typed.Page.QuerySelector("input[value=honorar]")!.HasAttribute("checked"));
    }

    private Task PublishNationalAsync(string key, string body) =>
        DeskWorkshop.PublishAsync(_portal, "nasjonal", "article", key, DeskWorkshop.Article(key, $"Nasjonalt {key}", body));

    private async Task<(Guid Id, string Key)> BeginAsync(string national, string heading, string title)
    {
        await PublishNationalAsync(national, DeskWorkshop.NationalBody);
        using var editor = await _portal.SignInAsync("krol");
        var id = await CreateAsync(editor, "innlandet", national, heading, title);
        return (id, await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ContentItem>().Where(i => i.Id == id).Select(i => i.Key).SingleAsync()));
    }

    private static async Task<Guid> CreateAsync(Visitor editor, string region, string national, string heading, string title)
    {
        var page = await editor.GetAsync($"/{region}/redaksjon/tillegg/ny?til=article:{national}");
        var answer = await editor.SubmitAsync(page, "form[method=post]", ("tittel", title), ("overskrift", heading));
        Assert.StartsWith($"/{region}/redaksjon/tekst/", answer.Location, StringComparison.Ordinal);
        return Guid.Parse(answer.Location.Split('/')[^1]);
    }
}

public sealed class SupplementOnSqlite(OnSqlite fixture) : SupplementTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class SupplementOnPostgreSql(OnPostgreSql fixture) : SupplementTests(fixture), IClassFixture<OnPostgreSql>;
