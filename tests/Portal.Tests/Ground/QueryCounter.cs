using System.Data.Common;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Ground;

/// <summary>Counts the commands that EF Core sends, but for the look at the tenants that whichever request comes first takes each second.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void AddTo(IServiceCollection services, bool postgreSql)
    {
        if (postgreSql)
            services.ConfigureDbContext<PostgreSqlPortalDb>((_, options) => options.AddInterceptors(this));
        else
            services.ConfigureDbContext<SqlitePortalDb>((_, options) => options.AddInterceptors(this));
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return ValueTask.FromResult(result);
    }

    private void Note(DbCommand command)
    {
        if (!command.CommandText.Contains(Kernel.Tenancy.TenantDirectory.QueryTag, StringComparison.Ordinal))
            Interlocked.Increment(ref _count);
    }
}
