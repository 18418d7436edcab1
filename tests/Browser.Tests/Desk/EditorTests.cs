using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Desk;

/// <summary>Text from Word, rows that are moved, pictures in the library.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class EditorTests(Browsing browsing)
{
    private const string Word = """
        <html xmlns:o="x"><head><style>p{color:red}</style></head><body><!--StartFragment--><h1>Trinnene</h1>
        <p class=MsoNormal style='margin:0'><b>Avtal</b> <span style='font-style:italic'>graden</span><o:p></o:p></p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·</span><![endif]>Ring</p>
        <p><a href="javascript:alert(1)">ond lenke</a><script>window.wasRun = true</script></p>
        <table border=1><tr><td>Uke</td><td>Grad</td></tr><tr><td>1</td><td>80</td></tr></table><!--EndFragment--></body></html>
        """;

    [Fact]
    public async Task Text_pasted_from_Word_becomes_clean_Markdown()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        await desk.BeginAsync("Limt inn fra Word");
        await desk.Text.ClickAsync();
        await desk.PasteAsync(Word);
        Assert.Equal("## Trinnene\n**Avtal** *graden*\n\n- Ring\n\nond lenke\n\n| Uke | Grad |\n|---|---|\n| 1 | 80 |\n", await desk.MarkdownAsync());
        Assert.False(await page.EvaluateAsync<bool>("() => 'wasRun' in window"));
        await Assertions.Expect(page.Locator("[data-preview-pane] table")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_row_that_was_first_can_be_moved_down_and_up_again()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        var desk = new DeskWindow(page, new Mouse(page));
        await desk.BeginAsync("Rader i en annen rekkefølge");
        await desk.AddSourceAsync(0, "Den ene", "1");
        await desk.AddSourceAsync(1, "Den andre", "2");
        await page.ClickAsync(".kp-desk-actions [value=lagre]");
        await page.WaitForURLAsync("**?utfall=lagret");
        await page.ClickAsync("[value='ned:sources:0']");
        await Assertions.Expect(page.Locator("#f-sources-1-title")).ToHaveValueAsync("Den ene");
        await page.ClickAsync("[value='opp:sources:1']");
        await Assertions.Expect(page.Locator("#f-sources-0-title")).ToHaveValueAsync("Den ene");
    }

    [Fact]
    public async Task The_library_asks_what_a_picture_shows_and_knows_it_again()
    {
        await using var context = await browsing.OpenAsync("rol");
        var page = await context.NewPageAsync();
        await UploadAsync(page, "skjema.png", "");
        await Assertions.Expect(page.Locator("#alt-feil")).ToBeVisibleAsync();
        await UploadAsync(page, "skjema.png", "Et skjema");
        await page.WaitForURLAsync("**/redaksjon/media/*");
        var address = new Uri(page.Url).AbsolutePath;
        await Assertions.Expect(page.GetByAltText("Et skjema")).ToBeVisibleAsync();
        await UploadAsync(page, "kopi.png", "Det samme skjemaet");
        await page.WaitForURLAsync("**/redaksjon/media/*");
        Assert.Equal(address, new Uri(page.Url).AbsolutePath);
    }

    private static async Task UploadAsync(IPage page, string name, string shows)
    {
        await page.GotoAsync("/innlandet/redaksjon/media");
        if (!await page.Locator("#fil").IsVisibleAsync())
            await page.ClickAsync("details > summary");
        // Another picture than the one in the article, or the library would know it already.
        var bytes = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGPQiFoARAwQCgAd5gSJoVLBMgAAAABJRU5ErkJggg==");
        await page.Locator("#fil").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = bytes });
        await page.FillAsync("#alt", shows);
        await page.PressAsync("#alt", "Enter");
    }
}
