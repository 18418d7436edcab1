using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>Brings the database up to date at start.</summary>
public sealed class PortalSchema(DatabaseOptions options, IEnumerable<IModelContribution> modules)
{
    /// <param name="migrations">The assembly that holds the migrations.</param>
    public async Task MigrateAsync(string migrations, CancellationToken cancel)
    {
        // A context of its own, without the interceptor: migrations run as the owner of the database.
        if (options.IsPostgreSql)
        {
            var settings = new DbContextOptionsBuilder<PostgreSqlPortalDb>()
                .UseNpgsql(options.PostgreSql, npgsql => npgsql.MigrationsAssembly(migrations)).Options;
            await using var db = new PostgreSqlPortalDb(settings, new TenantContext(), modules);
            await db.Database.MigrateAsync(cancel);
            await PostgreSqlGround.MigrateAsync(db, options.PostgreSql!, cancel);
        }
        else
        {
            var settings = new DbContextOptionsBuilder<SqlitePortalDb>()
                .UseSqlite($"Data Source={options.SqliteFile}", sqlite => sqlite.MigrationsAssembly(migrations)).Options;
            await using var db = new SqlitePortalDb(settings, new TenantContext(), modules);
            await db.Database.MigrateAsync(cancel);
        }
    }
}
