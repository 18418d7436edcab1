using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

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

    private static async Task<List<string>> ViolationsAsync(IPage page, string look)
    {
        var result = await page.RunAxe(Rules);
        return [.. result.Violations.Select(v => $"{look}: {v.Id} {string.Join(" | ", v.Nodes.Select(node => node.Html))}")];
    }
}
