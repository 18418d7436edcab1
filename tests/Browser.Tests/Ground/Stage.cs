using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Browser.Tests.Ground;

/// <summary>What the demo content lacks: a course that is full, one that is closed, and one GP with a seat, an offer of one and a place in a queue.</summary>
internal static class Stage
{
    /// <summary>Has a seat on the two-day course in spring and waits for the full one.</summary>
    public const string EnrolledGp = "fastlege11";

    public const string Full = "/innlandet/kurs/fullt/en";
    public const string Offer = "/innlandet/kurs/tilbud/en";
    public const string Closed = "/innlandet/kurs/stengt/en";
    public const string TwoDays = "/innlandet/kurs/todagerskurs/var-2027";

    private const string Enrol = "#pamelding form[action*=MeldPa]";

    public static async Task SetAsync(TestPortal portal)
    {
        await PublishAsync(portal, Course("fullt", "Et fullt kurs", "2027-02-25T23:59"));
        await PublishAsync(portal, Course("stengt", "Et stengt kurs", "2026-11-10T12:00"));
        await PublishAsync(portal, Course("tilbud", "Et kurs med tilbud", "2027-02-25T23:59").Replace("2027-03-01T23:59", "2027-03-01T23:59\n    offer_hours: 24", StringComparison.Ordinal));
        using var first = await portal.SignInAsync("fastlege12");
        await first.SubmitAsync(await first.GetAsync(Full), Enrol);
        using var second = await portal.SignInAsync(EnrolledGp);
        await second.SubmitAsync(await second.GetAsync(Full), Enrol);
        await second.SubmitAsync(await second.GetAsync(TwoDays), Enrol);
        await first.SubmitAsync(await first.GetAsync(Offer), Enrol);
        await second.SubmitAsync(await second.GetAsync(Offer), Enrol);
        await first.SubmitAsync(await first.GetAsync(Offer), "#pamelding form[action*=MeldAv]");
        await second.SubmitAsync(await second.GetAsync("/innlandet/kalender/abonnement"), "form.kp-form", ("navn", "Outlook på jobb"), ("varsel", "60"));
    }

    private static string Course(string key, string title, string closes) => $"""
        ---
        key: {key}
        title: {title}
        summary: Et kurs for prøven.
        owner: Redaksjonen
        audience:
          - gp
        visibility: public
        checked: 2026-11-21
        due: 2027-05-21
        organiser: Prøven
        format: physical
        priority:
          - gp
        sessions:
          - key: en
            title: Gjøvik, mars 2027
            place: Et sted
            municipality: 3407
            format: physical
            seats: 1
            opens: 2026-11-01T08:00
            closes: {closes}
            cancel_by: 2027-03-01T23:59
        meetings:
          - key: dag
            session: en
            title: Dagen
            starts: 2027-04-08T09:00
            ends: 2027-04-08T12:00
        sources:
          - key: kilde
            title: En kilde
        ---

        Tekst.

        """;

    private static async Task PublishAsync(TestPortal portal, string text)
    {
        await using var scope = await portal.InAsync("innlandet");
        var services = scope.ServiceProvider;
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(services.GetRequiredService<PortalDb>(), CancellationToken.None);
        var (document, errors) = ContentParser.Parse(services.GetRequiredService<ContentKinds>()["course"], text);
        Assert.Empty(errors);
        await services.GetRequiredService<Publisher>().PublishAsync(document!, document!.Key, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        services.GetRequiredService<TenantDirectory>().Forget();
    }
}
