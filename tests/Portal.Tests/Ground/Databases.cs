using KunnskapsPortal.Web.Start;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;

namespace KunnskapsPortal.Portal.Tests.Ground;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>
/// A full installation (schema, content, demo people) is made once per run and database, and copied for each portal: a
/// copied file on SQLite, a database cloned from a template on PostgreSQL.
/// </summary>
public static class Databases
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgreSqlTemplate = new(MakePostgreSqlTemplateAsync);
    private static readonly SemaphoreSlim Cloning = new(1, 1);

    /// <summary>The server that the test script has started.</summary>
    public static string Server => Environment.GetEnvironmentVariable("KP_TEST_POSTGRES")
        ?? throw new InvalidOperationException("KP_TEST_POSTGRES is not set. Run the tests by ./test, which starts a PostgreSQL of its own.");

    /// <summary>A fresh copy: the data folder, and on PostgreSQL a connection string.</summary>
    public static async Task<PortalOptions> CopyAsync(DatabaseKind kind)
    {
        var folder = NewFolder();
        var options = new PortalOptions { Data = folder, Root = Repository.Root, Urls = "http://127.0.0.1:0" };
        if (kind == DatabaseKind.Sqlite)
        {
            File.Copy(Path.Combine(await SqliteTemplate.Value, "portal.db"), Path.Combine(folder, "portal.db"));
            return options;
        }

        var template = await PostgreSqlTemplate.Value;
        var name = $"kp_{Guid.NewGuid():N}";
        await Cloning.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            Cloning.Release();
        }

        return options with { Database = Named(name) };
    }

    /// <summary>An installation with nothing in it yet.</summary>
    public static async Task<PortalOptions> EmptyAsync(DatabaseKind kind)
    {
        var options = new PortalOptions { Data = NewFolder(), Root = Repository.Root, Urls = "http://127.0.0.1:0" };
        if (kind == DatabaseKind.Sqlite)
            return options;
        var name = $"kp_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return options with { Database = Named(name) };
    }

    public static async Task DropAsync(PortalOptions options)
    {
        if (options.Database is not null)
        {
            var name = new NpgsqlConnectionStringBuilder(options.Database).Database;
            await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
        else
        {
            SqliteConnection.ClearAllPools();
        }

        Folders.Delete(options.Data, recursive: true);
    }

    private static string NewFolder() => Folders.CreateTempSubdirectory("kp-test-").FullName;

    private static string Named(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 40 }.ConnectionString;

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var options = await EmptyAsync(DatabaseKind.Sqlite);
        await PrepareAsync(options);
        SqliteConnection.ClearAllPools();
        return options.Data;
    }

    private static async Task<string> MakePostgreSqlTemplateAsync()
    {
        var options = await EmptyAsync(DatabaseKind.PostgreSql);
        await PrepareAsync(options);
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(options.Database).Database!;
    }

    private static async Task PrepareAsync(PortalOptions options)
    {
        await using var app = PortalApp.Build(options, services => services.Replace(ServiceDescriptor.Singleton<IClock>(new TestClock())));
        await app.Services.GetRequiredService<PortalStart>().PrepareAsync(CancellationToken.None);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
