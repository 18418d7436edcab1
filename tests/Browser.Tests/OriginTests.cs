using System.Collections.Concurrent;
using KunnskapsPortal.Browser.Tests.Ground;
using Microsoft.Playwright;

namespace KunnskapsPortal.Browser.Tests;

/// <summary>What a page asks for stays with the portal, and the browser finds nothing to complain about.</summary>
[Trait("Category", "Browser")]
[Collection(Browsing.Collection)]
public sealed class OriginTests(Browsing browsing)
{
    [Fact]
    public async Task Nothing_leaves_the_origin_and_the_console_is_silent()
    {
        var wrong = new ConcurrentBag<string>();
        var answers = new ConcurrentBag<IResponse>();
        var origin = browsing.Portal.Address.ToString();
        foreach (var visit in Addresses.All.Values.GroupBy(place => place.Person))
        {
            await using var context = await browsing.OpenAsync(visit.Key);
            var page = await context.NewPageAsync();
            var place = visit.First();
            page.Request += (_, request) => Note(request.Url.StartsWith(origin, StringComparison.Ordinal), $"asked for {request.Url}");
            page.Response += (_, response) => answers.Add(response);
            page.PageError += (_, error) => Note(false, error);
            // Chromium reports the page's own 404 or 403, or the 422 of a form that was filled in wrongly: what it was asked for.
            page.Console += (_, message) => Note(
                message.Type is not ("error" or "warning") || (place.Status >= 400 && Says(message, place.Status)) || (place.WrongField is not null && Says(message, 422)),
                $"{message.Type}: {message.Text}");
            foreach (var next in visit)
            {
                place = next;
                await place.OpenAsync(page);
            }

            foreach (var answer in answers.DistinctBy(a => a.Url))
            {
                // As it came with the answer: asking for it fails where the frame of a mail is gone by now.
                var policy = answer.Headers.GetValueOrDefault("content-security-policy");
                // A mail in its frame has the one style element that its policy names, and no script at all.
                var expected = answer.Url.Contains("/redaksjon/e-post/", StringComparison.Ordinal) && answer.Url.Contains("/visning", StringComparison.Ordinal)
                    ? "default-src 'none'; style-src 'sha256-"
                    : answer.Url.StartsWith(origin + "assets/", StringComparison.Ordinal) ? "default-src 'none'"
                    : "default-src 'none'; style-src 'self'; script-src 'self';";
                Note(policy?.StartsWith(expected, StringComparison.Ordinal) == true, $"{answer.Url} has the policy {policy}");
            }

            Assert.NotEmpty(answers);
            answers.Clear();

            static bool Says(IConsoleMessage message, int status) =>
                message.Text.StartsWith($"Failed to load resource: the server responded with a status of {status}", StringComparison.Ordinal);

            void Note(bool isRight, string what)
            {
                if (!isRight)
                    wrong.Add($"{place.Path} as {place.Person ?? "nobody"}: {what}");
            }
        }

        Assert.True(wrong.IsEmpty, string.Join("\n", wrong));
    }

    [Fact]
    public async Task A_script_or_a_picture_from_elsewhere_is_stopped_and_heard()
    {
        await using var context = await browsing.OpenAsync();
        var page = await context.NewPageAsync();
        var heard = new TaskCompletionSource<string>();
        page.Console += (_, message) => heard.TrySetResult(message.Text);
        await page.GotoAsync("/innlandet/");
        await page.EvaluateAsync("() => { const picture = new Image(); picture.src = 'https://elsewhere.example/a.png'; document.body.append(picture); }");
        Assert.Contains("Content Security Policy", await heard.Task.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
    }
}
