using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Calendar;

/// <summary>What people and their calendar programs do with personal feeds.</summary>
internal static class Subscriber
{
    public const string Page = "/kalender/abonnement";

    public static async Task EnrolAsync(this Visitor person, string tenant, string course, string session = "s1")
    {
        var page = await person.GetAsync($"/{tenant}/kurs/{course}/{session}");
        Assert.Equal(HttpStatusCode.Redirect, (await person.SubmitAsync(page, "#pamelding form[action*=MeldPa]")).Status);
    }

    public static async Task GiveUpAsync(this Visitor person, string tenant, string course, string session = "s1")
    {
        var page = await person.GetAsync($"/{tenant}/kurs/{course}/{session}");
        Assert.Equal(HttpStatusCode.Redirect, (await person.SubmitAsync(page, "#pamelding form[action*=MeldAv]")).Status);
    }

    /// <summary>Makes a feed, and gives its path.</summary>
    public static async Task<string> AddFeedAsync(this Visitor person, string name, string alarm = "", string tenant = "innlandet")
    {
        var answer = await person.SubmitAsync(await person.GetAsync($"/{tenant}{Page}"), "form.kp-form", ("navn", name), ("varsel", alarm));
        Assert.Equal($"/{tenant}{Page}?utfall=laget", answer.Location);
        return await person.FeedAsync(name, tenant);
    }

    /// <summary>The path of the feed with this name, as its person's page shows it.</summary>
    public static async Task<string> FeedAsync(this Visitor person, string name, string tenant = "innlandet")
    {
        var page = await person.GetAsync($"/{tenant}{Page}");
        var feed = page.Page.QuerySelectorAll("li.kp-panel").Single(panel => panel.QuerySelector("h3")!.TextContent == name);
        return new Uri(feed.QuerySelector("input[type=url]")!.GetAttribute("value")!).PathAndQuery;
    }

    /// <summary>Presses a button of the feed with this name.</summary>
    public static async Task<Answer> PressAsync(this Visitor person, string name, string handler, string? id = null)
    {
        var page = await person.GetAsync($"/innlandet{Page}");
        var feed = page.Page.QuerySelectorAll("li.kp-panel").Single(panel => panel.QuerySelector("h3")!.TextContent == name);
        var own = feed.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        return await person.SubmitAsync(page, $"form[action*={handler}]:has([value='{own}'])", ("id", id ?? own));
    }

    /// <summary>The events of a calendar, each as its properties.</summary>
    public static IReadOnlyList<Dictionary<string, string>> Events(string text)
    {
        var events = new List<Dictionary<string, string>>();
        foreach (var part in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("BEGIN:VEVENT\r\n").Skip(1))
        {
            events.Add(part.Split("\r\n").TakeWhile(line => line is not ("BEGIN:VALARM" or "END:VEVENT"))
                .Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1]));
        }

        return events;
    }
}
