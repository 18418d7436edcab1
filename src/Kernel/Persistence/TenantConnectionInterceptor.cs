using System.Data.Common;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>
/// Every connection of a request opens as the role without rights of its own, with the tenant and the person set, in one
/// command. The pool resets all three when the connection goes back (so <c>No Reset On Close</c> is refused at start).
/// </summary>
public sealed class TenantConnectionInterceptor(TenantContext tenant) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT set_config('role', '{RowLevelSecurity.Role}', false), "
            + $"set_config('{RowLevelSecurity.TenantSetting}', @tenant, false), "
            + $"set_config('{RowLevelSecurity.PersonSetting}', @person, false)";
        Add("tenant", tenant.Id.Value ?? "");
        Add("person", tenant.PersonId?.ToString() ?? "");
        return command;

        void Add(string name, string value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}
