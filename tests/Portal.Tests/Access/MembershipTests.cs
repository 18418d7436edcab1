using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Portal.Tests.Access;

public abstract class MembershipTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task What_a_person_types_gives_nothing_until_an_approver_confirms()
    {
        using var gp = await _portal.SignInAsync("fastlege200");
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/innlandet/artikler/intern-rutine-bestilling")).Status);

        using var approver = await _portal.SignInAsync("krol");
        var list = await approver.GetAsync("/innlandet/admin/medlemmer");
        var row = list.Page.QuerySelectorAll("form").First(f => f.Closest("tr")?.TextContent.Contains("fastlege200@demo.example", StringComparison.Ordinal) == true);
        row.SetAttribute("data-test", "here");
        var done = await approver.SubmitAsync(list, "form[data-test=here]", ("avgjorelse", "Confirm"));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);

        Assert.Equal(HttpStatusCode.OK, (await gp.GetAsync("/innlandet/artikler/intern-rutine-bestilling")).Status);
        // The membership of the other region still waits.
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/ost-viken/admin/medlemmer")).Status);
    }

    [Fact]
    public async Task A_confirmation_lasts_twelve_months()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var gp = await portal.SignInAsync("fastlege");
        Assert.Equal(HttpStatusCode.OK, (await gp.GetAsync("/innlandet/artikler/intern-rutine-bestilling")).Status);
        portal.Clock.MoveTo(TestClock.Start + NodaTime.Duration.FromDays(366));
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/innlandet/artikler/intern-rutine-bestilling")).Status);
    }

    [Fact]
    public async Task Wrong_password_gets_one_sentence_and_keeps_the_address()
    {
        using var visitor = _portal.Visit();
        var page = await visitor.GetAsync("/innlandet/konto/logg-inn");
        var known = await visitor.SubmitAsync(page, "form:has(input[name=passord])", ("epost", "fastlege30@demo.example"), ("passord", "feil-passord-1"));
        var unknown = await visitor.SubmitAsync(page, "form:has(input[name=passord])", ("epost", "finnes-ikke@demo.example"), ("passord", "feil-passord-1"));
        Assert.Equal(known.Text(".ds-validation-message"), unknown.Text(".ds-validation-message"));
        Assert.NotEqual("", known.Text(".ds-validation-message"));
        Assert.Equal("fastlege30@demo.example", known.Page.QuerySelector("input[name=epost]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example/")]
    [InlineData("/\\ond.example/")]
    public async Task Signing_in_never_leads_out_of_the_portal(string back)
    {
        using var visitor = _portal.Visit();
        var page = await visitor.GetAsync($"/innlandet/konto/logg-inn?tilbake={Uri.EscapeDataString(back)}");
        var answer = await visitor.SubmitAsync(page, "form:has(input[name=passord])", ("epost", "fastlege31@demo.example"), ("passord", "Demo-passord-1"));
        Assert.Equal("/innlandet/min-side", answer.Location);
    }
}

public sealed class MembershipOnSqlite(OnSqlite fixture) : MembershipTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class MembershipOnPostgreSql(OnPostgreSql fixture) : MembershipTests(fixture), IClassFixture<OnPostgreSql>;
