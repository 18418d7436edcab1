using System.Collections.Concurrent;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Search.Contracts;
using Microsoft.Data.Sqlite;

namespace KunnskapsPortal.Search.Index;

/// <summary>
/// The index files of this node: one SQLite file per tenant under <c>{data}/index/</c>, also where the portal's own data
/// lie in PostgreSQL. A file is made at the first search and again when its stamp differs from the one asked with; one
/// rebuild at a time, in one transaction, while other searches read what was there. A file that is broken or not ours
/// is discarded: nothing stands in it that the portal cannot make again. Safe for concurrent use.
/// </summary>
public sealed class SearchIndex(DatabaseOptions options)
{
    private const int Tries = 3;

    // Missing table, broken, cannot be opened, not a database (sqlite.org/rescode.html).
    private static readonly int[] BrokenCodes = [1, 11, 14, 26];

    private readonly ConcurrentDictionary<string, Gate> _gates = new(StringComparer.Ordinal);

    private enum State
    {
        Fresh,
        Old,
        Unusable,
    }

    /// <summary>Answers from an index with this stamp.</summary>
    /// <param name="tenant">The key of the tenant: the name of the file.</param>
    /// <param name="stamp">What the content is at: differs after every publication.</param>
    /// <param name="load">Everything that can be found; asked only when the index is made.</param>
    /// <param name="query">The question.</param>
    /// <param name="cancel">Ends the wait; a rebuild that is stopped leaves the old index.</param>
    public Task<SearchAnswer> SearchAsync(
        string tenant, string stamp, Func<CancellationToken, Task<IReadOnlyList<SearchDocument>>> load, SearchQuery query, CancellationToken cancel) =>
        AskAsync(File(tenant, stamp), load, query, session => Searcher.Search(session, query), cancel);

    /// <summary>At most <paramref name="most"/> titles and glossary words that the text may become.</summary>
    public Task<List<string>> CompleteAsync(
        string tenant, string stamp, Func<CancellationToken, Task<IReadOnlyList<SearchDocument>>> load, SearchQuery query, int most, CancellationToken cancel) =>
        AskAsync(File(tenant, stamp), load, query, session => Searcher.Complete(session, query, most), cancel);

    // The program's own mark is part of the stamp: another analysis or word list makes the index again.
    private IndexFile File(string tenant, string stamp) =>
        new(options.DataFolder, tenant, $"{typeof(SearchIndex).Module.ModuleVersionId}|{stamp}");

    private async Task<T> AskAsync<T>(
        IndexFile file, Func<CancellationToken, Task<IReadOnlyList<SearchDocument>>> load, SearchQuery query, Func<IndexSession, T> ask, CancellationToken cancel)
    {
        var gate = _gates.GetOrAdd(file.Path, _ => new Gate());
        for (var attempt = 1; ; attempt++)
        {
            var seen = gate.Builds;
            var isBroken = false;
            try
            {
                using var connection = file.Open();
                using var transaction = connection.BeginTransaction(deferred: true);
                var state = StateOf(connection, transaction, file.Stamp);
                // Two readers a moment apart may know two revisions: the last try takes what is there.
                if (state == State.Fresh || (state == State.Old && attempt == Tries))
                    return ask(new IndexSession(connection, transaction, query));
            }
            catch (SqliteException broken) when (attempt < Tries && BrokenCodes.Contains(broken.SqliteErrorCode))
            {
                isBroken = true;
            }

            await RebuildAsync(gate, seen, isBroken, file, load, cancel);
        }
    }

    // One at a time; whoever waited meanwhile uses what the one before made.
    private static async Task RebuildAsync(
        Gate gate, int seen, bool isBroken, IndexFile file, Func<CancellationToken, Task<IReadOnlyList<SearchDocument>>> load, CancellationToken cancel)
    {
        await gate.Entrance.WaitAsync(cancel);
        try
        {
            var mustDiscard = isBroken && gate.Builds == seen;
            var state = Look(file);
            if (state == State.Fresh && !mustDiscard)
                return;
            var documents = await load(cancel);
            if (state == State.Unusable || mustDiscard)
                file.Discard();
            Write(file, documents);
            gate.Builds++;
        }
        finally
        {
            gate.Entrance.Release();
        }
    }

    private static State Look(IndexFile file)
    {
        try
        {
            using var connection = file.Open();
            using var transaction = connection.BeginTransaction(deferred: true);
            return StateOf(connection, transaction, file.Stamp);
        }
        catch (SqliteException broken) when (BrokenCodes.Contains(broken.SqliteErrorCode))
        {
            return State.Unusable;
        }
    }

    private static State StateOf(SqliteConnection connection, SqliteTransaction transaction, string stamp)
    {
        if (Value(connection, transaction, "PRAGMA application_id") is not (long)IndexSchema.ApplicationId)
            return State.Unusable;
        if (Value(connection, transaction, "PRAGMA user_version") is not (long)IndexSchema.Version)
            return State.Unusable;
        return Value(connection, transaction, "SELECT value FROM stamp") is string stored && stored == stamp ? State.Fresh : State.Old;
    }

    private static void Write(IndexFile file, IReadOnlyList<SearchDocument> documents)
    {
        using var connection = file.Create();
        using var transaction = connection.BeginTransaction();
        Value(connection, transaction, IndexSchema.Drop);
        Value(connection, transaction, IndexSchema.Create);
        new IndexWriter(connection, transaction).Write(documents, file.Stamp);
        Value(connection, transaction, $"PRAGMA application_id = {IndexSchema.ApplicationId}");
        Value(connection, transaction, $"PRAGMA user_version = {IndexSchema.Version}");
        transaction.Commit();
    }

    private static object? Value(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private sealed class Gate
    {
        private int _builds;

        public SemaphoreSlim Entrance { get; } = new(1, 1);

        /// <summary>How many times this process has made the file.</summary>
        public int Builds
        {
            get => Volatile.Read(ref _builds);
            set => Volatile.Write(ref _builds, value);
        }
    }
}
