using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Web.Demo;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Web.Start;

/// <summary>
/// What happens before the portal answers: the schema is brought up to date, and a new installation gets its tenants,
/// municipalities, content and demo people. Later starts change nothing.
/// </summary>
public sealed class PortalStart(IServiceProvider services, PortalSchema schema, PortalOptions options)
{
    public async Task PrepareAsync(CancellationToken cancel)
    {
        var isMigrated = await schema.MigrateAsync(typeof(PortalStart).Assembly, cancel);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (!options.Demo && await db.Set<Account>().AnyAsync(a => a.IsDemo, cancel))
            throw new ArgumentException($"Dataene i {options.Data} har demopersoner med kjent passord. Bruk en annen datamappe eller database uten demo.");
        var national = await db.Set<Tenant>().FirstOrDefaultAsync(t => t.Id == TenantId.National, cancel);
        if (national?.SetUpAt is not null)
        {
            if (isMigrated)
                await DerivedColumns.FillAsync(services, cancel);
            return;
        }

        // Each step may have been done by a start that was stopped: every one of them can be done again.
        await Console.Error.WriteLineAsync("Ny installasjon: lager regionene, henter kommuner og legger inn innholdet ...");
        if (national is null)
        {
            db.AddRange(FirstTenants.All(options.Demo));
            await Directory.Municipalities.MunicipalityTable.FillAsync(db, cancel);
            await db.SaveChangesAsync(cancel);
        }

        services.GetRequiredService<TenantDirectory>().Forget();
        if (System.IO.Directory.Exists(options.ContentFolder))
        {
            foreach (var line in (await ImportAsync(options.ContentFolder, cancel)).Where(line => line.Outcome == ImportOutcome.Refused))
                await Console.Error.WriteLineAsync($"AVVIST {line.File}:{line.Line} {line.Message}");
        }

        if (options.Demo)
            await DemoPeople.AddAsync(services, cancel);
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        await db.Set<Tenant>().Where(t => t.Id == TenantId.National).ExecuteUpdateAsync(set => set.SetProperty(t => t.SetUpAt, now), cancel);
        services.GetRequiredService<TenantDirectory>().Forget();
    }

    /// <summary>Imports every tenant folder below <paramref name="folder"/>, conflicts left alone; the report names files below it.</summary>
    public async Task<IReadOnlyList<ImportLine>> ImportAsync(string folder, CancellationToken cancel)
    {
        var import = services.GetRequiredService<FolderImport>();
        var report = new List<ImportLine>();
        foreach (var plan in await import.PlanAsync(folder, cancel))
        {
            if (await import.ApplyAsync(plan, takeFiles: false, cancel) is null)
                throw new InvalidOperationException($"Something was changed in {plan.Folder} while it was being imported.");
            report.AddRange(plan.Plan.Lines.Select(line => line with { File = $"{plan.Folder}/{line.File}".TrimEnd('/') }));
        }

        services.GetRequiredService<TenantDirectory>().Forget();
        return report;
    }
}
