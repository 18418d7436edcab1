using System.Net;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Editorial;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Portal.Tests.Courses;

/// <summary>A programme committee writes and arranges one course, and nothing else.</summary>
public abstract class CommitteeTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task A_gp_in_the_committee_writes_and_arranges_that_course_until_taken_out()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("komite-a", 5));
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("komite-b", 5));
        await CourseWorkshop.PublishAsync(_portal, "ost-viken", CourseWorkshop.Text("komite-c", 5));
        var nynorsk = await DeskWorkshop.PublishAsync(_portal, "innlandet", "course", "komite-a", CourseWorkshop.Text("komite-a", 5), Language.Nynorsk);
        var (own, other) = (await ItemAsync("komite-a"), await ItemAsync("komite-b"));
        var person = await DeskWorkshop.PersonAsync(_portal, "fastlege20");
        using var gp = await _portal.SignInAsync("fastlege20");
        using var arranger = await _portal.SignInAsync("rol");
        using var signedOut = _portal.Visit();
        string[] closed = ["/arrangor", "/arrangor/komite-a/komite", "/arrangor/komite-a/s1/lenke", $"/redaksjon/tekst/{own}", "/redaksjon/innhold"];
        foreach (var address in closed)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/innlandet" + address)).Status);
            Assert.Contains("/konto/logg-inn", (await signedOut.GetAsync("/innlandet" + address)).Location, StringComparison.Ordinal);
        }

        var found = await arranger.GetAsync("/innlandet/arrangor/komite-a/komite?q=demo+fastlege+20");
        Assert.EndsWith("utfall=Added", (await arranger.SubmitAsync(found, $"form:has(input[value='{person}'])", ("gjor", "legg-til"))).Location, StringComparison.Ordinal);

        foreach (var address in closed)
            Assert.Equal(HttpStatusCode.OK, (await gp.GetAsync("/innlandet" + address)).Status);
        Assert.Equal(["Prøvekurs komite-a"], (await gp.GetAsync("/innlandet/arrangor")).Texts("section.kp-panel h2"));
        Assert.Contains("Se påmeldte, program og lenker", (await gp.GetAsync("/innlandet/min-side")).Texts("main a"));
        Assert.EndsWith("utfall=lagret", (await gp.EditAsync(own, "lagre", [("body", ["Skrevet av komiteen."])])).Location, StringComparison.Ordinal);
        Assert.EndsWith("utfall=lagret", (await gp.EditAsync(nynorsk, "lagre", [("body", ["Skrive av komiteen."])])).Location, StringComparison.Ordinal);
        var page = await gp.GetAsync($"/innlandet/redaksjon/tekst/{own}");
        Assert.Equal(HttpStatusCode.OK, (await gp.SubmitToAsync(page, "#tekst", $"/innlandet/redaksjon/tekst/{own}/utkast", ("body", "Mens en skriver."))).Status);
        Assert.Equal(HttpStatusCode.OK, (await gp.SubmitToAsync(page, "#tekst", "/innlandet/redaksjon/hjelp/visning", ("body", "Slik blir det."))).Status);
        Assert.EndsWith("utfall=Submit", (await gp.EditAsync(own, "send-inn", [("body", ["Sendt inn av komiteen."])])).Location, StringComparison.Ordinal);
        // Publishing stays with those who may publish.
        Assert.Contains("ikke rett", (await gp.StepAsync(own, "Publish")).Text(".kp-state"), StringComparison.Ordinal);

        // Nothing else: not another course, not another tenant's, not the rest of the desk, not the committee itself.
        foreach (var address in new[] { "/arrangor/komite-b/komite", "/arrangor/komite-b/s1/lenke", "/arrangor/komite-a/kopier", "/redaksjon/ny", "/redaksjon/media", "/redaksjon/tillegg" })
            Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/innlandet" + address)).Status);
        foreach (var address in new[] { "/arrangor/komite-c/komite", "/arrangor/komite-c/s1/lenke", $"/redaksjon/tekst/{other}", $"/redaksjon/tekst/{other}/liv", $"/redaksjon/tekst/{other}/vis" })
            Assert.Equal(HttpStatusCode.NotFound, (await gp.GetAsync("/innlandet" + address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gp.PostAsync($"/innlandet/redaksjon/tekst/{other}", DeskForms.Fields(page, [("body", ["Overtatt."])]).Append(new("handling", "lagre")))).Status);
        Assert.Equal("/innlandet/redaksjon/innhold", (await gp.GetAsync("/innlandet/redaksjon")).Location);
        Assert.All((await gp.GetAsync("/innlandet/redaksjon/innhold")).Texts("tbody th"), title => Assert.Equal("Prøvekurs komite-a", title));
        var token = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.PostAsync(
            "/innlandet/arrangor/komite-a/komite", [new("__RequestVerificationToken", token), new("person", person.ToString()), new("gjor", "legg-til")])).Status);

        await arranger.SubmitAsync(await arranger.GetAsync("/innlandet/arrangor/komite-a/komite"), $"form:has(input[value='{person}'])", ("gjor", "fjern"));
        foreach (var address in closed)
            Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/innlandet" + address)).Status);
        Assert.Equal(
            [AuditActions.CourseEditorAdded, AuditActions.CourseEditorRemoved],
            await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<AuditEntry>().Where(e => e.Detail == "course/komite-a").OrderBy(e => e.At).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task Only_a_confirmed_member_can_be_named_and_the_right_ends_with_the_membership()
    {
        await CourseWorkshop.PublishAsync(_portal, "innlandet", CourseWorkshop.Text("komite-d", 5));
        var (member, stranger) = (await DeskWorkshop.PersonAsync(_portal, "fastlege22"), await DeskWorkshop.PersonAsync(_portal, "fastlege195"));
        using var arranger = await _portal.SignInAsync("rol");
        var page = await arranger.GetAsync("/innlandet/arrangor/komite-d/komite?q=demo+fastlege+22");
        Assert.EndsWith("utfall=NotMember", (await arranger.SubmitAsync(page, $"form:has(input[value='{member}'])", ("person", stranger.ToString()), ("gjor", "legg-til"))).Location, StringComparison.Ordinal);
        await arranger.SubmitAsync(page, $"form:has(input[value='{member}'])", ("gjor", "legg-til"));
        using var gp = await _portal.SignInAsync("fastlege22");
        Assert.Equal(HttpStatusCode.OK, (await gp.GetAsync("/innlandet/arrangor/komite-d/s1/lenke")).Status);
        await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<Membership>().Where(m => m.PersonId == member).ExecuteUpdateAsync(set => set.SetProperty(m => m.EndedAt, TestClock.Start)));
        Assert.Equal(HttpStatusCode.Forbidden, (await gp.GetAsync("/innlandet/arrangor/komite-d/s1/lenke")).Status);
        Assert.Contains("Medlemskapet er ikke bekreftet lenger", (await arranger.GetAsync("/innlandet/arrangor/komite-d/komite")).Text(".kp-rows"), StringComparison.Ordinal);
    }

    private Task<Guid> ItemAsync(string key) => DeskWorkshop.ReadAsync(
        _portal, "innlandet", db => db.Set<ContentItem>().Where(i => i.Kind == "course" && i.Key == key && i.Language == Language.Bokmal).Select(i => i.Id).SingleAsync());
}

public sealed class CommitteeOnSqlite(OnSqlite fixture) : CommitteeTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class CommitteeOnPostgreSql(OnPostgreSql fixture) : CommitteeTests(fixture), IClassFixture<OnPostgreSql>;
