using System.Net;
using System.Text;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Portal.Tests.Editorial;

public abstract class HostileTextTests(PortalFixture fixture)
{
    private const string Script = "<script>alert(1)</script>";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Hostile_text_in_every_field_and_in_the_body_is_shown_and_never_run()
    {
        using var editor = await _portal.SignInAsync("krol");
        var id = await editor.WriteArticleAsync(
            $"{Script} \u202etekst", $"{Script}\n\n<img src=x onerror=alert(1)>\n\n[lenke](javascript:alert(1)) [to](data:text/html,{Script}) ![b](https://ond.example/p.png)\n\n## {Script}\n\n[ut](/\\ond.example)");
        // An address that would run is refused beside its field; the rest is text.
        var refused = await editor.EditAsync(id, "lagre", [("f.sources.0.url", ["javascript:alert(1)"])]);
        Assert.Contains("https://", refused.Text("#f-sources-0-url-feil"), StringComparison.Ordinal);
        await editor.EditAsync(id, "lagre", [("f.summary", [$"{Script}\": --- \nkey: ond"]), ("f.synonyms", [$"\"{Script}\n- ond"]), ("f.sources.0.title", [Script]), ("f.sources.0.url", [""])]);
        await editor.StepAsync(id, "Publish");
        var slug = await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ContentItem>().Where(i => i.Id == id).Select(i => i.Slug).SingleAsync());
        foreach (var address in new[] { $"/innlandet/artikler/{slug}", $"/innlandet/redaksjon/tekst/{id}", $"/innlandet/redaksjon/tekst/{id}/liv", $"/innlandet/redaksjon/tekst/{id}/vis", "/innlandet/redaksjon/innhold", "/innlandet/redaksjon", "/innlandet/sok?q=tekst" })
        {
            var answer = await editor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Empty(answer.Page.QuerySelectorAll("script:not([src]), [onerror], img[src*='//'], iframe"));
            Assert.DoesNotContain(
                answer.Page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Trim()),
                href => href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || href.StartsWith("/\\", StringComparison.Ordinal));
            Assert.DoesNotContain('\u202e', answer.Body);
        }

        Assert.Empty(await DeskWorkshop.BreachesAsync(_portal, "innlandet"));
    }

    [Fact]
    public async Task A_text_beyond_all_measure_is_refused_with_everything_kept()
    {
        using var editor = await _portal.SignInAsync("krol");
        var id = await editor.WriteArticleAsync("For dyp", "Vanlig.");
        var deep = new string('>', 400) + " dypt";
        var answer = await editor.EditAsync(id, "lagre", [("body", [deep])]);
        Assert.Contains("for mange nivåer", answer.Text("#body-feil"), StringComparison.Ordinal);
        Assert.Contains(deep, answer.Page.QuerySelector("#body")!.TextContent, StringComparison.Ordinal);
        var page = await editor.GetAsync($"/innlandet/redaksjon/tekst/{id}");
        var preview = await editor.PostAsync("/innlandet/redaksjon/hjelp/visning?form=nb", DeskForms.Fields(page, [("body", [deep])]));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
    }

    [Fact]
    public async Task An_identity_number_is_stopped_before_anything_is_kept()
    {
        using var editor = await _portal.SignInAsync("krol");
        var id = await editor.WriteArticleAsync("Stoppes", "Vanlig.");
        var real = Numbers().First(Kernel.Text.PatientDataGuard.Finds);
        var answer = await editor.EditAsync(id, "lagre", [("body", [$"Pasienten {real} kom."])]);
        Assert.Contains("personnummer", answer.Text("#body-feil"), StringComparison.Ordinal);
        var page = await editor.GetAsync($"/innlandet/redaksjon/tekst/{id}");
        var autosave = await editor.PostAsync($"/innlandet/redaksjon/tekst/{id}/utkast", DeskForms.Fields(page, [("f.summary", [real])]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, autosave.Status);
        Assert.Contains("personnummer", (await editor.StepAsync(id, "Comment", [("merknad", real)])).Text("#merknad-feil"), StringComparison.Ordinal);
        Assert.Equal(0, await DeskWorkshop.ReadAsync(_portal, "innlandet", async db =>
            await db.Set<WorkingCopy>().CountAsync(c => c.Form.Contains(real)) + await db.Set<ContentVersion>().CountAsync(v => v.Text.Contains(real)) + await db.Set<ItemEvent>().CountAsync(e => e.Note!.Contains(real))));
    }

    [Fact]
    public async Task A_drawing_is_made_harmless_and_a_file_that_lies_is_refused()
    {
        using var editor = await _portal.SignInAsync("krol");
        var svg = $"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' onload='alert(1)'>{Script}<a href='javascript:alert(1)'><rect width='2' height='2'/></a><circle cx='4' cy='4' r='3'/></svg>";
        var added = await UploadAsync(editor, "../../\u202egvs.exe.svg", Encoding.UTF8.GetBytes(svg), "En sirkel");
        var details = await editor.GetAsync(added.Location.Split('?')[0]);
        var source = details.Page.QuerySelector(".kp-desk-shown img")!.GetAttribute("src")!;
        var served = await editor.GetAsync(source);
        Assert.Equal("image/svg+xml", served.Message.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", Assert.Single(served.Message.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("<circle", served.Body, StringComparison.Ordinal);
        foreach (var bad in new[] { "script", "onload", "javascript" })
            Assert.DoesNotContain(bad, served.Body, StringComparison.OrdinalIgnoreCase);

        var again = await UploadAsync(editor, "samme.svg", Encoding.UTF8.GetBytes(svg), "En sirkel");
        Assert.Equal((added.Location.Split('?')[0], true), (again.Location.Split('?')[0], again.Location.EndsWith("utfall=fantes", StringComparison.Ordinal)));
        Assert.Contains("Denne filtypen", (await UploadAsync(editor, "bilde.png", Encoding.UTF8.GetBytes("<html>hei</html>"), "Ikke et bilde")).Text("#fil-feil"), StringComparison.Ordinal);
        Assert.Contains("Skriv hva bildet", (await UploadAsync(editor, "ny.svg", Encoding.UTF8.GetBytes(svg.Replace("r='3'", "r='2'", StringComparison.Ordinal)), "")).Text("#alt-feil"), StringComparison.Ordinal);
        // Another region's library does not hold it.
        using var other = await _portal.SignInAsync("krol", "ost-viken");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(source.Replace("/innlandet/", "/ost-viken/", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(added.Location.Split('?')[0].Replace("/innlandet/", "/ost-viken/", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can()
    {
        using var admin = await _portal.SignInAsync("regionadmin", "ost-viken");
        var page = await admin.GetAsync("/ost-viken/admin/utseende");
        var refused = await admin.SubmitAsync(page, "form.kp-form", ("farge", "#ffcc00"));
        Assert.Contains("for lys", refused.Text("#farge-feil"), StringComparison.Ordinal);
        Assert.Equal("#ffcc00", refused.Page.QuerySelector("#farge")!.GetAttribute("value"));
        var nearest = refused.Page.QuerySelector("button[name=farge]")!.GetAttribute("value")!;
        Assert.EndsWith("utfall=lagret", (await admin.SubmitAsync(page, "form.kp-form", ("farge", nearest), ("navn", "Øst"))).Location, StringComparison.Ordinal);
        var front = await admin.GetAsync("/ost-viken/");
        var css = front.Page.QuerySelector("link[href*='utseende.css']")!.GetAttribute("href")!;
        Assert.Contains("--ds-color-accent-base-default: " + nearest, (await admin.GetAsync(css)).Body, StringComparison.Ordinal);
        Assert.Contains("Øst", front.Text(".kp-brand"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_composes_its_front_page_and_menu()
    {
        using var admin = await _portal.SignInAsync("regionadmin", "ost-viken");
        Assert.NotNull((await admin.GetAsync("/ost-viken/")).Page.QuerySelector(".kp-doors"));
        foreach (var (kind, rows) in new (string, (string, string[])[])[]
        {
            ("frontpage", [("f.blocks.0.block", ["notice"]), ("f.blocks.0.title", ["Stengt fredag"]), ("f.blocks.1.block", ["items"]), ("f.blocks.1.items", ["measure:gradert-sykmelding"]), ("f.blocks.2.block", [""]), ("f.blocks.3.block", [""]), ("f.blocks.2.key", [""]), ("f.blocks.3.key", [""])]),
            ("menu", [("f.links.0.label", ["Gradering"]), ("f.links.0.item", ["measure:gradert-sykmelding"]), ("f.links.1.label", ["Ut"]), ("f.links.1.address", ["//ond.example"])]),
        })
        {
            var compose = await admin.GetAsync("/ost-viken/redaksjon/oppsett");
            var begun = await admin.SubmitAsync(compose, $"form:has(input[value={kind}])", ("slag", kind), ("form", "nb"));
            var id = Guid.Parse(begun.Location.Split('/')[4]);
            Assert.EndsWith("utfall=lagret", (await admin.EditAsync(id, "lagre", rows, "ost-viken")).Location, StringComparison.Ordinal);
            Assert.EndsWith("utfall=Publish", (await admin.StepAsync(id, "Publish", tenant: "ost-viken")).Location, StringComparison.Ordinal);
        }

        var front = await admin.GetAsync("/ost-viken/");
        Assert.Null(front.Page.QuerySelector(".kp-doors"));
        Assert.Contains("Stengt fredag", front.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["Gradering"], front.Texts(".kp-nav li"));
        // Another region is as it was.
        Assert.NotNull((await admin.GetAsync("/innlandet/")).Page.QuerySelector(".kp-doors"));
    }

    private static IEnumerable<string> Numbers() =>
        from last in Enumerable.Range(0, 100000)
        select "130181" + last.ToString("00000", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<Answer> UploadAsync(Visitor visitor, string name, byte[] bytes, string alt)
    {
        var page = await visitor.GetAsync("/innlandet/redaksjon/media");
        var token = page.Page.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.PostFileAsync("/innlandet/redaksjon/media", token, name, bytes, alt);
    }
}

public sealed class HostileTextOnSqlite(OnSqlite fixture) : HostileTextTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class HostileTextOnPostgreSql(OnPostgreSql fixture) : HostileTextTests(fixture), IClassFixture<OnPostgreSql>;
