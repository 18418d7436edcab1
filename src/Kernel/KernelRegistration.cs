using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Printing;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace KunnskapsPortal.Kernel;

/// <summary>Registers what the kernel gives every module.</summary>
public static class KernelRegistration
{
    public static IServiceCollection AddKernel(this IServiceCollection services, IReadOnlyList<PortalModule> modules)
    {
        services.TryAddSingleton<IClock>(SystemClock.Instance);
        services.AddMemoryCache();
        services.AddSingleton(new ContentKinds(modules));
        services.AddSingleton(new ModuleSwitches(modules));
        services.AddSingleton<TenantDirectory>();
        services.AddHttpContextAccessor();
        services.AddScoped<TenantContext>();
        services.AddScoped<Viewer>();
        services.AddScoped<Members>();
        services.AddScoped<JobQueue>();
        services.AddScoped<JobClaims>();
        services.AddSingleton<JobWorker>();
        services.AddScoped<Publisher>();
        services.AddScoped<PublishedContent>();
        services.AddScoped<ItemEditors>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<PdfPrinter>();
        services.AddScoped<PageWriter>();
        services.AddScoped<MediaFolder>();
        services.AddScoped<ImportPlanner>();
        services.AddScoped<ContentImport>();
        services.AddScoped<ContentExport>();
        services.AddScoped<IInvariant, ContentInvariants>();
        services.AddScoped<IInvariant, StoredContentInvariants>();
        return services;
    }
}
