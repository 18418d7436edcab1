using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Web.Demo;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Web.Start;

/// <summary>
/// What happens before the portal answers: the schema is brought up to date, and a new installation gets its tenants,
/// municipalities, content and demo people. Later starts change nothing.
/// </summary>
public sealed class PortalStart(IServiceProvider services, PortalSchema schema, PortalOptions options)
{
    public async Task PrepareAsync(CancellationToken cancel)
    {
        await schema.MigrateAsync(typeof(PortalStart).Assembly.GetName().Name!, cancel);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        if (await db.Set<Tenant>().AnyAsync(cancel))
            return;
        await Console.Error.WriteLineAsync("Ny installasjon: lager regionene, henter kommuner og legger inn innholdet ...");
        await using (var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, cancel))
        {
            db.AddRange(FirstTenants.All(options.Demo));
            await Directory.Municipalities.MunicipalityTable.FillAsync(db, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        services.GetRequiredService<TenantDirectory>().Forget();
        if (System.IO.Directory.Exists(options.ContentFolder))
            await ImportAsync(options.ContentFolder, cancel);
        if (options.Demo)
            await DemoPeople.AddAsync(services, cancel);
    }

    /// <summary>Imports every tenant folder below <paramref name="folder"/>; the report names files below it.</summary>
    public async Task<IReadOnlyList<ImportLine>> ImportAsync(string folder, CancellationToken cancel)
    {
        var report = new List<ImportLine>();
        var tenants = services.GetRequiredService<TenantDirectory>();
        foreach (var path in System.IO.Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var key = Path.GetFileName(path);
            if (await tenants.ByKeyAsync(key, cancel) is not { } tenant)
            {
                report.Add(new ImportLine(key, 0, ImportOutcome.Refused, $"Ingen tenant heter «{key}». Lag den med ./portal tenant add {key} --name NAVN, eller gi mappen et annet navn."));
                continue;
            }

            await using var scope = services.CreateTenantScope(tenant);
            var lines = await scope.ServiceProvider.GetRequiredService<ContentFiles>()
                .ImportAsync(path, (at, of) => Progress(key, at, of), cancel);
            report.AddRange(lines.Select(line => line with { File = $"{key}/{line.File.Replace(Path.DirectorySeparatorChar, '/')}" }));
        }

        tenants.Forget();
        return report;
    }

    private static void Progress(string tenant, int at, int of)
    {
        if (at > 0 && at % 50 == 0)
            Console.Error.WriteLine($"  {tenant}: {at} av {of} filer");
    }
}
