using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;

namespace KunnskapsPortal.Web.Start;

/// <summary>What an import of one tenant's folder would do; without a tenant, the folder's name is nobody's.</summary>
public sealed record FolderPlan(string Folder, Tenant? Tenant, IContentSource? Source, ImportPlan Plan);

/// <summary>Imports a folder with one folder for each tenant: first a plan, then each tenant by itself, whole or not at all.</summary>
public sealed class FolderImport(IServiceProvider services, TenantDirectory tenants)
{
    /// <summary>Reads only.</summary>
    public async Task<IReadOnlyList<FolderPlan>> PlanAsync(string folder, CancellationToken cancel)
    {
        var plans = new List<FolderPlan>();
        foreach (var path in System.IO.Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var key = Path.GetFileName(path);
            if (await tenants.ByKeyAsync(key, cancel) is not { } tenant)
            {
                var line = new ImportLine("", 0, ImportOutcome.Refused, $"Ingen tenant heter «{key}». Lag den med ./portal tenant add {key} --name NAVN, eller gi mappen et annet navn.");
                plans.Add(new FolderPlan(key, null, null, new ImportPlan([line], [])));
                continue;
            }

            await using var scope = services.CreateTenantScope(tenant);
            var source = new FolderSource(path);
            plans.Add(new FolderPlan(key, tenant, source, await scope.ServiceProvider.GetRequiredService<ImportPlanner>()
                .PlanAsync(source, (at, of) => Progress(key, at, of), cancel)));
        }

        return plans;
    }

    /// <summary>Gives how many files were taken in; null where something has changed since the plan, and nothing is written.</summary>
    /// <param name="plan">Of a tenant.</param>
    /// <param name="takeFiles">In conflicts the file is taken.</param>
    /// <param name="cancel">Stops; nothing is written.</param>
    public async Task<int?> ApplyAsync(FolderPlan plan, bool takeFiles, CancellationToken cancel)
    {
        if (plan.Tenant is null || plan.Source is null)
            return 0;
        await using var scope = services.CreateTenantScope(plan.Tenant);
        var chosen = takeFiles ? plan.Plan.Conflicts.ToHashSet(StringComparer.Ordinal) : [];
        var taken = await scope.ServiceProvider.GetRequiredService<ContentImport>().ApplyAsync(plan.Source, plan.Plan, chosen, null, cancel);
        tenants.Forget();
        return taken;
    }

    private static void Progress(string tenant, int at, int of)
    {
        if (at > 0 && at % 50 == 0)
            Console.Error.WriteLine($"  {tenant}: {at} av {of} filer");
    }
}
