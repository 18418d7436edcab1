using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>A transaction that writes. Disposing it without <see cref="CommitAsync"/> undoes everything.</summary>
public interface IWriteTransaction : IAsyncDisposable
{
    Task CommitAsync(CancellationToken cancel);
}

/// <summary>
/// Opens writing transactions and locks aggregates. On PostgreSQL the row is locked with <c>FOR UPDATE</c>; on SQLite
/// the whole file is, by <c>BEGIN IMMEDIATE</c> behind one gate per process, so that writers queue and do not fail.
/// </summary>
public interface IWriteLock
{
    Task<IWriteTransaction> BeginAsync(PortalDb db, CancellationToken cancel);

    /// <summary>Loads one row by its id and holds it until the transaction ends. Null where the tenant has no such row.</summary>
    Task<T?> LoadAsync<T>(PortalDb db, Guid id, CancellationToken cancel) where T : class;
}

/// <summary>The lock that the portal runs with. One instance per process; safe for concurrent use.</summary>
public sealed class WriteLock : IWriteLock, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<IWriteTransaction> BeginAsync(PortalDb db, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A write is already under way: a handler never sends another request.");
        if (!db.Database.IsSqlite())
            return new Transaction(await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel), null);
        await _gate.WaitAsync(cancel);
        try
        {
            // Microsoft.Data.Sqlite begins a serializable transaction with BEGIN IMMEDIATE.
            return new Transaction(await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel), _gate);
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    public async Task<T?> LoadAsync<T>(PortalDb db, Guid id, CancellationToken cancel) where T : class
    {
        if (db.Database.IsSqlite())
            return await db.Set<T>().FirstOrDefaultAsync(row => EF.Property<Guid>(row, "Id") == id, cancel);
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
#pragma warning disable RS0030, EF1002 // Raw SQL is allowed inside Persistence; the table name comes from the model.
        return await db.Set<T>()
            .FromSqlRaw($"SELECT * FROM \"{table}\" WHERE \"Id\" = {{0}} FOR UPDATE", id)
            .SingleOrDefaultAsync(cancel);
#pragma warning restore RS0030, EF1002
    }

    public void Dispose() => _gate.Dispose();

    private sealed class Transaction(IDbContextTransaction inner, SemaphoreSlim? gate) : IWriteTransaction
    {
        public Task CommitAsync(CancellationToken cancel) => inner.CommitAsync(cancel);

        public async ValueTask DisposeAsync()
        {
            try
            {
                await inner.DisposeAsync();
            }
            finally
            {
                gate?.Release();
            }
        }
    }
}
