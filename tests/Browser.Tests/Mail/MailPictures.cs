using KunnskapsPortal.Browser.Tests.Ground;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.SeeTemplates;
using KunnskapsPortal.Notifications.Unsubscribe;
using KunnskapsPortal.Notifications.WriteMail;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Portal.Tests.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Mail;

/// <summary>Each template as a person sees it, in both forms, wide and narrow, light and dark. With KP_PICTURES set to a folder, the pictures are kept there.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class MailPictures(Browsing browsing)
{
    private static readonly int[] Widths = [600, 390];

    public static TheoryData<string> Templates { get; } =
        [.. System.IO.Directory.EnumerateFiles(Path.Combine(Repository.Root, "content", "nasjonal", "mail"), "*.nb.md").Select(f => Path.GetFileName(f)[..^6]).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_mail_can_be_read_by_all_in_any_light(string key)
    {
        await using var scope = await browsing.Portal.InAsync("innlandet");
        var (templates, examples) = (scope.ServiceProvider.GetRequiredService<MailTemplates>(), scope.ServiceProvider.GetRequiredService<TemplateExamples>());
        var wrong = new List<string>();
        foreach (var language in new[] { Language.Bokmal, Language.Nynorsk })
        {
            var mail = await examples.ShowAsync(await templates.ForAsync(key, language, CancellationToken.None), key, language, CancellationToken.None);
            foreach (var width in Widths)
            {
                await using var context = await browsing.OpenAsync(width: width);
                var page = await context.NewPageAsync();
                await page.SetContentAsync(mail.Html);
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                    wrong.AddRange(await AxeTests.ViolationsAsync(page, $"{language} {scheme} {width}"));
                    if (Environment.GetEnvironmentVariable("KP_PICTURES") is { Length: > 0 } folder)
                        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{key}-{language.Code()}-{width}-{scheme}.png") });
                }

                wrong.AddRange(await page.EvaluateAsync<string[]>("() => document.documentElement.scrollWidth <= innerWidth ? [] : [`${document.documentElement.scrollWidth} px wide`]"));
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_page_behind_the_link_that_stops_mail_keeps_the_rules()
    {
        await using var scope = await browsing.Portal.InAsync("innlandet");
        var person = await DeskWorkshop.PersonAsync(browsing.Portal, "fastlege5");
        var link = MailDesk.PathOf(scope.ServiceProvider.GetRequiredService<UnsubscribeLinks>().AddressFor(person, "letter", Language.Bokmal));
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        var wrong = await AxeTests.ViolationsAsync(page, "asked");
        await page.ClickAsync("main form button");
        wrong.AddRange(await AxeTests.ViolationsAsync(page, "stopped"));
        await page.ClickAsync("main form button");
        wrong.AddRange(await AxeTests.ViolationsAsync(page, "undone"));
        Assert.Empty(wrong);
    }
}
