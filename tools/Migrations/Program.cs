using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;

// dotnet run --project tools/Migrations -- NAME: adds a migration of that name for SQLite and for PostgreSQL.
if (args is not [var name])
{
    await Console.Error.WriteLineAsync("Usage: dotnet run --project tools/Migrations -- NAME (run at the root of the repository)");
    return 2;
}

var services = new ServiceCollection();
foreach (var module in Modules.All)
    module.AddServices(services);
var contributions = services.Where(s => s.ServiceType == typeof(IModelContribution))
    .Select(s => (IModelContribution)Activator.CreateInstance(s.ImplementationType!, nonPublic: true)!).ToList();
var migrations = typeof(Modules).Assembly.GetName().Name;

var sqlite = new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=:memory:", o => o.MigrationsAssembly(migrations));
var postgreSql = new DbContextOptionsBuilder<PostgreSqlPortalDb>().UseNpgsql("Host=localhost", o => o.MigrationsAssembly(migrations));
Write(new SqlitePortalDb(sqlite.Options, new TenantContext(), contributions), "Sqlite");
Write(new PostgreSqlPortalDb(postgreSql.Options, new TenantContext(), contributions), "PostgreSql");
return 0;

void Write(PortalDb db, string provider)
{
    var design = new ServiceCollection();
    design.AddEntityFrameworkDesignTimeServices();
    design.AddDbContextDesignTimeServices(db);
#pragma warning disable EF1001 // The design services of each provider are what the dotnet-ef tool uses too.
    if (provider == "Sqlite")
        new Microsoft.EntityFrameworkCore.Sqlite.Design.Internal.SqliteDesignTimeServices().ConfigureDesignTimeServices(design);
    else
        new Npgsql.EntityFrameworkCore.PostgreSQL.Design.Internal.NpgsqlDesignTimeServices().ConfigureDesignTimeServices(design);
#pragma warning restore EF1001
    using var scope = design.BuildServiceProvider().CreateScope();
    var scaffolder = scope.ServiceProvider.GetRequiredService<IMigrationsScaffolder>();
    var migration = scaffolder.ScaffoldMigration(name, "KunnskapsPortal.Web", $"Migrations.{provider}");
    var folder = Path.Combine("src", "Web", "Migrations", provider);
    Directory.CreateDirectory(folder);
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + migration.FileExtension), migration.MigrationCode);
    File.WriteAllText(Path.Combine(folder, migration.MigrationId + ".Designer" + migration.FileExtension), migration.MetadataCode);
    File.WriteAllText(Path.Combine(folder, migration.SnapshotName + migration.FileExtension), migration.SnapshotCode);
    Console.WriteLine($"{provider}: {migration.MigrationId}");
}
