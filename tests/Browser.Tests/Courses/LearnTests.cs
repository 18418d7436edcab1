using KunnskapsPortal.Browser.Tests.Ground;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests.Courses;

/// <summary>A GP learns a module on a phone, in two sittings and with one retake.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class LearnTests(Browsing browsing)
{
    private const string Gp = "fastlege41";
    private const string Module = "/innlandet/moduler/tidslinjen";

    [Fact]
    public async Task A_module_is_learned_on_a_phone_and_taken_up_again_on_another()
    {
        var lessons = await LessonsAsync();
        await using (var phone = await browsing.OpenAsync(Gp, width: 390))
        {
            var page = await phone.NewPageAsync();
            await page.GotoAsync(Module);
            await page.Locator(".kp-mine a.ds-button").ClickAsync();
            await page.WaitForURLAsync($"**/innlandet{lessons[0].Address}*");
            // All wrong first: each answer is explained, and the lesson is not passed.
            await AnswerAsync(page, lessons[0].Document, right: false);
            await Seen(page.Locator("#resultat").GetByText("Leksjonen er ikke bestått ennå.", new() { Exact = false }));
            Assert.True(await page.Locator(".kp-marks p").CountAsync() >= 8);
            await page.Locator("#resultat button").ClickAsync();
            await AnswerAsync(page, lessons[0].Document, right: true);
            await Seen(page.Locator("#resultat").GetByText("Leksjonen er bestått."));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
        }

        await using var other = await browsing.OpenAsync(Gp);
        var again = await other.NewPageAsync();
        await again.GotoAsync("/innlandet/min-side");
        await again.Locator(".kp-begun a").First.ClickAsync();
        for (var n = 1; n < lessons.Count; n++)
        {
            await again.GotoAsync(Module);
            await again.Locator(".kp-mine a.ds-button").ClickAsync();
            await again.WaitForURLAsync($"**/innlandet{lessons[n].Address}*");
            await AnswerAsync(again, lessons[n].Document, right: true);
            await Seen(again.Locator("#resultat").GetByText("Leksjonen er bestått."));
        }

        await again.GotoAsync(Module);
        await Seen(again.Locator(".kp-mine").GetByText($"{lessons.Count} av {lessons.Count} leksjoner bestått"));

        // Nobody else sees any of it.
        await using var stranger = await browsing.OpenAsync("fastlege42");
        var theirs = await stranger.NewPageAsync();
        await theirs.GotoAsync(Module);
        await Seen(theirs.Locator(".kp-mine").GetByText($"0 av {lessons.Count} leksjoner bestått"));
    }

    private static async Task AnswerAsync(IPage page, ItemDocument lesson, bool right)
    {
        foreach (var question in lesson.Records("questions"))
        {
            var answers = lesson.Records("answers").Where(answer => answer.Text("question") == question.Key).ToList();
            var form = page.Locator($"form:has(input[name=sporsmal][value='{question.Key}'])");
            foreach (var (answer, at) in answers.Select((answer, at) => (answer, at)))
            {
                var input = form.Locator($"#svar-{question.Key}-{answer.Key}");
                if (question.Text("form") == "ordering")
                    await input.SelectOptionAsync($"{(right ? answer.Number("position") : answers[answers.Count - 1 - at].Number("position"))}");
                else if ((answer.Text("verdict") == "right") == right && (right || !await AnyTickedAsync(form)))
                    await input.CheckAsync();
            }

            await form.Locator("button[type=submit]").ClickAsync();
            await Seen(page.Locator($"section[aria-labelledby='q-{question.Key}'] .kp-marks"));
        }
    }

    private static async Task<bool> AnyTickedAsync(ILocator form) => await form.Locator("input:checked").CountAsync() > 0;

    private static Task Seen(ILocator what) => Assertions.Expect(what.First).ToBeVisibleAsync();

    private async Task<IReadOnlyList<PublishedView>> LessonsAsync()
    {
        await using var scope = await browsing.Portal.InAsync("innlandet");
        var content = scope.ServiceProvider.GetRequiredService<PublishedContent>();
        var module = (await content.FindAsync("module", "tidslinjen", CancellationToken.None)).Item!;
        return await content.SomeAsync("lesson", [.. module.Document.List("lessons").Select(reference => reference.Split(':')[1])], CancellationToken.None);
    }
}
