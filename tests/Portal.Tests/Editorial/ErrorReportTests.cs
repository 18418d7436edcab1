using System.Net;
using KunnskapsPortal.Editorial.ReportError;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Editorial;

public abstract class ErrorReportTests(PortalFixture fixture)
{
    private readonly TestPortal _portal = fixture.Portal;

    [Fact]
    public async Task Every_page_of_a_tenant_leads_to_the_form_with_its_path_and_never_its_query()
    {
        using var reader = _portal.Visit();
        Assert.Equal("/innlandet/meld-feil?side=%2Fsok", LinkOf(await reader.GetAsync("/innlandet/sok?q=hemmelig")));
        Assert.Equal("/innlandet/meld-feil?side=%2F", LinkOf(await reader.GetAsync("/innlandet/")));
        Assert.Equal("/innlandet/nn/meld-feil?side=%2Ftiltak", LinkOf(await reader.GetAsync("/innlandet/nn/tiltak")));
        Assert.Equal("/innlandet/meld-feil", LinkOf(await reader.GetAsync("/innlandet/konto/logg-inn")));
        Assert.Null(LinkOf(await reader.GetAsync("/regioner")));
    }

    [Fact]
    public async Task A_report_about_a_national_text_lands_with_the_national_editors()
    {
        using var reader = _portal.Visit();
        var sent = await reader.GetAsync("/innlandet/meld-feil?side=/tiltak/gradert-sykmelding");
        Assert.Equal("/nasjonal/meld-feil?side=%2Ftiltak%2Fgradert-sykmelding", sent.Location);
        var own = await reader.GetAsync("/innlandet/meld-feil?side=/kurs/todagerskurs");
        Assert.Equal(HttpStatusCode.OK, own.Status);
        Assert.Equal("no-cache, no-store", string.Join(", ", own.Message.Headers.CacheControl!.ToString().Split(", ").Order().Where(part => part.StartsWith("no-", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_report_is_read_and_handled_and_the_address_for_mail_is_then_gone()
    {
        using var reader = _portal.Visit();
        var form = await reader.GetAsync("/innlandet/meld-feil?side=/kurs/todagerskurs?x=1");
        var thanks = await reader.SubmitAsync(form, "form[action$=meld-feil]", ("tekst", "Datoen er feil."), ("epost", "kari@eksempel.no"));
        Assert.Equal(HttpStatusCode.Redirect, thanks.Status);
        var report = await OneAsync("innlandet", "Datoen er feil.");
        Assert.Equal(("/kurs/todagerskurs", "kari@eksempel.no"), (report.Page, report.Email));
        Assert.NotNull(report.ItemId);

        using var editor = await _portal.SignInAsync("rol");
        Assert.Contains((await editor.GetAsync("/innlandet/redaksjon?vis=alt")).Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")), href => href == $"/innlandet/redaksjon/meldinger/{report.Id}");
        var page = await editor.GetAsync($"/innlandet/redaksjon/meldinger/{report.Id}");
        Assert.Contains("kari@eksempel.no", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/ost-viken/redaksjon/meldinger/{report.Id}")).Status);
        var done = await editor.SubmitAsync(page, "form[action*=meldinger]", ("merknad", "Rettet."));
        Assert.Equal("/innlandet/redaksjon/meldinger?utfall=Done", done.Location);

        report = await OneAsync("innlandet", "Datoen er feil.");
        Assert.Equal((null, "Rettet."), (report.Email, report.Note));
        Assert.NotNull(report.HandledBy);
        Assert.True(await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<AuditEntry>().AnyAsync(e => e.Action == "report.handled" && e.Subject == $"report {report.Id}")));
        Assert.Equal(HttpStatusCode.Conflict, (await editor.SubmitAsync(page, "form[action*=meldinger]", ("merknad", "Igjen."))).Status);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_everything_typed_is_kept()
    {
        using var reader = _portal.Visit();
        var form = await reader.GetAsync("/innlandet/meld-feil?side=/kurs");
        var answer = await reader.SubmitAsync(form, "form[action$=meld-feil]", ("tekst", "Gjelder 13097248022."), ("epost", "kari"));
        Assert.Equal(2, answer.Texts(".ds-validation-message").Count);
        Assert.Equal("Gjelder 13097248022.", ((AngleSharp.Html.Dom.IHtmlTextAreaElement)answer.Page.QuerySelector("textarea[name=tekst]")!).Value);
        Assert.Equal("kari", answer.Page.QuerySelector("input[name=epost]")!.GetAttribute("value"));
        Assert.Equal("/kurs", answer.Page.QuerySelector("input[name=side]")!.GetAttribute("value"));
        Assert.Single((await reader.SubmitAsync(form, "form[action$=meld-feil]", ("tekst", new string('x', 2001)))).Texts(".ds-validation-message"));
        Assert.Equal(0, await DeskWorkshop.ReadAsync(_portal, "innlandet", db => db.Set<ErrorReport>().CountAsync(r => r.Page == "/kurs")));
    }

    [Fact]
    public async Task A_machine_that_fills_in_the_hidden_field_is_thanked_and_nothing_is_stored()
    {
        using var machine = _portal.Visit();
        var form = await machine.GetAsync("/oslo/meld-feil");
        Assert.Equal(HttpStatusCode.Redirect, (await machine.SubmitAsync(form, "form[action$=meld-feil]", ("tekst", "Kjøp!"), ("nettsted", "x"))).Status);
        Assert.Equal(0, await DeskWorkshop.ReadAsync(_portal, "oslo", db => db.Set<ErrorReport>().CountAsync()));
    }

    [Fact]
    public async Task An_address_for_mail_is_kept_for_180_days_at_the_most()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind);
        using var reader = portal.Visit();
        await reader.SubmitAsync(await reader.GetAsync("/agder/meld-feil"), "form[action$=meld-feil]", ("tekst", "Feil."), ("epost", "kari@eksempel.no"));
        Assert.Equal(0, await ForgetAsync());
        portal.Clock.MoveTo(TestClock.Start + NodaTime.Duration.FromDays(181));
        Assert.Equal(1, await ForgetAsync());
        Assert.Null(await DeskWorkshop.ReadAsync(portal, "agder", db => db.Set<ErrorReport>().Select(r => r.Email).SingleAsync()));

        async Task<int> ForgetAsync()
        {
            await using var scope = await portal.InAsync("agder");
            return await scope.ServiceProvider.GetRequiredService<Reports>().ForgetEmailsAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task After_many_reports_from_one_address_the_text_is_kept_and_not_stored()
    {
        await using var portal = await TestPortal.StartAsync(fixture.Kind, services => services.AddSingleton(new ReportLimit(new DemoMode(false))));
        using var reader = portal.Visit();
        var form = await reader.GetAsync("/agder/meld-feil");
        for (var n = 0; n < 20; n++)
            Assert.Equal(HttpStatusCode.Redirect, (await reader.SubmitAsync(form, "form[action$=meld-feil]", ("tekst", "Feil."))).Status);
        var refused = await reader.SubmitAsync(form, "form[action$=meld-feil]", ("tekst", "Enda en."));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal("Enda en.", refused.Text("textarea"));
        Assert.Equal(20, await DeskWorkshop.ReadAsync(portal, "agder", db => db.Set<ErrorReport>().CountAsync()));
    }

    private Task<ErrorReport> OneAsync(string tenant, string text) =>
        DeskWorkshop.ReadAsync(_portal, tenant, db => db.Set<ErrorReport>().SingleAsync(r => r.Text == text));

    private static string? LinkOf(Answer answer) => answer.Page.QuerySelector("footer a[href*=meld-feil]")?.GetAttribute("href");
}

public sealed class ErrorReportOnSqlite(OnSqlite fixture) : ErrorReportTests(fixture), IClassFixture<OnSqlite>;

[Trait("Category", "PostgreSql")]
public sealed class ErrorReportOnPostgreSql(OnPostgreSql fixture) : ErrorReportTests(fixture), IClassFixture<OnPostgreSql>;
