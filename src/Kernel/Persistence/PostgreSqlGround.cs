using Npgsql;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>What must hold on PostgreSQL before the portal answers anybody.</summary>
public static class PostgreSqlGround
{
    /// <summary>Refuses connection strings with which a setting of one request could reach the next.</summary>
    /// <exception cref="InvalidOperationException">The connection string is unsafe.</exception>
    public static void RefuseUnsafe(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.NoResetOnClose || settings.Multiplexing)
        {
            throw new InvalidOperationException(
                "The connection string may not set No Reset On Close or Multiplexing: the tenant of one request would reach the next.");
        }
    }

    /// <summary>Brings the schema up to date as the owner, then puts the policies in place. One process at a time.</summary>
    public static async Task MigrateAsync(PortalDb db, string connectionString, CancellationToken cancel)
    {
        await using var owner = new NpgsqlConnection(connectionString);
        await owner.OpenAsync(cancel);
        await ExecuteAsync(owner, "SELECT pg_advisory_lock(742001)", cancel);
        try
        {
            foreach (var statement in RowLevelSecurity.Grants())
                await ExecuteAsync(owner, statement, cancel);
            await PutPoliciesAsync(owner, [.. RowLevelSecurity.PolicyStatements(db.Model)], cancel);
            await ProveTheWallAsync(db, connectionString, cancel);
        }
        finally
        {
            await ExecuteAsync(owner, "SELECT pg_advisory_unlock(742001)", CancellationToken.None);
        }
    }

    /// <summary>All policies in one transaction, and only where they differ from what was put there last: a live node never meets a table without.</summary>
    private static async Task PutPoliciesAsync(NpgsqlConnection owner, IReadOnlyList<string> statements, CancellationToken cancel)
    {
        var mark = "policies " + Publishing.Publisher.HashOf(string.Join(";", statements));
        if (await ScalarAsync(owner, "SELECT obj_description('public'::regnamespace, 'pg_namespace')", cancel) is string known && known == mark)
            return;
        await using var transaction = await owner.BeginTransactionAsync(cancel);
        foreach (var statement in statements.Append($"COMMENT ON SCHEMA public IS '{mark}'"))
            await ExecuteAsync(owner, statement, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>
    /// Start-up fails unless the request role, without tenant and person, sees no row of any tenant or person table, and
    /// unless a session's settings stay with the session (a transaction-pooling proxy loses or mixes them).
    /// </summary>
    private static async Task ProveTheWallAsync(PortalDb db, string connectionString, CancellationToken cancel)
    {
        await using var first = new NpgsqlConnection(connectionString);
        await using var second = new NpgsqlConnection(connectionString);
        await first.OpenAsync(cancel);
        await second.OpenAsync(cancel);
        await ExecuteAsync(first, $"SELECT set_config('role', '{RowLevelSecurity.Role}', false), set_config('{RowLevelSecurity.TenantSetting}', '', false)", cancel);
        await ExecuteAsync(second, $"SELECT set_config('{RowLevelSecurity.TenantSetting}', 'second', false)", cancel);
        if (await ScalarAsync(first, $"SELECT current_user || current_setting('{RowLevelSecurity.TenantSetting}', true)", cancel) is not RowLevelSecurity.Role
            || await ScalarAsync(second, $"SELECT current_setting('{RowLevelSecurity.TenantSetting}', true)", cancel) is not "second")
        {
            throw new InvalidOperationException("Settings of a database session are not kept: a transaction-pooling proxy cannot be used.");
        }

        foreach (var table in RowLevelSecurity.HiddenTables(db.Model))
        {
            if (await ScalarAsync(first, $"SELECT EXISTS (SELECT 1 FROM \"{table}\")", cancel) is true)
                throw new InvalidOperationException($"Row-level security does not hide the table {table}.");
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
}
