using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>Registers the database that the command line has chosen.</summary>
public static class DatabaseRegistration
{
    /// <summary>
    /// Registers <see cref="PortalDb"/> on the chosen database. Contexts are not pooled: a pooled context would carry
    /// the tenant of its last request.
    /// </summary>
    /// <param name="migrations">The assembly that holds the migrations of both databases.</param>
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, DatabaseOptions options, string migrations)
    {
        services.AddSingleton(options);
        services.AddSingleton<IWriteLock, WriteLock>();
        services.AddSingleton<SqlitePragmas>();
        services.AddScoped<TenantConnectionInterceptor>();
        if (options.IsPostgreSql)
        {
            PostgreSqlGround.RefuseUnsafe(options.PostgreSql!);
            services.AddDbContext<PostgreSqlPortalDb>((provider, db) => db
                .UseNpgsql(options.PostgreSql, npgsql => npgsql.MigrationsAssembly(migrations))
                .AddInterceptors(provider.GetRequiredService<TenantConnectionInterceptor>())
                .Quiet());
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<PostgreSqlPortalDb>());
        }
        else
        {
            Directory.CreateDirectory(options.DataFolder);
            services.AddDbContext<SqlitePortalDb>((provider, db) => db
                .UseSqlite($"Data Source={options.SqliteFile}", sqlite => sqlite.MigrationsAssembly(migrations))
                .AddInterceptors(provider.GetRequiredService<SqlitePragmas>())
                .Quiet());
            services.AddScoped<PortalDb>(provider => provider.GetRequiredService<SqlitePortalDb>());
        }

        return services;
    }

    // Personal data never reaches the log: no parameter values, and no commands at all at the normal level.
    private static DbContextOptionsBuilder Quiet(this DbContextOptionsBuilder db) => db
        .EnableSensitiveDataLogging(false)
        .ConfigureWarnings(warnings => warnings
            .Ignore(RelationalEventId.CommandExecuted)
            .Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
}
