using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KunnskapsPortal.Editorial.ReportError;

/// <summary>Once a day, tenant by tenant: deletes the e-mail addresses of reports that have been kept long enough.</summary>
internal sealed class ForgetReporters(IServiceProvider services, TenantDirectory tenants, ILogger<ForgetReporters> log) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Between = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var wait = AfterStart; !stoppingToken.IsCancellationRequested; wait = Between)
        {
            await Task.Delay(wait, stoppingToken);
            try
            {
                foreach (var tenant in await tenants.AllAsync(stoppingToken))
                {
                    await using var scope = services.CreateTenantScope(tenant);
                    await scope.ServiceProvider.GetRequiredService<Reports>().ForgetEmailsAsync(stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database may be away for a while: what is late is done the next day.
                log.LogWarning(failure, "E-mail addresses of reports were not deleted today.");
            }
        }
    }
}
