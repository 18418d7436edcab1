using KunnskapsPortal.Directory.Municipalities;
using KunnskapsPortal.Kernel;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Directory;

public sealed class DirectoryModule : PortalModule
{
    public override string Name => "Directory";

    public override void AddServices(IServiceCollection services) =>
        services.AddSingleton<IModelContribution, DirectoryModel>();
}

internal sealed class DirectoryModel : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<Municipality>(municipality =>
    {
        municipality.ToTable("Municipalities").IsInstallationTable();
        municipality.HasKey(m => new { m.Number, m.ValidFrom });
        municipality.Property(m => m.Number).HasMaxLength(4);
        municipality.Property(m => m.Name).HasMaxLength(100);
        municipality.Property(m => m.Fylke).HasMaxLength(100);
    });
}
