using KunnskapsPortal.Browser.Tests.Ground;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Editorial;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Checklists;

/// <summary>A checklist in use: ticks, the text for the record system, what is new, and on another site.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class ChecklistTests(Browsing browsing)
{
    private const string Uke7 = "/innlandet/huskelister/uke-7";

    [Fact]
    public async Task Ticks_stay_in_the_tab_go_with_a_button_and_the_text_is_copied_with_or_without_the_rest()
    {
        await using var context = await browsing.OpenAsync("veileder");
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Uke7);
        await page.CheckAsync("#punkt-spor-om-ett");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#punkt-spor-om-ett")).ToBeCheckedAsync();
        var other = await context.NewPageAsync();
        await other.GotoAsync(Uke7);
        await Assertions.Expect(other.Locator("#punkt-spor-om-ett")).Not.ToBeCheckedAsync();
        await other.CloseAsync();

        // The counsellor's own side is chosen beforehand.
        await page.ClickAsync("details[data-text] > summary");
        await page.CheckAsync("#tekst-kryss");
        await page.ClickAsync("details[data-text] [data-copy]");
        await Assertions.Expect(page.Locator("details[data-text] [role=status]")).ToContainTextAsync("Kopiert");
        Assert.Equal(
            "Uke 7: spørsmålene i sykmeldingen\r\n\r\nNav-veilederen\r\n[x] Spør legen om det ene punktet som mangler.\r\n",
            await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        await page.UncheckAsync("#tekst-kryss");
        await page.SelectOptionAsync("#tekst-side", "");
        await Assertions.Expect(page.Locator("details[data-text] pre")).ToContainTextAsync("[ ] Skriv hvorfor jobb ikke går nå");

        await page.GetByRole(AriaRole.Button, new() { Name = "Fjern kryssene" }).ClickAsync();
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator(".kp-sides :checked").CountAsync());
        Assert.Equal("0", await page.EvaluateAsync<string>("() => String(sessionStorage.length)"));
        Assert.Equal("{\"sett:nasjonal/uke-7/nb\":\"1\"}", await page.EvaluateAsync<string>("() => JSON.stringify(localStorage)"));
        Assert.Empty(await AxeTests.ViolationsAsync(page, "list"));
    }

    [Fact]
    public async Task What_changed_is_told_once_and_the_first_look_says_nothing()
    {
        await PublishAsync("Spør.");
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/innlandet/huskelister/provelisten");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(0, await page.Locator("#endret").CountAsync());
        await PublishAsync("Spør om én ting.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".kp-changes li")).ToHaveTextAsync("Endret punkt: Spør om én ting.");
        await page.ReloadAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(0, await page.Locator("#endret").CountAsync());
    }

    [Fact]
    public async Task The_line_on_the_page_shows_the_list_on_another_site_and_the_page_itself_refuses_to_be_framed()
    {
        await using var context = await browsing.OpenAsync("veileder");
        var page = await context.NewPageAsync();
        await page.GotoAsync(Uke7);
        var line = (await page.Locator("details pre", new() { HasText = "<iframe" }).TextContentAsync())!;
        await using var elsewhere = new Elsewhere($"{line}<iframe id=\"hele\" src=\"{browsing.Portal.Address}{Uke7[1..]}\"></iframe>");
        await page.GotoAsync(elsewhere.Address);
        var framed = page.FrameLocator("iframe >> nth=0");
        await Assertions.Expect(framed.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Uke 7: spørsmålene i sykmeldingen");
        await framed.Locator("#punkt-spor-om-ett").CheckAsync();
        Assert.Equal(0, await page.FrameLocator("#hele").Locator("h1:has-text('Uke 7')").CountAsync());

        // A script of that site reads the data, and nothing else.
        Assert.Equal("uke-7", await page.EvaluateAsync<string>("async at => (await (await fetch(at)).json()).key", $"{browsing.Portal.Address}{Uke7[1..]}.json"));
        Assert.Equal("TypeError", await page.EvaluateAsync<string>("async at => { try { await fetch(at); return ''; } catch (e) { return e.name; } }", $"{browsing.Portal.Address}{Uke7[1..]}"));
    }

    private async Task PublishAsync(string text)
    {
        await DeskWorkshop.PublishAsync(browsing.Portal, "innlandet", "checklist", "provelisten", $"""
            ---
            key: provelisten
            title: Prøvelisten
            summary: En liste.
            owner: Redaksjonen
            audience:
              - gp
            visibility: public
            checked: 2026-11-21
            due: 2027-05-21
            occasion: Alltid
            rows:
              - key: a
                side: gp
                text: {text}
            sources:
              - key: kilde
                title: En kilde
            ---

            Tekst.

            """.ReplaceLineEndings("\n"));
        browsing.Portal.Services.GetRequiredService<TenantDirectory>().Forget();
    }
}
