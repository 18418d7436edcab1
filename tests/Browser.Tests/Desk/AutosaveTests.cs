using KunnskapsPortal.Browser.Tests.Ground;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Desk;

/// <summary>Nothing typed is lost: not when the network fails, the session ends, or another saved first. And nothing forbidden is kept.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class AutosaveTests(Browsing browsing)
{
    [Fact]
    public async Task What_is_typed_without_a_network_is_kept_and_sent_when_it_is_back()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        var id = await desk.BeginAsync("Uten nett");
        await context.SetOfflineAsync(true);
        await desk.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Skrevet i tunnelen.");
        await Assertions.Expect(desk.Banner).ToContainTextAsync("Ingen forbindelse", Slow());
        Assert.Contains("tunnelen", await desk.KeptAsync(), StringComparison.Ordinal);
        await context.SetOfflineAsync(false);
        await Assertions.Expect(desk.Saved).ToContainTextAsync("Lagret kl.", Slow());
        Assert.Null(await desk.KeptAsync());
        await desk.OpenAsync(id);
        await Assertions.Expect(desk.Text).ToContainTextAsync("Skrevet i tunnelen.");
    }

    [Fact]
    public async Task What_the_server_never_got_is_offered_on_the_next_visit()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        var id = await desk.BeginAsync("Krasjet nettleser");
        await page.RouteAsync("**/utkast", route => route.AbortAsync());
        await desk.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Ikke kommet fram.");
        await Assertions.Expect(desk.Banner).ToBeVisibleAsync(new() { Timeout = DeskWindow.Patience });
        await page.UnrouteAsync("**/utkast");
        await desk.OpenAsync(id);
        await Assertions.Expect(desk.Text).Not.ToContainTextAsync("Ikke kommet fram.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hent tilbake det som ikke ble lagret" }).ClickAsync();
        await Assertions.Expect(desk.Text).ToContainTextAsync("Ikke kommet fram.");
        await Assertions.Expect(desk.Saved).ToBeVisibleAsync(new() { Timeout = DeskWindow.Patience });
    }

    [Fact]
    public async Task When_the_session_has_ended_the_text_is_kept_and_saved_after_a_new_sign_in()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        await desk.BeginAsync("Utlogget");
        await context.ClearCookiesAsync(new() { Name = "kp" });
        await desk.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Skrevet etter utløp.");
        await Assertions.Expect(desk.Banner).ToContainTextAsync("ikke lenger innlogget", Slow());
        Assert.Contains("etter utløp", await desk.KeptAsync(), StringComparison.Ordinal);
        var tab = await context.RunAndWaitForPageAsync(() => desk.Banner.GetByRole(AriaRole.Link).ClickAsync());
        await tab.FillAsync("#epost", "rol@demo.example");
        await tab.FillAsync("#passord", "Demo-passord-1");
        await tab.PressAsync("#passord", "Enter");
        await tab.WaitForURLAsync("**/min-side");
        await tab.CloseAsync();
        await Assertions.Expect(desk.Saved).ToBeVisibleAsync(new() { Timeout = DeskWindow.Patience });
        Assert.Null(await desk.KeptAsync());
    }

    [Fact]
    public async Task When_another_saved_first_both_texts_are_merged()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        var id = await desk.BeginAsync("To skriver samtidig");
        await using var second = await browsing.OpenAsync("krol");
        var elsewhere = await second.NewPageAsync();
        var other = new DeskWindow(elsewhere, new Mouse(elsewhere));
        await other.OpenAsync(id);
        await elsewhere.FillAsync("#f-summary", "Ingressen fra den andre.");
        await elsewhere.ClickAsync(".kp-desk-actions [value=lagre]");
        await elsewhere.WaitForURLAsync("**?utfall=lagret");

        await desk.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Brødteksten fra meg.");
        await Assertions.Expect(desk.Banner.GetByRole(AriaRole.Alert)).ToBeVisibleAsync(new() { Timeout = DeskWindow.Patience });
        await desk.Banner.GetByRole(AriaRole.Link).ClickAsync();
        await page.WaitForURLAsync("**/flett");
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync("**?utfall=flettet");
        await Assertions.Expect(desk.Text).ToContainTextAsync("Brødteksten fra meg.");
        await Assertions.Expect(page.Locator("#f-summary")).ToHaveValueAsync("Ingressen fra den andre.");
    }

    [Fact]
    public async Task An_identity_number_is_stopped_and_kept_nowhere()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        var id = await desk.BeginAsync("Aldri om pasienter");
        await desk.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Pasienten 13097248022 ringte.");
        await Assertions.Expect(desk.Banner).ToContainTextAsync("fødselsnummer", Slow());
        await Assertions.Expect(desk.Text).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Keyboard.TypeAsync(" Igjen.");
        await page.WaitForTimeoutAsync(800);
        Assert.Null(await desk.KeptAsync());
        await using var scope = await browsing.Portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        Assert.False(await db.Set<WorkingCopy>().AnyAsync(copy => copy.ItemId == id && copy.Form.Contains("13097248022")));
        Assert.False(await db.Set<ContentVersion>().AnyAsync(version => version.ItemId == id && version.Text.Contains("13097248022")));
    }

    private static LocatorAssertionsToContainTextOptions Slow() => new() { Timeout = DeskWindow.Patience };
}
