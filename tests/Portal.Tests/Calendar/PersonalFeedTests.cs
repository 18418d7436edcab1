using System.Net;
using KunnskapsPortal.Calendar.Data;
using KunnskapsPortal.Calendar.KeepFeeds;
using KunnskapsPortal.Calendar.SubscribeToCalendar;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Portal.Tests.Courses;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Calendar;

public abstract class PersonalFeedTests(PortalFixture fixture)
{
    private const string CalendarOff = "Calendar";

    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task One_address_gives_the_meetings_of_every_tenant_under_their_own_roots()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("her", 5));
        await CourseWorkshop.PublishAsync(_portal, "ost-viken", CourseWorkshop.Text("der", 5));
        await CourseWorkshop.PublishAsync(_portal, "nasjonal", CourseWorkshop.Text("overalt", 5));
        using var gp = await _portal.SignInAsync("fastlege10");
        foreach (var (tenant, course) in new[] { ("innlandet", "her"), ("ost-viken", "der"), ("nasjonal", "overalt") })
            await gp.EnrolAsync(tenant, course);
        var feed = await gp.AddFeedAsync("Outlook på jobb", "60");
        using var program = _portal.Visit();
        var answer = await program.GetAsync(feed);
        Assert.Equal("private, no-cache", answer.Message.Headers.CacheControl!.ToString().Replace("no-cache, private", "private, no-cache", StringComparison.Ordinal));
        var root = _portal.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal(
            [$"{root}/innlandet/kurs/her/s1", $"{root}/nasjonal/kurs/overalt/s1", $"{root}/ost-viken/kurs/der/s1"],
            Subscriber.Events(answer.Body).Select(meeting => meeting["URL"]).Order(StringComparer.Ordinal));
        Assert.Equal(3, answer.Body.Split("TRIGGER:-PT60M").Length - 1);
        // The secret stands in the address only: a file that is passed on opens nothing.
        Assert.DoesNotContain(Secret(feed), answer.Body, StringComparison.Ordinal);
        var nynorsk = Subscriber.Events((await program.GetAsync(feed.Replace("/innlandet/", "/innlandet/nn/", StringComparison.Ordinal))).Body);
        Assert.Contains($"{root}/ost-viken/nn/kurs/der/s1", nynorsk.Select(meeting => meeting["URL"]));
    }

    [Fact]
    public async Task A_feed_shows_its_own_person_only()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("en-annens", 5));
        using var first = await _portal.SignInAsync("fastlege11");
        using var second = await _portal.SignInAsync("fastlege12");
        await first.EnrolAsync("innlandet", "en-annens");
        var (own, other) = (await first.AddFeedAsync("Min"), await second.AddFeedAsync("Min"));

        // The leak is possible: without the person's wall both feeds are seen on SQLite, and on PostgreSQL the second wall stands.
        var person = FeedSecret.PersonOf(Secret(other))!.Value;
        await using (var scope = await _portal.InAsync("innlandet"))
        {
            scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var hash = FeedSecret.HashOf(Secret(own));
            Assert.Equal(fixture.Kind == DatabaseKind.Sqlite, await db.Set<PersonalFeed>().IgnoreQueryFilters([PortalDb.TenantFilter]).AnyAsync(f => f.SecretHash == hash));
            Assert.False(await db.Set<PersonalFeed>().AnyAsync(f => f.SecretHash == hash));
        }

        using var program = _portal.Visit();
        Assert.Single(Subscriber.Events((await program.GetAsync(own)).Body));
        Assert.Empty(Subscriber.Events((await program.GetAsync(other)).Body));
        // Neither does it help to be signed in as another, or to put one's own name before another's random part.
        Assert.Single(Subscriber.Events((await second.GetAsync(own)).Body));
        Assert.Empty(Subscriber.Events((await first.GetAsync(other)).Body));
        var spliced = Secret(other)[..21] + Secret(own)[21..];
        Assert.NotNull(FeedSecret.PersonOf(spliced));
        foreach (var wrong in new[] { spliced, FeedSecret.Make(person), FeedSecret.Make(Guid.Empty), "abc", new string('A', FeedSecret.Length) })
            Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/innlandet/kalender/{wrong}.ics")).Status);
    }

    [Fact]
    public async Task A_reset_kills_the_old_address_at_once_and_an_ended_one_is_gone()
    {
        using var gp = await _portal.SignInAsync("fastlege13");
        using var program = _portal.Visit();
        var kept = await gp.AddFeedAsync("Beholdes");
        var old = await gp.AddFeedAsync("Byttes");
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(old)).Status);
        await gp.PressAsync("Byttes", "Reset");
        var fresh = await gp.FeedAsync("Byttes");
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(fresh)).Status);
        await gp.PressAsync("Byttes", "End");
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(fresh)).Status);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(kept)).Status);
    }

    [Fact]
    public async Task Nobody_resets_or_ends_the_feed_of_another()
    {
        using var owner = await _portal.SignInAsync("fastlege14");
        using var other = await _portal.SignInAsync("fastlege15");
        var feed = await owner.AddFeedAsync("Min");
        await other.AddFeedAsync("Hans");
        var page = await owner.GetAsync("/innlandet" + Subscriber.Page);
        var id = page.Page.QuerySelector("li.kp-panel input[name=id]")!.GetAttribute("value");
        foreach (var handler in new[] { "Reset", "End" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.PressAsync("Hans", handler, id)).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(feed)).Status);
    }

    [Fact]
    public async Task An_unchanged_feed_is_answered_304_and_a_changed_one_anew()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("merke", 5));
        using var gp = await _portal.SignInAsync("fastlege16");
        await gp.EnrolAsync("innlandet", "merke");
        var feed = new Uri(_portal.Address, await gp.AddFeedAsync("Min"));
        using var program = new HttpClient();
        using var first = await program.GetAsync(feed);
        program.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await program.GetAsync(feed);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("merke", 5, starts: new LocalDateTime(2027, 4, 8, 10, 0)));
        using var third = await program.GetAsync(feed);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        var (before, after) = (Subscriber.Events(await first.Content.ReadAsStringAsync())[0], Subscriber.Events(await third.Content.ReadAsStringAsync())[0]);
        Assert.Equal((before["UID"], "0", "1"), (after["UID"], before["SEQUENCE"], after["SEQUENCE"]));
        await gp.GiveUpAsync("innlandet", "merke");
        var gone = Subscriber.Events(await program.GetStringAsync(feed))[0];
        Assert.Equal((before["UID"], "2", "CANCELLED"), (gone["UID"], gone["SEQUENCE"], gone["STATUS"]));
    }

    [Fact]
    public async Task The_page_says_when_a_program_last_fetched_and_it_is_noted_at_most_every_five_minutes()
    {
        using var gp = await _portal.SignInAsync("fastlege17");
        var feed = await gp.AddFeedAsync("Telefon");
        using var program = _portal.Visit();
        Assert.Null(await FetchedAsync(feed));
        await program.GetAsync(feed);
        var first = await FetchedAsync(feed);
        Move(Duration.FromMinutes(4));
        await program.GetAsync(feed);
        Assert.Equal(first, await FetchedAsync(feed));
        Move(Duration.FromMinutes(2));
        await program.GetAsync(feed);
        Assert.True(await FetchedAsync(feed) - first > Duration.FromMinutes(5));
        Move(Duration.FromHours(6));
        Assert.Equal("Sist hentet for 6 timer siden", (await gp.GetAsync("/innlandet" + Subscriber.Page)).Text("li.kp-panel .kp-meta span"));
        Assert.Contains("Sist hentet for 6 timer siden", (await gp.GetAsync("/innlandet/min-side")).Texts("main .kp-muted"));
    }

    [Fact]
    public async Task Where_the_calendar_is_switched_off_the_address_is_gone_and_its_meetings_are_in_no_feed()
    {
        await CourseWorkshop.PublishAsync(_portal, "agder", CourseWorkshop.Text("av-og-pa", 5));
        using var gp = await _portal.SignInAsync("fastlege18");
        await gp.EnrolAsync("agder", "av-og-pa");
        var (here, there) = (await gp.AddFeedAsync("Her"), await gp.AddFeedAsync("Der", tenant: "agder"));
        using var program = _portal.Visit();
        Assert.Single(Subscriber.Events((await program.GetAsync(here)).Body));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(there)).Status);
        await SwitchOffAsync("agder", CalendarOff);
        Assert.Empty(Subscriber.Events((await program.GetAsync(here)).Body));
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(there)).Status);
        await SwitchOffAsync("agder", "");
        Assert.Single(Subscriber.Events((await program.GetAsync(there)).Body));
    }

    [Fact]
    public async Task The_feed_of_an_account_that_is_gone_is_gone()
    {
        var account = new Account { Id = Guid.CreateVersion7(), UserName = "borte@demo.example", Email = "borte@demo.example", DisplayName = "Borte" };
        var secret = FeedSecret.Make(account.Id);
        await using var scope = await _portal.InAsync("innlandet");
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(account.Id);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.Add(account);
        db.Add(new PersonalFeed
        {
            Id = Guid.CreateVersion7(),
            PersonId = account.Id,
            Name = "Min",
            SecretHash = FeedSecret.HashOf(secret),
            LockedSecret = "x",
            CreatedAt = _portal.Clock.GetCurrentInstant(),
        });
        await db.SaveChangesAsync();
        using var program = _portal.Visit();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/innlandet/kalender/{secret}.ics")).Status);
        await db.Set<Account>().Where(a => a.Id == account.Id).ExecuteDeleteAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/innlandet/kalender/{secret}.ics")).Status);
    }

    [Fact]
    public async Task A_person_has_at_most_ten_and_a_name_is_needed_and_guarded()
    {
        using var gp = await _portal.SignInAsync("fastlege19");
        var form = await gp.GetAsync("/innlandet" + Subscriber.Page);
        Assert.Equal("Skriv hva adressen skal hete, for eksempel «Outlook på jobb».", (await gp.SubmitAsync(form, "form.kp-form")).Text("#navn-feil"));
        var stopped = await gp.SubmitAsync(form, "form.kp-form", ("navn", "13097248022"));
        Assert.DoesNotContain("13097248022", stopped.Body, StringComparison.Ordinal);
        Assert.NotEmpty(stopped.Text("#navn-feil"));
        for (var number = 1; number <= FeedRules.Most; number++)
            await gp.SubmitAsync(form, "form.kp-form", ("navn", $"Nummer {number}"));
        Assert.Equal("/innlandet/kalender/abonnement?utfall=fullt", (await gp.SubmitAsync(form, "form.kp-form", ("navn", "En til"))).Location);
        Assert.Equal(FeedRules.Most, (await gp.GetAsync("/innlandet" + Subscriber.Page)).Texts("li.kp-panel h3").Count);
    }

    [Fact]
    public async Task One_feed_is_given_out_sixty_times_a_minute_and_other_feeds_are_not_held_back()
    {
        using var gp = await _portal.SignInAsync("fastlege21");
        var (busy, calm) = (await gp.AddFeedAsync("Travel"), await gp.AddFeedAsync("Rolig"));
        using var program = _portal.Visit();
        var statuses = new List<HttpStatusCode>();
        for (var time = 0; time < 2 * FeedLimit.FetchesAMinute + 1; time++)
            statuses.Add((await program.GetAsync(busy)).Status);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(calm)).Status);
    }

    private static string Secret(string path) => path.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);

    private void Move(Duration by) => _portal.Clock.MoveTo(_portal.Clock.GetCurrentInstant() + by);

    private async Task<Instant?> FetchedAsync(string feed)
    {
        await using var scope = await _portal.InAsync("innlandet");
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(FeedSecret.PersonOf(Secret(feed))!.Value);
        var hash = FeedSecret.HashOf(Secret(feed));
        return (await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<PersonalFeed>().AsNoTracking().SingleAsync(f => f.SecretHash == hash)).LastFetchedAt;
    }

    private async Task SwitchOffAsync(string tenant, string modules)
    {
        await using var scope = await _portal.InAsync(tenant);
        var id = new TenantId(tenant);
        await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Tenant>().Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.SwitchedOff, modules));
        _portal.Services.GetRequiredService<TenantDirectory>().Forget();
    }
}

public sealed class PersonalFeedOnSqlite(OnSqlite fixture) : PersonalFeedTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class PersonalFeedOnPostgreSql(OnPostgreSql fixture) : PersonalFeedTests(fixture), IClassFixture<OnPostgreSql>;
