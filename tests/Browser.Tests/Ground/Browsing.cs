using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Ground;

/// <summary>
/// One portal and one browser for every browser test: Debian's Chromium, driven by Playwright. The classes stand in one
/// collection, so they run one at a time.
/// </summary>
public sealed class Browsing : IAsyncLifetime
{
    public const string Collection = "Browser";

    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"];

    private readonly Dictionary<string, string> _signedIn = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public TestPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Portal = await TestPortal.StartAsync(DatabaseKind.Sqlite);
        await Stage.SetAsync(Portal);
        await DeskStage.SetAsync(Portal);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("KP_CHROMIUM") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Portal.DisposeAsync();
    }

    /// <summary>A browser window with cookies of its own. Addresses are relative to the portal.</summary>
    /// <param name="person">The demo person who is signed in; null for one who is not.</param>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="script">False to switch JavaScript off.</param>
    /// <param name="keepsPages">
    /// True for a browser that keeps pages for reading away from the net. Otherwise it knows no service worker, as in a private
    /// window: what it keeps would disturb tests that count requests.
    /// </param>
    public async Task<IBrowserContext> OpenAsync(string? person = null, int width = 1280, bool script = true, bool keepsPages = false)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = Portal.Address.ToString(),
            ColorScheme = ColorScheme.Light,
            JavaScriptEnabled = script,
            StorageState = person is null ? null : await SignedInAsync(person),
            ViewportSize = new() { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(30_000);
        if (!keepsPages)
            await context.AddInitScriptAsync("delete Navigator.prototype.serviceWorker");
        return context;
    }

    private async Task<string> SignedInAsync(string person)
    {
        if (_signedIn.TryGetValue(person, out var known))
            return known;
        await using var context = await OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/innlandet/konto/logg-inn");
        await page.FillAsync("#epost", $"{person}@demo.example");
        await page.FillAsync("#passord", "Demo-passord-1");
        await page.PressAsync("#passord", "Enter");
        await page.WaitForURLAsync("**/min-side");
        return _signedIn[person] = await context.StorageStateAsync();
    }
}

[CollectionDefinition(Browsing.Collection, DisableParallelization = true)]
public sealed class BrowsingCollection : ICollectionFixture<Browsing>;
