using Npgsql;

namespace KunnskapsPortal.Benchmarks;

/// <summary>A data folder, and on PostgreSQL a database, that are gone afterwards.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly string? _server;
    private readonly string _database = $"kp_bench_{Guid.NewGuid():N}";

    private Installation(string? server) => _server = server;

    public string Data { get; } = Folders.CreateTempSubdirectory("kp-bench-").FullName;

    public string Name => _server is null ? "SQLite" : "PostgreSQL";

    /// <summary>What a portal's process is told.</summary>
    public string[] Words => _server is null
        ? [PortalServer.Word, Data]
        : [PortalServer.Word, Data, new NpgsqlConnectionStringBuilder(_server) { Database = _database }.ConnectionString];

    /// <param name="server">A PostgreSQL server; null for SQLite.</param>
    public static async Task<Installation> MakeAsync(string? server)
    {
        var installation = new Installation(server);
        await installation.ExecuteAsync($"CREATE DATABASE {installation._database}");
        return installation;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        Folders.Delete(Data, recursive: true);
    }

    private async Task ExecuteAsync(string sql)
    {
        if (_server is null)
            return;
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
