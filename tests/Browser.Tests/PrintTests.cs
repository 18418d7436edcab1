using System.Text;
using System.Text.RegularExpressions;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests;

/// <summary>The checklist on paper.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed partial class PrintTests(Browsing browsing)
{
    private const string Checklist = "/innlandet/huskelister/l40";

    [Fact]
    public async Task Paper_has_the_points_with_boxes_and_nothing_of_the_frame()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Checklist);
        await Assertions.Expect(page.Locator("header")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var frame in await page.Locator("header, nav, footer, .ds-skip-link, .kp-note, .kp-aside").AllAsync())
            await Assertions.Expect(frame).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var boxes = await page.GetByRole(AriaRole.Checkbox).AllAsync();
        Assert.Equal(17, boxes.Count);
        foreach (var box in boxes)
        {
            var size = (await box.BoundingBoxAsync())!;
            Assert.True(size.Width >= 10 && size.Height >= 10, $"A tick box is {size.Width} × {size.Height} px.");
        }
    }

    [Fact]
    public async Task The_whole_pair_fits_on_one_sheet()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(Checklist);
        var pdf = Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));
        Assert.Single(Sheets().Matches(pdf));
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Sheets();
}
