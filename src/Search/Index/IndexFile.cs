using Microsoft.Data.Sqlite;

namespace KunnskapsPortal.Search.Index;

/// <summary>One tenant's index file, and the stamp it should carry.</summary>
internal sealed record IndexFile(string DataFolder, string Tenant, string Stamp)
{
    public string Path => System.IO.Path.Combine(DataFolder, "index", Tenant + ".db");

    /// <exception cref="SqliteException">The file is missing or broken.</exception>
    public SqliteConnection Open() => Opened(SqliteOpenMode.ReadWrite);

    /// <summary>Opens the file to be written, and makes it where it is missing. Readers are not held up (WAL).</summary>
    public SqliteConnection Create()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var connection = Opened(SqliteOpenMode.ReadWriteCreate);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
        command.ExecuteNonQuery();
        return connection;
    }

    public void Discard()
    {
        if (!File.Exists(Path))
            return;
        foreach (var mode in new[] { SqliteOpenMode.ReadWrite, SqliteOpenMode.ReadWriteCreate })
        {
            using var connection = new SqliteConnection(Connection(mode));
            SqliteConnection.ClearPool(connection);
        }

        foreach (var ending in new[] { "", "-wal", "-shm", "-journal" })
            File.Delete(Path + ending);
    }

    private SqliteConnection Opened(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(Connection(mode));
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string Connection(SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode }.ToString();
}
