using KunnskapsPortal.Accounts.CreateRegions;
using KunnskapsPortal.Accounts.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Web.Start;
using MediatR;

namespace KunnskapsPortal.Web.Commands;

/// <summary>The commands of <c>./portal</c>. Each gives the exit status: 0 well, 1 something to mend, 2 wrong use.</summary>
public static class PortalCommands
{
    private const string Usage =
        "Kommandoene er: import MAPPE [--dry-run] [--take-files], export MAPPE [--drafts], check, tenant list, tenant add NØKKEL --name NAVN [--host VERT], tenant admin NØKKEL E-POST, mail bounce. Uten kommando starter portalen.";

    /// <param name="options">The command and its options.</param>
    /// <param name="change">As of <see cref="PortalApp.Build"/>.</param>
    public static async Task<int> RunAsync(PortalOptions options, Action<IServiceCollection>? change = null)
    {
        if (!IsKnown(options.Words))
            throw new ArgumentException(Usage);
        await using var app = PortalApp.Build(options, change);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            if (options.Words.Count > 0)
                press.Cancel = true;
            stop.Cancel();
        };
        await app.Services.GetRequiredService<PortalStart>().PrepareAsync(stop.Token);
        return options.Words switch
        {
            [] => await ServeAsync(app, options),
            ["import", var folder] => await ImportCommand.RunAsync(app.Services.GetRequiredService<FolderImport>(), folder, options, stop.Token),
            ["export", var folder] => await ExportAsync(app.Services, folder, options.Drafts, stop.Token),
            ["check"] => await CheckAsync(app.Services, stop.Token),
            ["tenant", "list"] => await ListTenantsAsync(app.Services, stop.Token),
            ["tenant", "add", var key] => await AddTenantAsync(app.Services, key, options, stop.Token),
            ["mail", "bounce"] => await BounceCommand.RunAsync(app.Services, Console.OpenStandardInput(), stop.Token),
            ["tenant", "admin", var key, var email] => await TenantAdmin.AppointAsync(app.Services, key, email, stop.Token),
            _ => throw new ArgumentException(Usage),
        };
    }

    private static bool IsKnown(IReadOnlyList<string> words) =>
        words is [] or ["import" or "export", _] or ["check"] or ["tenant", "list"] or ["tenant", "add", _] or ["tenant", "admin", _, _] or ["mail", "bounce"];

    private static async Task<int> ServeAsync(WebApplication app, PortalOptions options)
    {
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<JobClaims>().FreeAllAsync(CancellationToken.None);
        await app.StartAsync();
        foreach (var url in app.Urls)
            Console.WriteLine($"KunnskapsPortalen er oppe på {url}/");
        if (options.Demo)
            Console.WriteLine($"Demo: åpne {app.Urls.First()}/innlandet/ og logg inn som fastlege@demo.example.");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> ExportAsync(IServiceProvider services, string folder, bool drafts, CancellationToken cancel)
    {
        var count = 0;
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().AllAsync(cancel))
        {
            await using var scope = services.CreateTenantScope(tenant);
            count += await scope.ServiceProvider.GetRequiredService<ContentExport>().WriteAsync(Path.Combine(folder, tenant.Id.Value), drafts, cancel);
        }

        Console.WriteLine($"{count} filer skrevet til {folder}");
        return 0;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, CancellationToken cancel)
    {
        var breaches = 0;
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().AllAsync(cancel))
        {
            await using var scope = services.CreateTenantScope(tenant);
            foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>())
            {
                foreach (var breach in await invariant.BreachesAsync(cancel))
                {
                    Console.WriteLine($"{tenant.Id} · {invariant.Name}: {breach}");
                    breaches++;
                }
            }
        }

        Console.WriteLine(breaches == 0 ? "Ingen brudd." : $"{breaches} brudd.");
        return breaches == 0 ? 0 : 1;
    }

    private static async Task<int> ListTenantsAsync(IServiceProvider services, CancellationToken cancel)
    {
        foreach (var tenant in await services.GetRequiredService<TenantDirectory>().AllAsync(cancel))
            Console.WriteLine($"{tenant.Id,-24}{tenant.Name}{(tenant.HostName is null ? "" : $"  ({tenant.HostName})")}");
        return 0;
    }

    private static async Task<int> AddTenantAsync(IServiceProvider services, string key, PortalOptions options, CancellationToken cancel)
    {
        var national = await services.GetRequiredService<TenantDirectory>().ByKeyAsync(TenantId.National.Value, cancel);
        await using var scope = services.CreateTenantScope(national!);
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new AddTenant(key, options.Name?.Trim() ?? "", Language.Bokmal, options.Host, null), cancel);
        if (outcome is AddTenantOutcome.Refused refused)
            throw new ArgumentException(string.Join(' ', refused.Faults.Select(fault => SentenceOf(fault, key))));
        Console.WriteLine($"Laget {key}. Den svarer på /{key}/ innen ett sekund, uten omstart.");
        return 0;
    }

    private static string SentenceOf(RegionFault fault, string key) => fault switch
    {
        RegionFault.KeyInvalid => $"«{key}» kan ikke være nøkkel. Bruk 2–40 små bokstaver a–z, tall og bindestrek, og ikke {string.Join(", ", TenantId.Reserved)}.",
        RegionFault.NameMissing => "Skriv også navnet: --name \"Nav Fylke\".",
        RegionFault.NameTooLong => $"Navnet kan ha høyst {RegionRules.NameLength} tegn.",
        RegionFault.HostInvalid => "Vertsnavnet er ikke et gyldig vertsnavn.",
        _ => $"Nøkkelen «{key}» eller vertsnavnet er allerede i bruk.",
    };
}
