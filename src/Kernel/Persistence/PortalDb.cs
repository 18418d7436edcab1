using System.Reflection;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Media;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>A module's part of the model: its tables, each declared in one <see cref="TableClass"/>.</summary>
public interface IModelContribution
{
    void Contribute(ModelBuilder model);
}

/// <summary>
/// The one database. Reads are walled in by the query filter named <see cref="TenantFilter"/>; saving stamps the
/// tenant on new rows and refuses rows of another. On PostgreSQL, row-level security is a second wall.
/// </summary>
public abstract class PortalDb(DbContextOptions options, TenantContext tenant, IEnumerable<IModelContribution> modules)
    : IdentityUserContext<Account, Guid>(options)
{
    public const string TenantFilter = "tenant";

    /// <summary>Used by the query filters; "no tenant" owns no row.</summary>
    public TenantId CurrentTenant => tenant.Id.IsNone ? new TenantId("") : tenant.Id;

    /// <summary>Used by the query filters; the empty id is nobody.</summary>
    public Guid CurrentPerson => tenant.PersonId ?? Guid.Empty;

    /// <summary>The rows of the person who is signed in, from every tenant (certificates, own enrolments).</summary>
    public IQueryable<T> Mine<T>() where T : class, IPersonOwned =>
        Set<T>().IgnoreQueryFilters([TenantFilter]).Where(row => row.PersonId == CurrentPerson);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        StampTenant();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        StampTenant();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<TenantId>().HaveConversion<TenantIdConverter>().HaveMaxLength(40);
        conventions.Properties<Instant>().HaveConversion<InstantConverter>();
        conventions.Properties<LocalDate>().HaveConversion<LocalDateConverter>().HaveMaxLength(10);
        conventions.Properties<LocalDateTime>().HaveConversion<LocalDateTimeConverter>().HaveMaxLength(19);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        AccessModel.Contribute(builder);
        PublishingModel.Contribute(builder);
        MediaModel.Contribute(builder);
        JobModel.Contribute(builder);
        foreach (var module in modules)
            module.Contribute(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("AccountClaims").IsInstallationTable();
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("AccountLogins").IsInstallationTable();
        builder.Entity<IdentityUserToken<Guid>>().ToTable("AccountTokens").IsInstallationTable();

        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            var filter = TableClasses.ClassOf(entity) switch
            {
                TableClass.Tenant => nameof(FilterByTenant),
                TableClass.Published => nameof(FilterByTenantOrNational),
                TableClass.Person => nameof(FilterByPerson),
                _ => null,
            };
            if (filter is not null)
            {
                typeof(PortalDb).GetMethod(filter, BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(entity.ClrType).Invoke(this, [builder]);
            }
        }
    }

    private void FilterByTenant<T>(ModelBuilder builder) where T : class, ITenantOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter, row => row.TenantId == CurrentTenant);

    private void FilterByTenantOrNational<T>(ModelBuilder builder) where T : class, ITenantOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter, row => row.TenantId == CurrentTenant || row.TenantId == TenantId.National);

    private void FilterByPerson<T>(ModelBuilder builder) where T : class, IPersonOwned =>
        builder.Entity<T>().HasQueryFilter(TenantFilter, row => row.PersonId == CurrentPerson);

    private void StampTenant()
    {
        foreach (var entry in ChangeTracker.Entries<ITenantOwned>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            var property = entry.Property(nameof(ITenantOwned.TenantId));
            if (entry.State == EntityState.Added && entry.Entity.TenantId.IsNone)
                property.CurrentValue = tenant.Tenant.Id;
            if (entry.Entity.TenantId != tenant.Id || (TenantId)property.OriginalValue! != tenant.Id && entry.State != EntityState.Added)
                throw new InvalidOperationException($"A row of {entry.Metadata.ClrType.Name} belongs to another tenant.");
        }
    }
}

/// <summary>SQLite: one file, one node, one wall.</summary>
public sealed class SqlitePortalDb(DbContextOptions<SqlitePortalDb> options, TenantContext tenant, IEnumerable<IModelContribution> modules)
    : PortalDb(options, tenant, modules);

/// <summary>PostgreSQL 15 or later: many nodes, two walls.</summary>
public sealed class PostgreSqlPortalDb(DbContextOptions<PostgreSqlPortalDb> options, TenantContext tenant, IEnumerable<IModelContribution> modules)
    : PortalDb(options, tenant, modules);
