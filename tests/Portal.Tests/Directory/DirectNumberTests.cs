using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Directory;

/// <summary>
/// Who meets which field of a contact, over every channel that carries contacts. Each number is first shown to leak where its
/// level is public, so that a channel that has stopped carrying contacts fails here too.
/// </summary>
public abstract class DirectNumberTests(PortalFixture fixture)
{
    private const string Contact = "/innlandet/kontakt/demo-radgivende-lege-1";
    private const string Direct = "00 00 01 01";

    // lege-1 serves Lillehammer and Gjøvik among others; fastlege2 is a GP at one of its municipalities only when the demo says so.
    private static readonly string[] Channels =
    [
        Contact, Contact + ".vcf", "/innlandet/kontakt", "/innlandet/kontakt?kommune=3405", "/innlandet/kontakt?kommune=3405&om=medisinsk", "/innlandet/nn/kontakt?kommune=3405",
        "/innlandet/", "/innlandet/sok?q=demo+r%C3%A5dgivende+lege", "/innlandet/sok.json?q=demo+r%C3%A5dgivende+lege", "/innlandet/sok/forslag?q=demo",
        "/innlandet/kalender.ics", "/innlandet/nytt.atom", "/innlandet/sitemap.xml",
    ];

    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_direct_number_is_shown_to_confirmed_members_and_nowhere_else()
    {
        // The number is there to leak: a confirmed member sees it.
        using var member = await _portal.SignInAsync("fastlege2");
        Assert.Contains(Direct, (await member.GetAsync(Contact)).Body, StringComparison.Ordinal);

        using var signedOut = _portal.Visit();
        using var waiting = await _portal.SignInAsync("fastlege195");
        using var otherRegion = await _portal.SignInAsync("nasjonal");
        foreach (var visitor in new[] { signedOut, waiting, otherRegion })
        {
            foreach (var address in Channels)
                AssertLacks(Direct, await visitor.GetAsync(address));
        }

        Assert.Contains("\"count\":0", (await signedOut.GetAsync("/innlandet/sok.json?q=00000101")).Body, StringComparison.Ordinal);
        var card = (await member.GetAsync(Contact + ".vcf")).Body;
        Assert.StartsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n", card, StringComparison.Ordinal);
        Assert.DoesNotContain("00000101", card.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", "signed-out unconfirmed counsellor gp gp-here keeper")]
    [InlineData("signed-in", "unconfirmed counsellor gp gp-here keeper")]
    [InlineData("member", "counsellor gp gp-here keeper")]
    [InlineData("health", "gp gp-here keeper")]
    [InlineData("own-gps", "gp-here keeper")]
    [InlineData("own-office", "keeper")]
    public async Task A_number_and_an_address_reach_just_the_readers_of_their_level(string level, string readers)
    {
        const string Mail = "demo-nav-kontor-gjovik@demo.example";
        const string Phone = "00 00 00 04";
        const string Office = "demo-nav-kontor-gjovik";
        await SetAsync(Office, c => c.Visibility = ContactVisibility.Usual
            .With(ContactField.Phone, FieldVisibilities.Parse(level)).With(ContactField.Email, FieldVisibilities.Parse(level)).ToString());
        var (here, elsewhere) = await GpsOfAsync("3407");
        var seen = new List<string>();
        foreach (var (name, account) in new[] { ("signed-out", null), ("unconfirmed", "fastlege195"), ("counsellor", "veileder"), ("gp", elsewhere), ("gp-here", here), ("keeper", "krol") })
        {
            using var visitor = account is null ? _portal.Visit() : await _portal.SignInAsync(account);
            var pages = new List<Answer>();
            foreach (var address in new[] { $"/innlandet/kontakt/{Office}", "/innlandet/kontakt", "/innlandet/kontakt?kommune=3407", $"/innlandet/kontakt/{Office}.vcf" })
                pages.Add(await visitor.GetAsync(address));
            var shows = Has(pages[0], Phone);
            // Every channel agrees with the page, on the number as on the address.
            Assert.All(pages, page => Assert.Equal(shows, Has(page, Phone)));
            Assert.Equal(shows, Has(pages[0], Mail));
            Assert.Equal(shows, Has(pages[3], Mail));
            if (shows)
                seen.Add(name);
        }

        Assert.Equal(readers, string.Join(' ', seen));
        await SetAsync(Office, c => c.Visibility = "");
    }

    [Fact]
    public async Task Who_to_call_about_a_topic_are_the_people_of_the_office_s_list_each_number_to_its_circle()
    {
        const string Page = "/innlandet/kontakt?kommune=3403&om=oppfolging";
        const string People = "section[aria-labelledby=hos-deg] .kp-people";
        const string Number = "00 00 02 01";
        using var office = await _portal.SignInAsync("navkontor");
        using var signedOut = _portal.Visit();
        var (here, elsewhere) = await GpsOfAsync("3403");
        using var own = await _portal.SignInAsync(here);
        using var other = await _portal.SignInAsync(elsewhere);
        // The list holds direct numbers for the GPs of the own municipality: they are there to leak.
        Assert.Contains(Number, (await own.GetAsync(Page)).Texts(People + " a.kp-tel"));
        Assert.Contains(Number, (await office.GetAsync(Page)).Texts(People + " a.kp-tel"));
        foreach (var visitor in new[] { signedOut, other })
        {
            var page = await visitor.GetAsync(Page);
            Assert.Contains("Demo veileder 1", page.Text(People), StringComparison.Ordinal);
            AssertLacks(Number, page);
        }

        Assert.Empty((await own.GetAsync("/innlandet/kontakt?kommune=3403&om=medisinsk")).Page.QuerySelectorAll(".kp-people"));
    }

    [Fact]
    public async Task A_page_cached_for_all_after_a_member_has_seen_it_holds_nothing_of_the_members()
    {
        using var member = await _portal.SignInAsync("krol");
        using var signedOut = _portal.Visit();
        AssertLacks(Direct, await signedOut.GetAsync(Contact));
        var own = await member.GetAsync(Contact);
        Assert.Contains(Direct, own.Body, StringComparison.Ordinal);
        Assert.Contains("no-store", own.Message.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        AssertLacks(Direct, await signedOut.GetAsync(Contact));
    }

    [Fact]
    public async Task A_GP_offices_own_line_is_shown_to_its_Nav_office_and_only_by_consent()
    {
        const string Page = "/innlandet/kontakt/demo-legekontor-hamar";
        const string OwnLine = "00 00 01 21";
        using var office = await _portal.SignInAsync("navkontor");
        using var gp = await _portal.SignInAsync("fastlege2");
        Assert.Contains(OwnLine, (await office.GetAsync(Page)).Body, StringComparison.Ordinal);
        AssertLacks(OwnLine, await gp.GetAsync(Page));

        await SetAsync("demo-legekontor-hamar", c => c.ConsentOn = null);
        AssertLacks(OwnLine, await office.GetAsync(Page));
        // No chosen level shows it to more than the office.
        await SetAsync("demo-legekontor-hamar", c => (c.ConsentOn, c.Visibility) = (new LocalDate(2026, 10, 1), "direct=member"));
        Assert.Contains(OwnLine, (await office.GetAsync(Page)).Body, StringComparison.Ordinal);
        AssertLacks(OwnLine, await gp.GetAsync(Page));

        // Who is shown the line does not decide that it is: the office's editor corrects the rest, and the line and the consent stay.
        var form = await office.GetAsync(Page + "/rediger");
        Assert.Empty(form.Page.QuerySelectorAll("#direkte, #samtykke, #syn-direct"));
        AssertLacks(OwnLine, form);
        await office.SubmitAsync(form, "form:has(input[name=stempel])", ("direkte", "00 00 09 09"), ("samtykke", ""), ("adresse", "Ny vei 1"));
        await using var scope = await _portal.InAsync("innlandet");
        var stored = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Contact>().AsNoTracking().SingleAsync(c => c.Slug == "demo-legekontor-hamar");
        Assert.Equal((OwnLine, new LocalDate(2026, 10, 1), "Ny vei 1"), (stored.DirectPhone, stored.ConsentOn!.Value, stored.StreetAddress));
    }

    private static bool Has(Answer answer, string text) =>
        answer.Body.Contains(text, StringComparison.Ordinal) || answer.Body.Contains("tel:+47" + text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

    private static void AssertLacks(string number, Answer answer)
    {
        Assert.DoesNotContain(number, answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(number.Replace(" ", "", StringComparison.Ordinal), answer.Body, StringComparison.Ordinal);
    }

    private async Task SetAsync(string slug, Action<Contact> change)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        change(await db.Set<Contact>().SingleAsync(c => c.Slug == slug));
        await db.SaveChangesAsync();
        await scope.ServiceProvider.GetRequiredService<Publisher>().RaiseRevisionAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + Duration.FromSeconds(2));
    }

    /// <summary>Two demo GPs: one with a confirmed membership in the municipality, one in another.</summary>
    private async Task<(string Here, string Elsewhere)> GpsOfAsync(string municipality)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var gps = await db.Set<Kernel.Access.Membership>().AsNoTracking()
            .Where(m => m.Role == Kernel.Access.Role.Gp && m.ConfirmedAt != null)
            .Join(db.Set<Kernel.Access.Account>(), m => m.PersonId, a => a.Id, (m, a) => new { m.MunicipalityNumber, a.Email }).ToListAsync();
        string Name(string? email) => email![..email!.IndexOf('@', StringComparison.Ordinal)];
        return (Name(gps.First(g => g.MunicipalityNumber == municipality).Email), Name(gps.First(g => g.MunicipalityNumber != municipality).Email));
    }
}

public sealed class DirectNumberOnSqlite(OnSqlite fixture) : DirectNumberTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class DirectNumberOnPostgreSql(OnPostgreSql fixture) : DirectNumberTests(fixture), IClassFixture<OnPostgreSql>;
