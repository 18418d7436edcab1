using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Access;

public abstract class AuditTests(PortalFixture fixture)
{
    private const string Address = "/innlandet/admin/logg";
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Each_action_is_a_sentence_and_an_unknown_one_is_shown_as_it_is()
    {
        using var admin = await _portal.SignInAsync("regionadmin");
        var item = Guid.CreateVersion7();
        await WriteAsync("innlandet", AuditActions.MembershipAppointed, "membership x", null, "RegionAdmin");
        await WriteAsync("innlandet", "future.thing", $"item {item}", Guid.CreateVersion7());
        var page = await admin.GetAsync(Address);
        var known = Row(page, "Utpekte en regionansvarlig");
        Assert.Contains("Regionansvarlig", known, StringComparison.Ordinal);
        Assert.Contains("Portalen", known, StringComparison.Ordinal);
        Assert.Contains("Tidligere medlem", Row(page, "future.thing"), StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"a[href='/innlandet/redaksjon/tekst/{item}']"));
    }

    [Fact]
    public void Every_action_has_words_and_a_group_to_filter_by() =>
        Assert.All(AuditActions.All, action =>
        {
            Assert.NotEqual(action.Name, AuditActions.SentenceOf(action.Name));
            Assert.Contains(AuditActions.Groups, group => group.Name == action.Group);
            Assert.True(action.Name.Length <= 60);
        });

    [Fact]
    public async Task The_log_is_narrowed_by_group_person_and_date()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var admin = await portal.SignInAsync("regionadmin");
        using var krol = await portal.SignInAsync("krol");
        await admin.InviteAsync("a@kommune.example", Role.Gp);
        await krol.InviteAsync("b@kommune.example", Role.Counsellor, "Demo Nav-kontor Hamar");
        await using (var scope = await portal.InAsync("innlandet"))
        {
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            db.Add(new AuditEntry { Id = Guid.CreateVersion7(), At = TestClock.Start - Duration.FromDays(30), Action = AuditActions.TenantModules, Subject = "tenant innlandet" });
            await db.SaveChangesAsync();
        }

        var all = await admin.GetAsync(Address);
        // The installation itself has taken its content in.
        Assert.Equal(["Inviterte en person Nav-veileder", "Inviterte en person Fastlege", "Slo deler av portalen av eller på"], all.Texts("tbody th").Where(row => !row.StartsWith("Hentet inn", StringComparison.Ordinal)));
        Assert.Equal(["Slo deler av portalen av eller på"], (await admin.GetAsync(Address + "?gruppe=tenant")).Texts("tbody th"));
        Assert.Equal(["Slo deler av portalen av eller på"], (await admin.GetAsync(Address + "?til=2026-11-01")).Texts("tbody th"));
        Assert.Equal(2, (await admin.GetAsync(Address + "?fra=2026-11-21&til=2026-11-21&gruppe=invitation")).Texts("tbody th").Count);
        Assert.Equal(["Slo deler av portalen av eller på"], (await admin.GetAsync(Address + "?person=portalen&gruppe=tenant")).Texts("tbody th"));
        var person = all.Page.QuerySelectorAll("#person option").Single(o => o.TextContent == "Demo koordinerende rådgivende overlege").GetAttribute("value");
        Assert.Equal(["Inviterte en person Nav-veileder"], (await admin.GetAsync($"{Address}?person={person}")).Texts("tbody th"));
        var wrong = await admin.GetAsync(Address + "?fra=i+gar");
        Assert.NotEqual("", wrong.Text("#fra-feil"));
        Assert.Equal("i gar", wrong.Page.QuerySelector("#fra")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_log_comes_fifty_at_a_time_at_the_same_cost()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var admin = await portal.SignInAsync("regionadmin");
        var costs = new List<int>();
        foreach (var rows in new[] { 1, 3, 200 })
        {
            await using (var scope = await portal.InAsync("innlandet"))
            {
                var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
                db.AddRange(Enumerable.Range(0, rows).Select(n => new AuditEntry { Id = Guid.CreateVersion7(), At = TestClock.Start + Duration.FromSeconds(n), Action = AuditActions.TenantModules, Subject = "tenant innlandet" }));
                await db.SaveChangesAsync();
            }

            var (page, queries) = await portal.CostAsync(admin, Address);
            costs.Add(queries);
            Assert.InRange(page.Texts("tbody th").Count, 1, 50);
        }

        Assert.Single(costs.Distinct());
        Assert.InRange(costs.Min(), 1, 4);
        // 204 of ours, and one of the installation.
        Assert.Equal(5, (await admin.GetAsync(Address + "?side=5")).Texts("tbody th").Count);
    }

    [Fact]
    public async Task Another_tenants_log_is_not_read()
    {
        await WriteAsync("ost-viken", "bare.ost-viken", "tenant ost-viken", null);
        using var admin = await _portal.SignInAsync("regionadmin");
        Assert.Contains("bare.ost-viken", (await admin.GetAsync("/ost-viken/admin/logg")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("bare.ost-viken", (await admin.GetAsync(Address)).Body, StringComparison.Ordinal);
        await using var scope = await _portal.InAsync("innlandet");
        var entries = scope.ServiceProvider.GetRequiredService<PortalDb>().Set<AuditEntry>();
        Assert.Equal(
            fixture.Kind == DatabaseKind.Sqlite, await entries.IgnoreQueryFilters([PortalDb.TenantFilter]).AnyAsync(e => e.Action == "bare.ost-viken"));
    }

    private static string Row(Answer page, string heading) =>
        page.Texts("tbody tr").Single(row => row.StartsWith(heading, StringComparison.Ordinal));

    private async Task WriteAsync(string tenant, string action, string subject, Guid? by, string? detail = null)
    {
        await using var scope = await _portal.InAsync(tenant);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.Add(new AuditEntry { Id = Guid.CreateVersion7(), At = _portal.Clock.GetCurrentInstant(), By = by, Action = action, Subject = subject, Detail = detail });
        await db.SaveChangesAsync();
    }
}

public sealed class AuditOnSqlite(OnSqlite fixture) : AuditTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class AuditOnPostgreSql(OnPostgreSql fixture) : AuditTests(fixture), IClassFixture<OnPostgreSql>;
