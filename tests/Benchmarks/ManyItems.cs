using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Benchmarks;

/// <summary>Fills a tenant with published articles, through the same publisher as everybody, in this process.</summary>
internal sealed class ManyItems : IAsyncDisposable
{
    private const int AtATime = 250;
    private readonly WebApplication _app;

    private ManyItems(WebApplication app) => _app = app;

    public static async Task<ManyItems> OpenAsync(string data, string? database)
    {
        var app = PortalApp.Build(new PortalOptions { Data = data, Database = database, Root = Repository.Root, Urls = "http://127.0.0.1:0" });
        await app.Services.GetRequiredService<PortalStart>().PrepareAsync(CancellationToken.None);
        return new ManyItems(app);
    }

    /// <summary>Adds articles until there are so many of ours.</summary>
    public async Task FillAsync(int from, int to)
    {
        for (var n = from; n < to; n += AtATime)
        {
            await using var scope = await InAsync(PortalServer.Tenant);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var publisher = scope.ServiceProvider.GetRequiredService<Publisher>();
            var article = scope.ServiceProvider.GetRequiredService<ContentKinds>()["article"];
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
            for (var at = n; at < Math.Min(to, n + AtATime); at++)
            {
                var document = ContentParser.Parse(article, Text(at)).Document!;
                await publisher.PublishAsync(document, $"maling-{at}", Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
                db.ChangeTracker.Clear();
            }

            await transaction.CommitAsync(CancellationToken.None);
        }
    }

    public async Task<Guid> IdAsync(string tenant, string slug)
    {
        await using var scope = await InAsync(tenant);
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<ContentItem>()
            .Where(i => i.Kind == "article" && i.Slug == slug && i.Language == Language.Bokmal).Select(i => i.Id).SingleAsync();
    }

    public async Task<IReadOnlyList<string>> TenantsAsync() =>
        [.. (await _app.Services.GetRequiredService<TenantDirectory>().AllAsync()).Select(t => t.Id.Value)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<AsyncServiceScope> InAsync(string tenant) =>
        _app.Services.CreateTenantScope((await _app.Services.GetRequiredService<TenantDirectory>().ByKeyAsync(tenant))!);

    private static string Text(int n) => $"""
        ---
        key: maling-{n}
        title: Artikkel {n} for ytelsesmåling
        summary: En av mange artikler.
        owner: Redaksjonen
        audience:
          - gp
        visibility: public
        checked: 2026-11-21
        due: 2027-11-21
        form: guide
        related:
          - term:l40
        sources:
          - key: kilde
            title: En kilde
        ---

        ## Hva du gjør

        Fastlegen vurderer arbeidsevnen sammen med den sykmeldte og skriver hva som skal til på arbeidsplassen. Nummer {n} i rekken.

        ## Hvem som gjør hva

        - Arbeidsgiver lager en plan.
        - Veilederen følger opp og kaller inn til møte. Se [L40](term:l40).

        {string.Join("\n\n", Enumerable.Range(0, 8).Select(k => $"Avsnitt {k}: den som er sykmeldt, kan ofte gjøre noe av arbeidet sitt, og det er nyttig å si hva."))}

        """;
}
