using Deque.AxeCore.Commons;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests;

/// <summary>WCAG 2.2 A and AA as far as a machine sees it, in light and dark, wide and on the narrowest screen.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class AxeTests(Browsing browsing)
{
    private const int Wide = 1280;
    private const int Narrow = 320;

    // Injected once a page and asked directly: Deque's own RunAxe injects anew for every look and takes five times as long.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Violations = """
        async look => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const result = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
          return result.violations.map(v => `${look}: ${v.id} ${v.nodes.map(node => node.html).join(' | ')}`);
        }
        """;

    [Theory]
    [MemberData(nameof(Addresses.Names), MemberType = typeof(Addresses))]
    public async Task Every_page_keeps_the_rules_and_never_scrolls_sideways(string name)
    {
        var place = Addresses.All[name];
        await using var context = await browsing.OpenAsync(place.Person, Wide);
        var page = await context.NewPageAsync();
        await place.OpenAsync(page);
        var wrong = await ViolationsAsync(page, "light 1280");
        if (place.IsType)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            wrong.AddRange(await ViolationsAsync(page, "dark 1280"));
            await page.SetViewportSizeAsync(Narrow, 800);
            wrong.AddRange(await ViolationsAsync(page, "dark 320"));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            wrong.AddRange(await ViolationsAsync(page, "light 320"));
        }

        await page.SetViewportSizeAsync(Narrow, 800);
        wrong.AddRange(await page.EvaluateAsync<string[]>(
            "() => document.documentElement.scrollWidth <= innerWidth ? [] : [`320: the page is ${document.documentElement.scrollWidth} px wide`]"));
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_field_without_a_label_is_caught()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/innlandet/");
        Assert.Empty(await ViolationsAsync(page, "before"));
        await page.EvaluateAsync("() => document.querySelector('main').append(document.createElement('input'))");
        var violation = Assert.Single(await ViolationsAsync(page, "after"));
        Assert.StartsWith("after: label ", violation, StringComparison.Ordinal);
    }

    internal static async Task<List<string>> ViolationsAsync(IPage page, string look)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Axe);
        return [.. await page.EvaluateAsync<string[]>(Violations, look)];
    }
}
