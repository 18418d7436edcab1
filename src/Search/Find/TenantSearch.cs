using System.Globalization;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Search.Contracts;
using KunnskapsPortal.Search.Index;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Search.Find;

/// <summary>Searching in the current tenant, for the current viewer, in the reader's form.</summary>
public sealed class TenantSearch(SearchIndex index, TenantContext tenant, Viewer viewer, TenantDirectory tenants, IServiceProvider services)
{
    private const int MostCompletions = 8;

    public async Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancel) =>
        await index.SearchAsync(tenant.Id.Value, await StampAsync(cancel), LoadAsync, Query(request.Text) with
        {
            Kind = request.Kind,
            Audience = request.Audience,
            Page = request.Page,
        }, cancel);

    public async Task<List<string>> CompleteAsync(string text, CancellationToken cancel) =>
        await index.CompleteAsync(tenant.Id.Value, await StampAsync(cancel), LoadAsync, Query(text), MostCompletions, cancel);

    private SearchQuery Query(string text) => new(text, tenant.Language, viewer.Readable);

    // The revisions are read before the content: a publication in between makes one rebuild too many, never a stale index.
    private async Task<string> StampAsync(CancellationToken cancel)
    {
        var national = await tenants.ByKeyAsync(TenantId.National.Value, cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{tenant.Tenant.ContentRevision}|{national?.ContentRevision ?? 0}");
    }

    // A scope of its own: the index holds everything, whoever happens to ask first.
    private async Task<IReadOnlyList<SearchDocument>> LoadAsync(CancellationToken cancel)
    {
        await using var scope = services.CreateTenantScope(tenant.Tenant);
        var documents = new List<SearchDocument>();
        foreach (var source in services.GetRequiredService<ModuleSwitches>().On(tenant.Tenant, scope.ServiceProvider.GetServices<ISearchSource>()))
            documents.AddRange(await source.DocumentsAsync(cancel));
        return documents;
    }
}
