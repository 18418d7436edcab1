using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Desk;

/// <summary>An advisory physician writes and sends in, a coordinating one reads, sends back and publishes.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class WriteAndPublishTests(Browsing browsing)
{
    private const string Writer = "rol";
    private const string Reviewer = "krol";

    [Fact]
    public async Task An_article_with_table_picture_and_sources_goes_from_draft_to_the_public_page()
    {
        await using var context = await browsing.OpenAsync(Writer);
        var page = await context.NewPageAsync();
        var writer = new DeskWindow(page, new Mouse(page));
        var id = await writer.BeginAsync("Gradert sykmelding med tabell");
        await writer.FillFieldsAsync("Veiledning");
        await WriteTableAndPictureAsync(page, writer);
        await writer.AddSourceAsync(0, "Folketrygdloven § 8-13", "Første ledd");
        await writer.AddSourceAsync(1, "Sykmelderveilederen", "Kapittel 4");
        await writer.FillOwnerAsync();
        await writer.SubmitAsync();

        await using var second = await browsing.OpenAsync(Reviewer);
        var reading = await second.NewPageAsync();
        var reviewer = new DeskWindow(reading, new Mouse(reading));
        await reviewer.LifeAsync(id);
        await reading.Locator("[name=steg][value=SendBack]").ClickAsync();
        await Seen(reading.Locator("#merknad-feil"));
        await reviewer.StepAsync("Comment", "Godt begynt.");
        await reviewer.StepAsync("SendBack", "Si hvem legen kan ringe.");

        await writer.LifeAsync(id);
        await Seen(page.GetByText("Si hvem legen kan ringe."));
        await writer.OpenAsync(id);
        await writer.Text.Locator("p").First.ClickAsync();
        await page.WaitForTimeoutAsync(200);
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(" Ring rådgivende lege.");
        await writer.SubmitAsync();

        await reviewer.LifeAsync(id);
        await reading.Locator(".kp-desk-versions button").ClickAsync();
        await reading.WaitForURLAsync("**/sammenlign?*");
        await Assertions.Expect(reading.Locator("ins")).ToContainTextAsync("Ring rådgivende lege.");
        await Assertions.Expect(reading.Locator("del")).ToHaveCountAsync(0);
        await reviewer.LifeAsync(id);
        await reviewer.StepAsync("Publish");
        var address = await reading.GetByRole(AriaRole.Link, new() { Name = "Se den publiserte siden" }).GetAttributeAsync("href");

        await using var third = await browsing.OpenAsync();
        var reader = await third.NewPageAsync();
        await reader.GotoAsync(address!);
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("Ring rådgivende lege.");
        await Assertions.Expect(reader.Locator("main table td, main table th").Filter(new() { HasText = "80 %" })).ToHaveCountAsync(1);
        var picture = reader.GetByAltText("En trapp med fire trinn");
        await Seen(picture);
        Assert.True(await picture.EvaluateAsync<bool>("async image => { image.loading = 'eager'; await image.decode(); return image.naturalWidth > 0; }"));
        await Assertions.Expect(reader.Locator(".kp-sources > li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Written_submitted_and_published_by_keyboard_alone_with_the_focus_in_sight()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        var keyboard = new Keyboard(page);
        var writer = new DeskWindow(page, keyboard);
        await writer.SignInAsync(Writer);
        await writer.BeginAsync("Skrevet uten mus");
        await writer.FillFieldsAsync("Veiledning");
        await keyboard.TypeAsync(writer.Text, "Begynn med dette. ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("Avtal graden.");
        await page.Keyboard.PressAsync("Alt+F10");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("true", await page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-pressed')"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("Begynn med dette. **Avtal graden.**\n", await writer.MarkdownAsync());
        await writer.AddSourceAsync(0, "Folketrygdloven § 8-4", "Første ledd");
        await writer.FillOwnerAsync();
        await writer.SubmitAsync();

        await using var second = await browsing.OpenAsync();
        var reading = await second.NewPageAsync();
        var hands = new Keyboard(reading);
        var reviewer = new DeskWindow(reading, hands);
        await reviewer.SignInAsync(Reviewer);
        await hands.TypeAsync(reading.Locator("#q"), "Skrevet uten mus");
        await reading.Keyboard.PressAsync("Enter");
        await reading.WaitForURLAsync("**/innhold?q=*");
        await hands.PressAsync(reading.Locator("main table a"));
        await reading.WaitForURLAsync("**/liv");
        await reviewer.StepAsync("Publish");
        await hands.PressAsync(reading.GetByRole(AriaRole.Link, new() { Name = "Se den publiserte siden" }));
        await reading.WaitForURLAsync("**/artikler/skrevet-uten-mus");
        await Assertions.Expect(reading.Locator("main strong")).ToHaveTextAsync("Avtal graden.");
    }

    [Fact]
    public async Task Without_script_the_same_text_is_written_shown_and_sent_in()
    {
        await using var context = await browsing.OpenAsync(Writer, script: false);
        var page = await context.NewPageAsync();
        var writer = new DeskWindow(page, new Mouse(page));
        await writer.BeginAsync("Skrevet uten skript");
        await page.FillAsync("#body", "Begynn her.\n\n## Trinnene\n\n| Uke | Grad |\n|---|---|\n| 1 | 80 % |\n");
        await writer.AddSourceAsync(0, "Folketrygdloven § 8-4", "Første ledd");
        Assert.StartsWith("Begynn her.", await page.Locator("#body").InputValueAsync(), StringComparison.Ordinal);
        await writer.AddSourceAsync(1, "Sykmelderveilederen", "Kapittel 4");
        await page.ClickAsync("[value='opp:sources:1']");
        await Assertions.Expect(page.Locator("#f-sources-0-title")).ToHaveValueAsync("Sykmelderveilederen");
        await writer.FillFieldsAsync("Veiledning");
        await writer.FillOwnerAsync();
        await page.ClickAsync("[value=vis]");
        await page.WaitForURLAsync("**/vis");
        await Assertions.Expect(page.Locator("article table")).ToContainTextAsync("80 %");
        await Assertions.Expect(page.Locator(".kp-sources > li")).ToHaveCountAsync(2);
        await page.ClickAsync("main .kp-actions a");
        await page.WaitForURLAsync("**/redaksjon/tekst/*");
        await writer.SubmitAsync();
        await Seen(page.Locator("[role=status] .kp-icon").First);
    }

    [Fact]
    public async Task The_desk_speaks_nynorsk()
    {
        await using var context = await browsing.OpenAsync(Writer);
        var page = await context.NewPageAsync();
        var writer = new DeskWindow(page, new Mouse(page), "/innlandet/nn");
        await writer.BeginAsync("Skrive på nynorsk");
        Assert.Equal("nn", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal("nn", await writer.Text.GetAttributeAsync("lang"));
        await writer.FillFieldsAsync("Rettleiing");
        await writer.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Byrja med dette.");
        await writer.AddSourceAsync(0, "Folketrygdlova § 8-4", "Første ledd");
        await writer.FillOwnerAsync();
        await Assertions.Expect(page.Locator("[data-saved]")).ToContainTextAsync("Lagra kl.", new() { Timeout = DeskWindow.Patience });
        await writer.SubmitAsync();
        await Seen(page.GetByText("Teksten er send inn.", new() { Exact = false }));
    }

    private static async Task WriteTableAndPictureAsync(IPage page, DeskWindow writer)
    {
        await writer.Text.ClickAsync();
        await page.Keyboard.TypeAsync("Begynn med dette.");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("## Trinnene");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Slik:");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sett inn tabell" }).ClickAsync();
        string[] cells = ["Uke", "Grad", "1", "80 %"];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            await writer.Text.Locator("th, td").Nth(cell).ClickAsync();
            // The selection reaches the editor a moment after the click.
            await page.WaitForTimeoutAsync(150);
            await page.Keyboard.TypeAsync(cells[cell]);
        }

        await writer.Text.Locator("td").Last.ClickAsync();
        await page.WaitForTimeoutAsync(150);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Som en trapp: ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bilde eller fil" }).ClickAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Last opp fra maskinen" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "trapp.png", MimeType = "image/png", Buffer = DeskWindow.Picture });
        var upload = page.GetByRole(AriaRole.Button, new() { Name = "Last opp og sett inn" });
        await upload.ClickAsync();
        await Seen(page.Locator("dialog .ds-validation-message").First);
        await page.Locator("dialog input[type=text]").FillAsync("En trapp med fire trinn");
        await upload.ClickAsync();
        await Seen(writer.Text.Locator(".kp-desk-image"));
        var text = await writer.MarkdownAsync();
        Assert.StartsWith("Begynn med dette.\n\n## Trinnene\nSlik:\n\n| Uke | Grad |\n|---|---|\n| 1 | 80 % |\n", text, StringComparison.Ordinal);
        Assert.Contains("Som en trapp: ![En trapp med fire trinn](media:", text, StringComparison.Ordinal);
    }

    private static async Task Seen(ILocator what) => await Assertions.Expect(what).ToBeVisibleAsync();
}
