using KunnskapsPortal.Kernel;
using KunnskapsPortal.Search.Contracts;
using KunnskapsPortal.Search.Documents;
using KunnskapsPortal.Search.Find;
using KunnskapsPortal.Search.Index;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Search;

/// <summary>Finds what is published in the tenant and what other modules give. Reached from the header, so not in the menu.</summary>
public sealed class SearchModule : PortalModule
{
    public override string Name => "Search";

    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<SearchIndex>();
        services.AddScoped<TenantSearch>();
        services.AddScoped<ISearchSource, PublishedDocuments>();
    }
}
