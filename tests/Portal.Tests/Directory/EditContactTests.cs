using System.Net;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>Those who keep the directory, an office's editor and the listed person correct entries, and nobody else does.</summary>
public abstract class EditContactTests(PortalFixture fixture)
{
    private const string Form = "form:has(input[name=stempel])";
    private readonly TestPortal _portal = fixture.Portal;

    [Theory]
    [InlineData("krol", "demo-radgivende-lege-2", HttpStatusCode.OK)]
    [InlineData("rol", "demo-radgivende-lege-1", HttpStatusCode.OK)]
    [InlineData("rol", "demo-radgivende-lege-2", HttpStatusCode.NotFound)]
    [InlineData("navkontor", "demo-nav-kontor-hamar", HttpStatusCode.OK)]
    [InlineData("navkontor", "demo-legekontor-hamar", HttpStatusCode.OK)]
    [InlineData("navkontor", "demo-nav-kontor-gjovik", HttpStatusCode.NotFound)]
    [InlineData("navkontor", "demo-legekontor-lillehammer", HttpStatusCode.NotFound)]
    [InlineData("fastlege2", "demo-radgivende-lege-1", HttpStatusCode.NotFound)]
    [InlineData("nasjonal", "demo-radgivende-lege-1", HttpStatusCode.NotFound)]
    [InlineData("krol", "demo-radgivende-lege-agder", HttpStatusCode.NotFound)]
    public async Task Entries_are_corrected_by_their_own(string account, string slug, HttpStatusCode status)
    {
        using var visitor = await _portal.SignInAsync(account);
        Assert.Equal(status, (await visitor.GetAsync($"/innlandet/kontakt/{slug}/rediger")).Status);
    }

    [Fact]
    public async Task The_listed_physician_corrects_the_own_entry_and_it_counts_as_confirmed_today()
    {
        using var rol = await _portal.SignInAsync("rol");
        var page = await rol.GetAsync("/innlandet/kontakt/demo-radgivende-lege-1/rediger");
        Assert.Empty(page.Page.QuerySelectorAll("input[name=sted], input[name=konto]"));
        var done = await rol.SubmitAsync(page, Form, ("telefon", "00 00 09 99"), ("apent", "ma-to 8-14"), ("borte-fra", "2027-07-01"), ("borte-til", "2027-07-21"));
        Assert.Equal("/innlandet/kontakt/demo-radgivende-lege-1", done.Location);
        var contact = await FindAsync("demo-radgivende-lege-1");
        Assert.Equal(("00 00 09 99", "ma-to 08:00-14:00"), (contact.Phone, contact.Opening));
        Assert.Equal(new NodaTime.LocalDate(2027, 7, 21), contact.AwayTo);
        Assert.Equal(_portal.Clock.TodayInOslo(), contact.ConfirmedOn);
        Assert.NotNull(contact.PersonId);
        using var anyone = _portal.Visit();
        var shown = (await anyone.GetAsync("/innlandet/kontakt/demo-radgivende-lege-1")).Body;
        Assert.Contains("00 00 09 99", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("2027", shown, StringComparison.Ordinal);
        Assert.Contains("21. juli 2027", (await rol.GetAsync("/innlandet/kontakt/demo-radgivende-lege-1")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_it_and_nothing_is_stored()
    {
        using var krol = await _portal.SignInAsync("krol");
        var before = await FindAsync("demo-nav-kontor-lillehammer");
        var page = await krol.GetAsync("/innlandet/kontakt/demo-nav-kontor-lillehammer/rediger");
        var answer = await krol.SubmitAsync(page, Form,
            ("telefon", "ring oss"), ("epost", "nav hamar"), ("apent", "alltid"), ("navn", "Nytt navn"), ("svarer", "Om 12057900499 er"), ("syn-direct", "public"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            ["apent", "epost", "svarer", "syn-direct", "telefon"],
            answer.Page.QuerySelectorAll("[aria-invalid=true]").Select(e => e.Id!).Order());
        Assert.Equal("Nytt navn", answer.Page.QuerySelector("#navn")!.GetAttribute("value"));
        Assert.Equal("ring oss", answer.Page.QuerySelector("#telefon")!.GetAttribute("value"));
        Assert.DoesNotContain("12057900499", answer.Body, StringComparison.Ordinal);
        Assert.Equal(before.ChangedAt, (await FindAsync("demo-nav-kontor-lillehammer")).ChangedAt);
    }

    [Fact]
    public async Task The_later_of_two_is_told_that_another_was_first_and_keeps_what_was_typed()
    {
        using var krol = await _portal.SignInAsync("krol");
        using var admin = await _portal.SignInAsync("regionadmin");
        const string Address = "/innlandet/kontakt/demo-kommuneoverlege-lillehammer/rediger";
        var (first, second) = (await krol.GetAsync(Address), await admin.GetAsync(Address));
        Assert.Equal(HttpStatusCode.Redirect, (await krol.SubmitAsync(first, Form, ("telefon", "00 00 07 01"))).Status);
        var late = await admin.SubmitAsync(second, Form, ("telefon", "00 00 07 02"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("00 00 07 02", late.Page.QuerySelector("#telefon")!.GetAttribute("value"));
        Assert.Equal("00 00 07 01", (await FindAsync("demo-kommuneoverlege-lillehammer")).Phone);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync(late, Form)).Status);
        Assert.Equal("00 00 07 02", (await FindAsync("demo-kommuneoverlege-lillehammer")).Phone);
    }

    [Fact]
    public async Task A_new_office_serves_from_its_day_and_is_gone_when_it_is_removed()
    {
        using var krol = await _portal.SignInAsync("krol");
        var page = await krol.GetAsync("/innlandet/kontakt/rediger/ny?slag=nav-office");
        var made = await krol.SubmitAsync(page, Form,
            ("navn", "Demo Nav-kontor Elverum"), ("navn-nn", "Demo Nav-kontor Elverum"), ("tittel", "Nav-kontor"), ("tittel-nn", "Nav-kontor"),
            ("omrade", "Elverum"), ("telefon", "00 00 06 01"), ("sted", "3420"));
        Assert.Equal("/innlandet/kontakt/demo-nav-kontor-elverum", made.Location);
        using var anyone = _portal.Visit();
        const string Names = "section[aria-labelledby=hos-deg] .kp-name";
        Assert.Equal(["Demo Nav-kontor Elverum"], (await anyone.GetAsync("/innlandet/kontakt?kommune=3420&om=oppfolging")).Texts(Names));
        Assert.Equal(["Demo rådgivende lege 2"], (await anyone.GetAsync("/innlandet/kontakt?kommune=3420&om=medisinsk")).Texts(Names));

        page = await krol.GetAsync("/innlandet/kontakt/demo-nav-kontor-elverum/rediger");
        Assert.Equal(HttpStatusCode.Redirect, (await krol.SubmitAsync(page, "form[action*=Remove]")).Status);
        _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + NodaTime.Duration.FromSeconds(2));
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.GetAsync("/innlandet/kontakt/demo-nav-kontor-elverum")).Status);
    }

    [Fact]
    public async Task A_tenant_sets_its_own_intervals_and_they_colour_the_dates()
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        const string Form = "form:has(#frisk)";
        var page = await admin.GetAsync("/innlandet/admin/kontakter");
        var wrong = await admin.SubmitAsync(page, Form, ("frisk", "200"), ("gammel", "100"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(["gammel"], wrong.Page.QuerySelectorAll("[aria-invalid=true]").Select(e => e.Id!));
        Assert.Equal(HttpStatusCode.Redirect, (await admin.SubmitAsync(wrong, Form, ("frisk", "7"), ("gammel", "8"))).Status);
        await using var scope = await _portal.InAsync("innlandet");
        var settings = await DirectorySettings.OfAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), CancellationToken.None);
        Assert.Equal((7, 8, false), (settings.FreshDays, settings.AgeingDays, settings.HasDutyRota));
        Assert.Contains("Lenge siden sist bekreftet", (await admin.GetAsync("/innlandet/kontakt/demo-legekontor-lillehammer")).Body, StringComparison.Ordinal);
        page = await admin.GetAsync("/innlandet/admin/kontakter");
        await admin.SubmitAsync(page, Form, ("frisk", "90"), ("gammel", "180"));
        Assert.DoesNotContain("Lenge siden sist bekreftet", (await admin.GetAsync("/innlandet/kontakt/demo-legekontor-lillehammer")).Body, StringComparison.Ordinal);
    }

    private async Task<Contact> FindAsync(string slug)
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Contact>().AsNoTracking().SingleAsync(c => c.Slug == slug);
    }
}

public sealed class EditContactOnSqlite(OnSqlite fixture) : EditContactTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class EditContactOnPostgreSql(OnPostgreSql fixture) : EditContactTests(fixture), IClassFixture<OnPostgreSql>;
