using System.Net;
using System.Text.RegularExpressions;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>The overview: counts and never names, for arrangers of the tenant, with no small cell in page or file.</summary>
public abstract partial class OverviewTests(PortalFixture fixture)
{
    private const string Address = "/innlandet/arrangor/oversikt";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Small_cells_are_absent_from_every_page_and_file_at_a_fixed_number_of_queries()
    {
        var session = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("tall", 60));
        await Crowd.PlaceAsync(_portal, session, EnrolmentState.Seated, "fastlege");
        using var arranger = await _portal.SignInAsync("rol");
        var few = await _portal.CostAsync(arranger, Address);
        Assert.Contains("For få til at noe kan vises.", few.Answer.Body, StringComparison.Ordinal);

        await Crowd.PlaceAsync(_portal, session, EnrolmentState.Seated, [.. Crowd.Gps(2, 185), .. new[] { "kommuneoverlege", "krol", "navkontor" }]);
        await Crowd.PlaceAsync(_portal, session, EnrolmentState.Waiting, [.. Crowd.Gps(187, 8), "veileder"]);
        await Crowd.PlaceAsync(_portal, session, EnrolmentState.Cancelled, Crowd.Gps(195, 3));
        var small = await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("lite", 60));
        await Crowd.PlaceAsync(_portal, small, EnrolmentState.Seated, Crowd.Gps(20, 3));

        // There is something to hide: one chief physician, two counsellors, a course of three.
        Assert.Contains(await NaiveAsync(), count => count is > 0 and < 5);
        var many = await _portal.CostAsync(arranger, Address);
        Assert.Equal(few.Queries, many.Queries);
        Assert.InRange(many.Queries, 1, 9);
        foreach (var query in new[] { "?", "?kurs=tall", "?kurs=lite", "?periode=2027-1", "?periode=2027-1&kurs=tall" })
        {
            var page = await arranger.GetAsync(Address + query);
            var csv = await arranger.GetAsync($"{Address}{query}&handler=Csv");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, csv.Status));
            Assert.All(page.Texts("td[data-number], .kp-figures dd, .kp-figures dt + dd"), text => Assert.DoesNotMatch(Small(), text));
            Assert.All(csv.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')[^1].Trim()), text => Assert.DoesNotMatch(Small(), text));
            Assert.DoesNotContain("Demo fastlege", page.Texts("main").Single() + csv.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("@demo.example", page.Body + csv.Body, StringComparison.Ordinal);
        }

        var all = await arranger.GetAsync(Address);
        Assert.Contains(all.Texts("section[aria-labelledby=fag] tbody tr"), row => row.StartsWith("Slått sammen", StringComparison.Ordinal));
        Assert.NotNull(all.Page.QuerySelector("svg[role=img][aria-label]"));
        var file = await arranger.GetAsync(Address + "?handler=Csv");
        Assert.Equal([0xEF, 0xBB, 0xBF], (await file.Message.Content.ReadAsByteArrayAsync())[..3]);
    }

    [Fact]
    public async Task It_is_for_arrangers_of_the_tenant_and_shows_no_other_tenants_numbers()
    {
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("agderkurs", 60));
        using var visitor = _portal.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync(Address)).Status);
        using var gp = await _portal.SignInAsync("fastlege");
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync(Address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync(Address + "?handler=Csv")).Status);
        using var arranger = await _portal.SignInAsync("rol");
        Assert.DoesNotContain("agderkurs", (await arranger.GetAsync(Address)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await arranger.GetAsync("/agder/arrangor/oversikt")).Status);
    }

    private async Task<List<int>> NaiveAsync()
    {
        await using var scope = await _portal.InAsync("innlandet");
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        return await (
            from enrolment in db.Set<Enrolment>()
            join member in db.Set<Membership>() on enrolment.PersonId equals member.PersonId
            group enrolment by new { enrolment.SessionId, member.Role } into g
            select g.Count()).ToListAsync();
    }

    [GeneratedRegex(@"^(minst )?[1-4]$")]
    private static partial Regex Small();
}

public sealed class OverviewOnSqlite(OnSqlite fixture) : OverviewTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class OverviewOnPostgreSql(OnPostgreSql fixture) : OverviewTests(fixture), IClassFixture<OnPostgreSql>;
