using System.Diagnostics;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Daily;

/// <summary>
/// Between two patients, on a phone: somebody who is signed in and has never been there finds a direct number, and whom to ask
/// about a measure, in at most three choices and ten seconds. An order and an answer are in the composers' own tests.
/// </summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class DailyWalkTests(Browsing browsing)
{
    private const int MostChoices = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_GP_finds_the_direct_number_of_the_own_advisory_physician()
    {
        await using var walk = await Walk.BeginAsync(browsing, "fastlege2");
        await walk.ChooseAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Finn en person" }));
        var direct = walk.Page.Locator("section[aria-labelledby=hos-deg] a.kp-tel").First;
        await Assertions.Expect(direct).ToBeInViewportAsync();
        await Assertions.Expect(direct).ToHaveAttributeAsync("href", "tel:+4700000101");
        walk.EndsInTime();
    }

    [Fact]
    public async Task A_GP_finds_whom_to_ask_about_a_measure()
    {
        await using var walk = await Walk.BeginAsync(browsing, "fastlege2");
        await walk.ChooseAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Alle tiltak" }));
        await walk.ChooseAsync(walk.Page.Locator("main a[href$='/tiltak/arbeidsrettet-rehabilitering']").First);
        await walk.ChooseAsync(walk.Page.Locator("main a[href*='/kontakt?om=tiltak']").First);
        await Assertions.Expect(walk.Page.Locator("#telefonen")).ToBeVisibleAsync();
        await Assertions.Expect(walk.Page.Locator("main a[href^='tel:']").First).ToBeVisibleAsync();
        walk.EndsInTime();
    }

    /// <summary>One walk from the front page: counts what the person chooses, and the time it takes.</summary>
    private sealed class Walk(IBrowserContext context, IPage page) : IAsyncDisposable
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private int _choices;

        public IPage Page => page;

        public static async Task<Walk> BeginAsync(Browsing browsing, string person)
        {
            var context = await browsing.OpenAsync(person, width: 390);
            var page = await context.NewPageAsync();
            await page.GotoAsync("/innlandet/");
            return new(context, page);
        }

        public async Task ChooseAsync(ILocator control)
        {
            await control.ClickAsync();
            _choices++;
        }

        public void EndsInTime()
        {
            Assert.InRange(_choices, 1, MostChoices);
            Assert.InRange(_watch.Elapsed, TimeSpan.Zero, Longest);
        }

        public async ValueTask DisposeAsync() => await context.DisposeAsync();
    }
}
