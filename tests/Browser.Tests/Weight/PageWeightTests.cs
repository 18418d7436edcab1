using KunnskapsPortal.Browser.Tests.Ground;
using Xunit.Abstractions;

namespace KunnskapsPortal.Browser.Tests.Weight;

/// <summary>What a phone must fetch to show one of the daily pages for the first time: page, styles, fonts, scripts and icons, with their headers.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class PageWeightTests(Browsing browsing, ITestOutputHelper output)
{
    private const int MostBytes = 60 * 1024;

    public static TheoryData<string> Pages =>
    [
        "/innlandet/", "/innlandet/kontakt", "/innlandet/tiltak", "/innlandet/tiltak/gradert-sykmelding", "/innlandet/huskelister", "/innlandet/huskelister/l40",
        "/innlandet/bestilling", "/innlandet/svar", "/innlandet/sykefravarslopet", "/innlandet/side/lege-og-behandlertelefonen",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_daily_page_weighs_at_most_60_kB_with_everything(string path)
    {
        var (bytes, answers) = await WeighAsync(path);
        output.WriteLine($"{path}: {bytes} bytes in {answers} answers");
        // The page itself, two style sheets, a script, two fonts and the icons at least: fewer would mean that we measured nothing.
        Assert.True(answers >= 7, $"only {answers} answers");
        Assert.True(bytes <= MostBytes, $"{path} weighs {bytes} bytes, {bytes - MostBytes} too many");
    }

    /// <summary>Told, with no limit: a page of somebody who is signed in goes uncompressed (decision 0032).</summary>
    [Theory]
    [InlineData("/innlandet/sykefravarslopet")]
    [InlineData("/innlandet/kontakt")]
    public async Task What_a_daily_page_weighs_for_a_doctor_who_is_signed_in_is_told(string path)
    {
        var (bytes, answers) = await WeighAsync(path, "fastlege");
        output.WriteLine($"{path}, signed in: {bytes} bytes in {answers} answers");
        Assert.True(answers >= 7, $"only {answers} answers");
    }

    private async Task<(long Bytes, int Answers)> WeighAsync(string path, string? person = null)
    {
        await using var context = await browsing.OpenAsync(person, width: 390);
        var page = await context.NewPageAsync();
        await using var session = await SessionAsync(context, page);
        var (bytes, answers) = (0L, 0);
        session.Value.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += (long)finished!.Value.GetProperty("encodedDataLength").GetDouble();
            answers++;
        };
        Assert.Equal(200, (await page.GotoAsync(path))!.Status);
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        return (bytes, answers);
    }

    private static async Task<Session> SessionAsync(Microsoft.Playwright.IBrowserContext context, Microsoft.Playwright.IPage page)
    {
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        return new Session(session);
    }

    private sealed record Session(Microsoft.Playwright.ICDPSession Value) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Value.DetachAsync();
    }
}
