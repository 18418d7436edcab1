using KunnskapsPortal.Browser.Tests.Ground;

namespace KunnskapsPortal.Browser.Tests;

/// <summary>The whole walk, each time by another GP and in another way.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class JourneyTests(Browsing browsing)
{
    [Fact]
    public async Task From_a_question_to_a_seat_and_back()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await new Walk(page, new Mouse(page), Tongue.Bokmal).GoAsync("fastlege20");
    }

    [Fact]
    public async Task The_same_walk_by_keyboard_alone_with_the_focus_in_sight()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await new Walk(page, new Keyboard(page), Tongue.Bokmal).GoAsync("fastlege21");
    }

    [Fact]
    public async Task The_same_walk_without_script()
    {
        await using var context = await browsing.OpenAsync(script: false);
        var page = await context.NewPageAsync();
        await new Walk(page, new Mouse(page), Tongue.Bokmal).GoAsync("fastlege22");
    }

    [Fact]
    public async Task The_same_walk_in_nynorsk()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await new Walk(page, new Mouse(page), Tongue.Nynorsk).GoAsync("fastlege23");
    }

    [Fact]
    public async Task The_skip_link_is_the_first_stop_and_leads_past_the_menu()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        var keyboard = new Keyboard(page);
        await page.GotoAsync("/innlandet/huskelister/l40");
        await keyboard.StepAsync();
        Assert.Equal("Hopp til innholdet", await page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("innhold", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await keyboard.StepAsync();
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task On_a_phone_the_menu_opens_and_closes_by_keyboard_without_script()
    {
        await using var context = await browsing.OpenAsync(width: 390, script: false);
        var page = await context.NewPageAsync();
        var keyboard = new Keyboard(page);
        await page.GotoAsync("/innlandet/");
        var menu = page.Locator("#meny");
        await Microsoft.Playwright.Assertions.Expect(menu).ToBeHiddenAsync();
        await keyboard.PressAsync(page.Locator("button[popovertarget=meny]").First);
        await Microsoft.Playwright.Assertions.Expect(menu).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Microsoft.Playwright.Assertions.Expect(menu).ToBeHiddenAsync();
        await keyboard.PressAsync(page.Locator("button[popovertarget=meny]").First);
        await keyboard.PressAsync(menu.Locator("a[href$='/kontakt']"));
        await page.WaitForURLAsync("**/innlandet/kontakt");
    }
}
