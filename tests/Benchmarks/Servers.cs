using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace KunnskapsPortal.Benchmarks;

/// <summary>The real portal, as <c>./portal</c> starts it, with a new installation and one course more.</summary>
internal static class PortalServer
{
    public const string Word = "serve-portal";
    public const string Tenant = "innlandet";
    public const string Course = "benchmark";
    public const string Session = "s1";
    public const int Seats = 100;

    public static async Task<int> ServeAsync(string data, string? database)
    {
        var options = new PortalOptions { Data = data, Database = database, Root = Repository.Root, Urls = "http://127.0.0.1:0" };
        await using var app = PortalApp.Build(options);
        await app.Services.GetRequiredService<PortalStart>().PrepareAsync(CancellationToken.None);
        await PublishCourseAsync(app.Services);
        await Serving.UntilTheParentLeavesAsync(app);
        return 0;
    }

    private static async Task PublishCourseAsync(IServiceProvider services)
    {
        var tenant = await services.GetRequiredService<TenantDirectory>().ByKeyAsync(Tenant);
        await using var scope = services.CreateTenantScope(tenant!);
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var course = Text(services.GetRequiredService<IClock>().NowInOslo().Date);
        var (document, errors) = ContentParser.Parse(scope.ServiceProvider.GetRequiredService<ContentKinds>()["course"], course);
        if (errors.Count > 0)
            throw new InvalidOperationException($"The course of the benchmark is refused: {string.Join("; ", errors)}");
        await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Publisher>()
            .PublishAsync(document!, Course, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        services.GetRequiredService<TenantDirectory>().Forget();
    }

    /// <summary>Open for enrolment on whatever day the benchmark runs.</summary>
    private static string Text(LocalDate today) => $"""
        ---
        key: {Course}
        title: Kurs for ytelsesmåling
        summary: Hundre plasser som hundre og femti vil ha.
        owner: Redaksjonen
        audience:
          - gp
        visibility: public
        checked: {today.Iso()}
        due: {today.PlusDays(180).Iso()}
        organiser: Målingen
        format: physical
        priority:
          - gp
        sessions:
          - key: {Session}
            title: Samling
            place: Et sted
            municipality: "3405"
            format: physical
            seats: {Seats}
            opens: {today.PlusDays(-10).At(LocalTime.Noon).Iso()}
            closes: {today.PlusDays(50).At(LocalTime.Noon).Iso()}
            cancel_by: {today.PlusDays(55).At(LocalTime.Noon).Iso()}
        meetings:
          - key: m1
            session: {Session}
            title: Møte
            starts: {today.PlusDays(60).At(LocalTime.Noon).Iso()}
            ends: {today.PlusDays(60).At(LocalTime.Noon.PlusHours(3)).Iso()}
        sources:
          - key: kilde
            title: En kilde
        ---

        Tekst.

        """;
}

/// <summary>The least that can serve the page from ASP.NET Core's output cache: Kestrel, routing, the cache, one endpoint.</summary>
internal static class BareServer
{
    public const string Word = "serve-bare";

    public static async Task<int> ServeAsync(string file, string contentType)
    {
        var body = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        builder.Services.AddOutputCache();
        await using var app = builder.Build();
        app.UseOutputCache();
        app.MapGet(Run.Article, () => Results.Bytes(body, contentType)).CacheOutput(cache => cache.Expire(TimeSpan.FromMinutes(10)));
        await Serving.UntilTheParentLeavesAsync(app);
        return 0;
    }
}

internal static class Serving
{
    /// <summary>Before the address on the line with which a server says that it answers.</summary>
    public const string Ready = "ready ";

    /// <summary>The parent closes our input when it is done, and the system does so should the parent die.</summary>
    public static async Task UntilTheParentLeavesAsync(WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(Ready + app.Urls.First());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }
}
