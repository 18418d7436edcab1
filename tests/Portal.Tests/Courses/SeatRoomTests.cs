using System.Globalization;
using System.Net;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Ground;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>The arranger's plan of tables: proposed, changed by hand, proposed again, printed.</summary>
public abstract class SeatRoomTests(PortalFixture fixture)
{
    private const string Propose = "form[action*=Forslag]";
    private const string Move = "form[action*=Flytt]";
    private const string Wish = "form[action*=Onske]";
    private static readonly string[] Towns = ["3405", "3403", "3407"];
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_proposal_mixes_the_sides_and_what_is_moved_by_hand_is_kept()
    {
        await RoomAsync("bord-forslag", 20, 12);
        using var arranger = await _portal.SignInAsync("regionadmin");
        var empty = await arranger.GetAsync(Page("bord-forslag"));
        var wrong = await arranger.SubmitAsync(empty, Propose, ("bordstorrelse", "3"));
        Assert.Equal((HttpStatusCode)422, wrong.Status);
        Assert.Equal(("Skriv et tall fra 4 til 12.", "3"), (wrong.Text("#storrelse-feil"), Value(wrong, "#bordstorrelse")));

        var page = await ProposeAsync(arranger, "bord-forslag", "4");
        Assert.Equal([4, 4, 4], page.Page.QuerySelectorAll(".kp-roomtables section").Select(table => table.QuerySelectorAll("li").Length));
        Assert.Equal("3 av 3 (100 %)", page.Texts("#mal ~ .kp-table tbody tr:first-child td")[0]);
        Assert.Equal("12 av 12 (100 %)", page.Texts("#mal ~ .kp-table tbody tr:last-child td")[0]);
        var cost = (await _portal.CostAsync(arranger, Page("bord-forslag"))).Queries;

        var (one, two) = (FieldsAt(page, 1)[0], FieldsAt(page, 2)[0]);
        var overfull = await arranger.SubmitAsync(page, Move, (one, "2"));
        Assert.Equal((HttpStatusCode)422, overfull.Status);
        Assert.Equal("Det blir flere ved bord 2 enn det er plass til. Flytt noen derfra, eller lag nytt forslag med større bord. Ingenting er lagret.", overfull.Text("[role=alert]"));
        Assert.Equal("2", Value(overfull, $"[name={one}]"));
        var outside = await arranger.SubmitAsync(page, Move, (one, "9"));
        Assert.Equal("Skriv et bordnummer fra 1 til 3.", outside.Text("li .ds-validation-message"));

        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(overfull, Move, (one, "2"), (two, "1"))).Status);
        for (var round = 0; round < 3; round++)
        {
            page = await ProposeAsync(arranger, "bord-forslag", "4");
            Assert.Equal(("2", "1"), (TableOf(page, one), TableOf(page, two)));
            Assert.Equal(2, page.Page.QuerySelectorAll(".kp-roompin input[checked]").Length);
        }

        await EnrolAsync("bord-forslag", "fastlege32", "fastlege33");
        var later = await _portal.CostAsync(arranger, Page("bord-forslag"));
        Assert.Equal((cost, "Uten bord (2)"), (later.Queries, later.Answer.Text("#uten")));
        page = await ProposeAsync(arranger, "bord-forslag", "5");
        Assert.Null(page.Page.QuerySelector("#uten"));
        Assert.Equal(14, page.Page.QuerySelectorAll(".kp-roomtables li").Length);
    }

    [Fact]
    public async Task A_form_from_before_another_change_is_refused_with_what_was_typed()
    {
        await RoomAsync("bord-gammel", 40, 8);
        using var arranger = await _portal.SignInAsync("regionadmin");
        var page = await ProposeAsync(arranger, "bord-gammel", "8");
        page = await ProposeAsync(arranger, "bord-gammel", "4");
        var ((a, b), (c, d)) = ((FieldsAt(page, 1)[0], FieldsAt(page, 2)[0]), (FieldsAt(page, 1)[1], FieldsAt(page, 2)[1]));
        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(page, Move, (a, "2"), (b, "1"))).Status);

        var stale = await arranger.SubmitAsync(page, Move, (c, "2"), (d, "1"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.StartsWith("Bordplanen ble endret etter at du åpnet siden.", stale.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("2", "2"), (Value(stale, $"[name^={a[..37]}]"), Value(stale, $"[name^={c[..37]}]")));
        var now = await arranger.GetAsync(Page("bord-gammel"));
        Assert.Equal(("2", "1"), (TableOf(now, a), TableOf(now, c)));
        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(stale, Move)).Status);
        now = await arranger.GetAsync(Page("bord-gammel"));
        Assert.Equal(("2", "2", "1", "1"), (TableOf(now, a), TableOf(now, c), TableOf(now, b), TableOf(now, d)));

        Assert.Equal(HttpStatusCode.Conflict, (await arranger.SubmitAsync(page, Propose)).Status);
    }

    [Fact]
    public async Task A_wish_is_held_by_the_next_proposal_and_two_that_contradict_are_refused()
    {
        await RoomAsync("bord-onske", 60, 8);
        using var arranger = await _portal.SignInAsync("regionadmin");
        var page = await ProposeAsync(arranger, "bord-onske", "4");
        var (one, same) = (PersonOf(FieldsAt(page, 1)[0]), PersonOf(FieldsAt(page, 1)[1]));
        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(page, Wish, ("en", one), ("to", same), ("slag", "hver"))).Status);
        page = await arranger.GetAsync(Page("bord-onske"));
        Assert.Equal("Planen følger ikke ønsket ennå. Lag nytt forslag.", page.Text(".kp-rows .kp-small"));
        var again = await arranger.SubmitAsync(page, Wish, ("en", same), ("to", one), ("slag", "sammen"));
        Assert.Equal(((HttpStatusCode)422, "De to har allerede et ønske. Fjern det først."), (again.Status, again.Text("#onske-feil")));
        Assert.Equal("Velg to ulike deltakere som har plass.", (await arranger.SubmitAsync(page, Wish, ("en", one), ("to", one), ("slag", "sammen"))).Text("#onske-feil"));

        page = await ProposeAsync(arranger, "bord-onske", "4");
        Assert.Equal("Planen følger ønsket.", page.Text(".kp-rows .kp-small"));
        var (first, second) = (FieldOf(page, one), FieldOf(page, same));
        var joined = await arranger.SubmitAsync(page, Move, (first, TableOf(page, second)!), (FieldsAt(page, int.Parse(TableOf(page, second)!, CultureInfo.InvariantCulture)).First(f => f != second), TableOf(page, first)!));
        Assert.Contains("skal ikke sitte ved samme bord. Velg et annet bord, eller fjern ønsket.", joined.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await arranger.SubmitAsync(page, "form[action*=Fjern]")).Status);
        Assert.Empty((await arranger.GetAsync(Page("bord-onske"))).Page.QuerySelectorAll("#onsker .kp-rows"));
    }

    [Fact]
    public async Task One_who_gives_up_the_seat_is_in_no_plan_and_on_no_paper()
    {
        var session = await RoomAsync("bord-avbud", 80, 8);
        using var arranger = await _portal.SignInAsync("regionadmin");
        await ProposeAsync(arranger, "bord-avbud", "4");
        string[] papers = ["bord", "bord/utskrift", "navneskilt"];
        var name = await NameAsync("fastlege81");
        foreach (var paper in papers)
            Assert.Contains(name, (await arranger.GetAsync($"/innlandet/arrangor/bord-avbud/s1/{paper}")).Body, StringComparison.Ordinal);
        await SendAsync("fastlege81", new CancelEnrolment(session));
        foreach (var paper in papers)
        {
            var answer = await arranger.GetAsync($"/innlandet/arrangor/bord-avbud/s1/{paper}");
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain(name, answer.Body, StringComparison.Ordinal);
        }

        Assert.Equal(7, (await arranger.GetAsync("/innlandet/arrangor/bord-avbud/s1/navneskilt")).Page.QuerySelectorAll(".kp-badge").Length);
        await SendAsync("fastlege81", new EnrolInSession(session, 0));
        Assert.Equal("Uten bord (1)", (await arranger.GetAsync(Page("bord-avbud"))).Text("#uten"));
    }

    [Theory]
    [InlineData("bord")]
    [InlineData("bord/utskrift")]
    [InlineData("navneskilt")]
    public async Task Only_the_arranger_sees_names(string page)
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("bord-lukket", 5));
        using var nobody = _portal.Visit();
        using var gp = await _portal.SignInAsync("fastlege");
        using var arranger = await _portal.SignInAsync("regionadmin");
        var address = $"/innlandet/arrangor/bord-lukket/s1/{page}";
        Assert.Equal(HttpStatusCode.OK, (await arranger.GetAsync(address)).Status);
        Assert.Contains("/konto/logg-inn", (await nobody.GetAsync(address)).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await arranger.GetAsync(address.Replace("innlandet", "agder", StringComparison.Ordinal))).Status);
    }

    private static string Page(string course) => $"/innlandet/arrangor/{course}/s1/bord";

    private static string? Value(Answer answer, string selector) => answer.Page.QuerySelector(selector)?.GetAttribute("value");

    /// <summary>The names of the fields of those at a table; a name begins with <c>bord-</c> and the enrolment.</summary>
    private static List<string> FieldsAt(Answer page, int table) =>
        [.. page.Page.QuerySelectorAll($"section[aria-labelledby=bord-{table}] input[type=number]").Select(input => input.GetAttribute("name")!)];

    private static string PersonOf(string field) => Guid.Parse(field.Split('-')[1]).ToString();

    private static string FieldOf(Answer page, string person) => page.Page.QuerySelector($"[name^=bord-{Guid.Parse(person):N}]")!.GetAttribute("name")!;

    private static string? TableOf(Answer page, string field) => Value(page, $"[name^={field[..37]}]");

    private static async Task<Answer> ProposeAsync(Visitor arranger, string course, string size)
    {
        var answer = await arranger.SubmitAsync(await arranger.GetAsync(Page(course)), Propose, ("bordstorrelse", size));
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return await arranger.GetAsync(answer.Location);
    }

    /// <summary>A course with people from three municipalities, by turns a GP and one from Nav.</summary>
    private async Task<Guid> RoomAsync(string course, int first, int people)
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text(course, 50));
        var names = Enumerable.Range(first, people).Select(n => $"fastlege{n}").ToArray();
        await using (var scope = await _portal.InAsync("innlandet"))
        {
            var (db, now) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), _portal.Clock.GetCurrentInstant());
            for (var n = 0; n < people; n++)
            {
                var email = $"{names[n]}@demo.example";
                var account = await db.Set<Account>().SingleAsync(a => a.Email == email);
                foreach (var old in await db.Set<Membership>().Where(m => m.PersonId == account.Id).ToListAsync())
                    old.End(now);
                var role = n % 2 == 0 ? Role.Gp : Role.Counsellor;
                var membership = new Membership { Id = Guid.CreateVersion7(), PersonId = account.Id, Role = role, AppliedAt = now, MunicipalityNumber = Towns[n / 2 % Towns.Length] };
                membership.Confirm(account.Id, now);
                db.Add(membership);
            }

            await db.SaveChangesAsync();
        }

        await EnrolAsync(course, names);
        return session;
    }

    private async Task EnrolAsync(string course, params string[] names)
    {
        Guid session;
        await using (var scope = await _portal.InAsync("innlandet"))
            session = await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<CourseSession>().Where(s => s.CourseKey == course).Select(s => s.Id).SingleAsync();
        foreach (var name in names)
            await SendAsync(name, new EnrolInSession(session, 0));
    }

    private async Task<string> NameAsync(string name)
    {
        await using var scope = await _portal.InAsync("innlandet");
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Account>().Where(a => a.Email == $"{name}@demo.example").Select(a => a.DisplayName).SingleAsync();
    }

    private async Task SendAsync(string name, IRequest<EnrolResult> request)
    {
        await using var scope = await _portal.InAsync("innlandet");
        var services = scope.ServiceProvider;
        var person = await services.GetRequiredService<PortalDb>().Set<Account>().Where(a => a.Email == $"{name}@demo.example").Select(a => a.Id).SingleAsync();
        services.GetRequiredService<TenantContext>().SignIn(person);
        services.GetRequiredService<Viewer>().SignIn(person, "", []);
        Assert.Equal(EnrolResult.Done, await services.GetRequiredService<IMediator>().Send(request));
    }
}

public sealed class SeatRoomOnSqlite(OnSqlite fixture) : SeatRoomTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class SeatRoomOnPostgreSql(OnPostgreSql fixture) : SeatRoomTests(fixture), IClassFixture<OnPostgreSql>;
