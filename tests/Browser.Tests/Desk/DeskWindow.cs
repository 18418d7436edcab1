using System.Text.RegularExpressions;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Desk;

/// <summary>What an editor does at the desk, in one browser window.</summary>
internal sealed partial class DeskWindow(IPage page, Hands hands, string root = "/innlandet")
{
    /// <summary>Where the window is allowed to be slow: autosave waits two seconds, and tries again after five.</summary>
    public const float Patience = 20_000;

    /// <summary>A small picture.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR4nGNYEKUBRww4OQAO6g2ZBOOvOwAAAABJRU5ErkJggg==");

    public ILocator Text => page.Locator(".kp-desk-text");

    public ILocator Saved => page.Locator("[data-saved][data-state=saved]");

    public ILocator Banner => page.Locator(".kp-desk-banner");

    public async Task SignInAsync(string person)
    {
        await page.GotoAsync($"{root}/redaksjon/innhold");
        await page.WaitForURLAsync("**/konto/logg-inn*");
        await hands.TypeAsync(page.Locator("#epost"), $"{person}@demo.example");
        await hands.TypeAsync(page.Locator("#passord"), "Demo-passord-1");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == $"{root}/redaksjon/innhold");
    }

    /// <summary>A new article from the list of all content, opened in the editor.</summary>
    public async Task<Guid> BeginAsync(string title)
    {
        await page.GotoAsync($"{root}/redaksjon/innhold");
        await hands.PressAsync(page.Locator("main a[href$='/redaksjon/ny']"));
        await page.WaitForURLAsync("**/redaksjon/ny");
        await hands.TickAsync(page.Locator("#slag-article"));
        await hands.TypeAsync(page.Locator("#tittel"), title);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/redaksjon/tekst/*");
        return Guid.Parse(ItemId().Match(page.Url).Value);
    }

    public async Task OpenAsync(Guid id)
    {
        await page.GotoAsync($"{root}/redaksjon/tekst/{id}");
        await Assertions.Expect(Text).ToBeVisibleAsync();
    }

    public async Task LifeAsync(Guid id) => await page.GotoAsync($"{root}/redaksjon/tekst/{id}/liv");

    /// <summary>Summary, sort of article, owner and readers: what every article must have besides text and sources.</summary>
    /// <param name="form">As the list of choices calls it.</param>
    public async Task FillFieldsAsync(string form)
    {
        await hands.TypeAsync(page.Locator("#f-summary"), "Avtal graden, og øk den trinn for trinn.");
        await hands.ChooseAsync(page.Locator("#f-form"), form);
    }

    public async Task AddSourceAsync(int row, string title, string place)
    {
        await hands.PressAsync(page.Locator("[data-add-record=sources]"));
        await hands.TypeAsync(page.Locator($"#f-sources-{row}-title"), title);
        await hands.TypeAsync(page.Locator($"#f-sources-{row}-place"), place);
    }

    public async Task FillOwnerAsync()
    {
        await hands.TickAsync(page.Locator("#f-audience-gp"));
        await hands.TypeAsync(page.Locator("#f-owner"), "Rådgivende lege");
    }

    public async Task SubmitAsync()
    {
        await hands.PressAsync(page.Locator(".kp-desk-actions [value=send-inn]"));
        await page.WaitForURLAsync("**/liv?utfall=Submit");
    }

    /// <summary>A step on the page of the text's life.</summary>
    public async Task StepAsync(string step, string? note = null)
    {
        if (note is not null)
            await hands.TypeAsync(page.Locator("#merknad"), note);
        await hands.PressAsync(page.Locator($"[name=steg][value={step}]"));
        await page.WaitForURLAsync($"**/liv?utfall={step}");
    }

    /// <summary>What the form would send, as Markdown.</summary>
    public async Task<string> MarkdownAsync()
    {
        // The text reaches the form a moment after it is typed.
        await page.WaitForTimeoutAsync(400);
        return (await page.Locator("#body").InputValueAsync()).Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>What this browser keeps of the text; null where it keeps nothing.</summary>
    public Task<string?> KeptAsync() =>
        page.EvaluateAsync<string?>("() => localStorage.getItem(document.querySelector('[data-local-key]').dataset.localKey)");

    public Task PasteAsync(string html) => Text.EvaluateAsync(
        """
        (text, html) => {
          const data = new DataTransfer();
          data.setData('text/html', html);
          text.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, html);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex ItemId();
}
