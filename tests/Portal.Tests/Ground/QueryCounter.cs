using System.Data.Common;
using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Ground;

/// <summary>Counts the commands that EF Core sends.</summary>
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
        Interlocked.Increment(ref _count);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(result);
    }
}
