using System.Data.Common;
using System.Reflection;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>Brings the database up to date at start.</summary>
public sealed class PortalSchema(DatabaseOptions options, IEnumerable<IModelContribution> modules)
{
    /// <param name="migrations">The assembly that holds the migrations.</param>
    /// <returns>True where a migration was run.</returns>
    public async Task<bool> MigrateAsync(Assembly migrations, CancellationToken cancel)
    {
        // A context of its own, without the interceptor: migrations run as the owner of the database.
        var name = migrations.GetName().Name;
        if (options.IsPostgreSql)
        {
            var settings = new DbContextOptionsBuilder<PostgreSqlPortalDb>()
                .UseNpgsql(options.PostgreSql, npgsql => npgsql.MigrationsAssembly(name)).Options;
            await using var db = new PostgreSqlPortalDb(settings, new TenantContext(), modules);
            var isOld = !await IsUpToDateAsync<PostgreSqlPortalDb>(new NpgsqlConnection(options.PostgreSql), migrations, cancel);
            if (isOld)
                await db.Database.MigrateAsync(cancel);
            await PostgreSqlGround.MigrateAsync(db, options.PostgreSql!, cancel);
            return isOld;
        }

        if (!File.Exists(options.SqliteFile)
            || !await IsUpToDateAsync<SqlitePortalDb>(new SqliteConnection($"Data Source={options.SqliteFile}"), migrations, cancel))
        {
            var settings = new DbContextOptionsBuilder<SqlitePortalDb>()
                .UseSqlite($"Data Source={options.SqliteFile}", sqlite => sqlite.MigrationsAssembly(name)).Options;
            await using var db = new SqlitePortalDb(settings, new TenantContext(), modules);
            await db.Database.MigrateAsync(cancel);
            return true;
        }

        return false;
    }

    /// <summary>
    /// Asks the history table itself: EF's migrator compares whole models before it finds nothing to do, which is a
    /// good part of an ordinary start.
    /// </summary>
    private static async Task<bool> IsUpToDateAsync<T>(DbConnection connection, Assembly migrations, CancellationToken cancel) where T : PortalDb
    {
        var known = migrations.GetTypes()
            .Where(type => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(T))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        await using (connection)
        {
            try
            {
                await connection.OpenAsync(cancel);
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
                await using var applied = await command.ExecuteReaderAsync(cancel);
                while (await applied.ReadAsync(cancel))
                    known.Remove(applied.GetString(0));
                return known.Count == 0;
            }
            catch (DbException)
            {
                // No such database or table yet: the migrator makes them, or says what is wrong.
                return false;
            }
        }
    }
}
