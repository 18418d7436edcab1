using System.Net;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Access;

public abstract class InvitationTests(PortalFixture fixture)
{
    private const string Members = "/innlandet/artikler/intern-rutine-bestilling";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task An_invited_person_joins_by_one_button_and_opening_the_link_changes_nothing()
    {
        const string email = "kontorredaktor@kommune.example";
        using var inviter = await _portal.SignInAsync("krol");
        var link = await inviter.InviteAsync(email, Role.NavOfficeEditor, "Demo Nav-kontor Hamar");
        using var person = await _portal.OpenAccountAsync(email, link);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(link)).Status);
        Assert.Empty(await _portal.MembershipsAsync(email));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.GetAsync(Members)).Status);

        Assert.Equal(link, (await person.JoinAsync(link)).Location);
        Assert.Contains("Innlandet", (await person.GetAsync(link)).Text(".kp-state"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(Members)).Status);
        var membership = Assert.Single(await _portal.MembershipsAsync(email));
        Assert.Equal((Role.NavOfficeEditor, "Demo Nav-kontor Hamar"), (membership.Role, membership.Workplace));
        Assert.Equal(await IdOfAsync("krol@demo.example"), membership.ConfirmedBy);
    }

    [Fact]
    public async Task Another_account_does_not_join_and_is_not_told_who_was_invited()
    {
        const string email = "noen-andre@kommune.example";
        using var inviter = await _portal.SignInAsync("krol");
        var link = await inviter.InviteAsync(email, Role.ChiefPhysician);
        using var other = await _portal.SignInAsync("fastlege3");
        var page = await other.GetAsync(link);
        Assert.Empty(page.Page.QuerySelectorAll("main form"));
        Assert.DoesNotContain(email, page.Body, StringComparison.OrdinalIgnoreCase);
        // The button is not the wall: the form of a page that may be sent is sent there too.
        var form = await other.GetAsync("/innlandet/konto/logg-ut");
        var token = form.Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await other.PostAsync(link, [new("__RequestVerificationToken", token)]);
        Assert.DoesNotContain(await _portal.MembershipsAsync("fastlege3@demo.example"), m => m.Role == Role.ChiefPhysician);
        Assert.DoesNotContain(email, (await _portal.Visit().GetAsync(link)).Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_token_and_the_address_are_in_no_log_and_the_token_in_no_table()
    {
        const string email = "hemmelig@kommune.example";
        using var inviter = await _portal.SignInAsync("krol");
        var token = (await inviter.InviteAsync(email, Role.Gp)).Split('/')[^1];
        Assert.Equal(43, token.Length);
        await using var scope = await _portal.InAsync("innlandet");
        var stored = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Invitation>().SingleAsync(i => i.Email == email);
        Assert.DoesNotContain(token, string.Join(' ', stored.TokenHash, stored.Email, stored.Workplace), StringComparison.Ordinal);
        Assert.DoesNotContain(token, (await inviter.GetAsync("/innlandet/admin/invitasjoner")).Body, StringComparison.Ordinal);
        Assert.All(await _portal.AuditAsync(), e => Assert.DoesNotContain("@", $"{e.Subject} {e.Detail}", StringComparison.Ordinal));
        Assert.Contains(await _portal.AuditAsync(), e => e.Action == AuditActions.InvitationMade && e.Subject == $"invitation {stored.Id}");
    }

    [Fact]
    public async Task Another_tenants_link_and_id_are_not_found()
    {
        const string email = "innlandet-alene@kommune.example";
        using var inviter = await _portal.SignInAsync("regionadmin");
        var link = await inviter.InviteAsync(email, Role.Gp);
        Assert.Equal(HttpStatusCode.OK, (await _portal.Visit().GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _portal.Visit().GetAsync(link.Replace("/innlandet/", "/ost-viken/", StringComparison.Ordinal))).Status);
        Guid id;
        await using (var scope = await _portal.InAsync("innlandet"))
            id = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Invitation>().Where(i => i.Email == email).Select(i => i.Id).SingleAsync();
        await inviter.InviteAsync("ost-viken-alene@kommune.example", Role.Gp, tenant: "ost-viken");
        var list = await inviter.GetAsync("/ost-viken/admin/invitasjoner");
        Assert.DoesNotContain(email, list.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await inviter.SubmitAsync(list, "form[action*=withdraw]", ("id", id.ToString()))).Status);
        var own = await inviter.GetAsync("/innlandet/admin/invitasjoner");
        Assert.Equal(HttpStatusCode.Redirect, (await inviter.SubmitAsync(own, "form[action*=withdraw]", ("id", id.ToString()))).Status);
        Assert.Contains("trukket tilbake", (await _portal.Visit().GetAsync(link)).Text(".kp-state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_filter_off_SQLite_shows_another_tenants_invitation_and_PostgreSQL_does_not()
    {
        const string email = "bak-muren@kommune.example";
        using var inviter = await _portal.SignInAsync("krol");
        await inviter.InviteAsync(email, Role.Gp);
        await using var scope = await _portal.InAsync("agder");
        var invitations = scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Invitation>();
        Assert.False(await invitations.AnyAsync(i => i.Email == email));
        Assert.Equal(fixture.Kind == DatabaseKind.Sqlite, await invitations.IgnoreQueryFilters([PortalDb.TenantFilter]).AnyAsync(i => i.Email == email));
    }

    [Fact]
    public async Task Many_clicks_at_once_make_one_membership()
    {
        const string email = "klikker@kommune.example";
        using var inviter = await _portal.SignInAsync("krol");
        var link = await inviter.InviteAsync(email, Role.Counsellor, "Demo Nav-kontor Hamar");
        using var person = await _portal.OpenAccountAsync(email, link);
        var page = await person.GetAsync(link);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => person.SubmitAsync(page, "main form")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        var membership = Assert.Single(await _portal.MembershipsAsync(email));
        Assert.Single(await _portal.AuditAsync(), e => e.Action == AuditActions.InvitationAccepted && e.By == membership.PersonId);
    }

    [Fact]
    public async Task One_who_has_the_role_keeps_the_membership_and_is_confirmed_anew()
    {
        var before = Assert.Single(await _portal.MembershipsAsync("fastlege4@demo.example"));
        using var inviter = await _portal.SignInAsync("krol");
        var link = await inviter.InviteAsync("Fastlege4@demo.example", Role.Gp, "Demo legekontor");
        using var gp = await _portal.SignInAsync("fastlege4");
        await gp.JoinAsync(link);
        var after = Assert.Single(await _portal.MembershipsAsync("fastlege4@demo.example"));
        Assert.Equal((before.Id, "Demo legekontor"), (after.Id, after.Workplace));
        Assert.Equal(await IdOfAsync("krol@demo.example"), after.ConfirmedBy);
        Assert.NotEqual(before.ConfirmedBy, after.ConfirmedBy);
        Assert.NotEqual(before.ConfirmedAt, after.ConfirmedAt);
    }

    [Fact]
    public async Task A_role_above_the_inviter_is_neither_offered_nor_taken()
    {
        using var inviter = await _portal.SignInAsync("krol");
        var page = await inviter.GetAsync("/innlandet/admin/invitasjoner");
        Assert.DoesNotContain(page.Page.QuerySelectorAll("#rolle option"), option => option.GetAttribute("value") == nameof(Role.RegionAdmin));
        var refused = await inviter.FillInAsync("innlandet", "sjef@kommune.example", Role.RegionAdmin);
        Assert.NotEqual("", refused.Text("#rolle-feil"));
        Assert.Equal("sjef@kommune.example", refused.Page.QuerySelector("textarea")!.TextContent.Trim());
        Assert.Empty(refused.Page.QuerySelectorAll("input[readonly]"));
    }

    [Fact]
    public async Task Several_are_invited_all_or_none_and_the_wrong_lines_are_named()
    {
        using var inviter = await _portal.SignInAsync("krol");
        var refused = await inviter.FillInAsync("innlandet", "a1@kommune.example\nikke en adresse\nb1@kommune.example\n@", Role.Gp);
        Assert.StartsWith("Linjene 2, 4 ", refused.Text("#epost-feil"), StringComparison.Ordinal);
        Assert.DoesNotContain("a1@kommune.example", (await inviter.GetAsync("/innlandet/admin/invitasjoner")).Text(".kp-table"), StringComparison.Ordinal);
        var made = await inviter.FillInAsync("innlandet", "a1@kommune.example\n\nA1@kommune.example\nb1@kommune.example", Role.Gp);
        Assert.Equal(2, made.Page.QuerySelectorAll("input[readonly]").Length);
        var own = await inviter.FillInAsync("innlandet", "krol@demo.example", Role.Gp);
        Assert.Contains("deg selv", own.Text("#epost-feil"), StringComparison.Ordinal);
        var placeless = await inviter.FillInAsync("innlandet", "c1@kommune.example", Role.NavOfficeEditor);
        Assert.Contains("Nav-kontor", placeless.Text("#arbeidssted-feil"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_invitation_kills_the_link_of_the_first()
    {
        using var inviter = await _portal.SignInAsync("krol");
        var first = await inviter.InviteAsync("to-ganger@kommune.example", Role.Gp);
        Assert.Contains("invitert deg", (await _portal.Visit().GetAsync(first)).Text(".kp-lead"), StringComparison.Ordinal);
        var second = await inviter.InviteAsync("To-ganger@kommune.example", Role.Gp);
        Assert.Contains("trukket tilbake", (await _portal.Visit().GetAsync(first)).Text(".kp-state"), StringComparison.Ordinal);
        Assert.Contains("invitert deg", (await _portal.Visit().GetAsync(second)).Text(".kp-lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_counts_for_fourteen_days_and_no_longer_than_the_inviters_right()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var inviter = await portal.SignInAsync("krol");
        var link = await inviter.InviteAsync("sen@kommune.example", Role.Gp);
        using var person = await portal.OpenAccountAsync("sen@kommune.example", link);
        var page = await person.GetAsync(link);
        await EndAsync(portal, "krol@demo.example");
        Assert.Contains("ikke lenger lov", (await person.GetAsync(link)).Text(".kp-state"), StringComparison.Ordinal);
        await person.SubmitAsync(page, "main form");
        Assert.Empty(await portal.MembershipsAsync("sen@kommune.example"));

        using var admin = await portal.SignInAsync("regionadmin");
        var other = await admin.InviteAsync("sen@kommune.example", Role.ChiefPhysician);
        page = await person.GetAsync(other);
        portal.Clock.MoveTo(TestClock.Start + Duration.FromDays(14) + Duration.FromMinutes(10));
        // The sign-in cookie lives by the real clock, so the person is still signed in.
        Assert.Contains("utløpt", (await person.GetAsync(other)).Text(".kp-state"), StringComparison.Ordinal);
        await person.SubmitAsync(page, "main form");
        Assert.Empty(await portal.MembershipsAsync("sen@kommune.example"));
    }

    [Fact]
    public async Task Guessing_links_is_stopped_after_thirty_tries_a_minute()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind, services => services.Replace(ServiceDescriptor.Singleton(new DemoMode(false))));
        using var guesser = portal.Visit();
        for (var n = 0; n < 30; n++)
            Assert.Equal(HttpStatusCode.NotFound, (await guesser.GetAsync($"/innlandet/konto/invitasjon/gjett-{n}")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.GetAsync("/innlandet/konto/invitasjon/gjett-30")).Status);
        // Counted apart: the person may still sign in.
        Assert.Equal(HttpStatusCode.OK, (await guesser.GetAsync("/innlandet/konto/logg-inn")).Status);
    }

    [Fact]
    public async Task An_office_editor_does_not_move_to_another_office_by_typing_it()
    {
        var before = Assert.Single(await _portal.MembershipsAsync("navkontor@demo.example"));
        Assert.Equal("Demo Nav-kontor Hamar", before.Workplace);
        using var editor = await _portal.SignInAsync("navkontor");
        var profile = await editor.GetAsync("/innlandet/konto/profil");
        await editor.SubmitAsync(profile, "form:has(input[name=arbeidssted])", ("arbeidssted", "Demo Nav-kontor Gjøvik"));
        var asked = await editor.SubmitAsync(
            profile, "form:has(select[name=rolle])", ("rolle", nameof(Role.NavOfficeEditor)), ("sted", "Demo Nav-kontor Gjøvik"));
        Assert.Equal(HttpStatusCode.NotFound, asked.Status);
        Assert.Equal("Demo Nav-kontor Hamar", Assert.Single(await _portal.MembershipsAsync("navkontor@demo.example")).Workplace);
    }

    private async Task<Guid> IdOfAsync(string email)
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Account>().Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
    }

    private static async Task EndAsync(TestPortal portal, string email)
    {
        await using var scope = await portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var person = await db.Set<Account>().Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
        foreach (var membership in await db.Set<Membership>().Where(m => m.PersonId == person).ToListAsync())
            membership.End(portal.Clock.GetCurrentInstant());
        await db.SaveChangesAsync();
    }
}

public sealed class InvitationsOnSqlite(OnSqlite fixture) : InvitationTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class InvitationsOnPostgreSql(OnPostgreSql fixture) : InvitationTests(fixture), IClassFixture<OnPostgreSql>;
