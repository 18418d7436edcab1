namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>Where the data lie. Without a connection string: SQLite in the data folder.</summary>
public sealed record DatabaseOptions(string DataFolder, string? PostgreSql)
{
    public bool IsPostgreSql => PostgreSql is not null;

    public string SqliteFile => Path.Combine(DataFolder, "portal.db");
}
