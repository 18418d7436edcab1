using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>
/// The second wall, on PostgreSQL: policies made from the class of every table, applied by the owner after each
/// migration. Requests run as the role <see cref="Role"/>, which sees nothing until a tenant or person is set.
/// </summary>
public static class RowLevelSecurity
{
    public const string Role = "kp_app";
    public const string TenantSetting = "app.tenant";
    public const string PersonSetting = "app.person";

    private const string Tenant = $"\"TenantId\" = current_setting('{TenantSetting}', true)";
    private const string Person = $"\"PersonId\"::text = current_setting('{PersonSetting}', true)";
    private const string National = "\"TenantId\" = 'nasjonal'";

    /// <summary>The role and its grants. Running them again changes nothing.</summary>
    public static IEnumerable<string> Grants()
    {
        yield return $"""
            DO $$ BEGIN
              IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{Role}') THEN CREATE ROLE {Role} NOLOGIN; END IF;
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$
            """;
        yield return $"GRANT {Role} TO CURRENT_USER";
        yield return $"GRANT USAGE ON SCHEMA public TO {Role}";
        yield return $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {Role}";
        yield return $"REVOKE ALL ON \"__EFMigrationsHistory\" FROM {Role}";
    }

    /// <summary>The policies of every table, to be run in one transaction: nobody may read between a drop and its create.</summary>
    public static IEnumerable<string> PolicyStatements(IModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(e => e.GetTableName() is not null).DistinctBy(e => e.GetTableName()))
        {
            var policies = Policies(entity).ToList();
            if (policies.Count == 0)
                continue;
            var table = $"\"{entity.GetTableName()}\"";
            yield return $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY";
            foreach (var (name, rule) in policies)
            {
                yield return $"DROP POLICY IF EXISTS {name} ON {table}";
                yield return $"CREATE POLICY {name} ON {table} {rule}";
            }
        }
    }

    /// <summary>Tables that nobody may see a row of without a tenant or a person.</summary>
    public static IEnumerable<string> HiddenTables(IModel model) =>
        from entity in model.GetEntityTypes()
        where TableClasses.ClassOf(entity) is TableClass.Tenant or TableClass.Person
        select entity.GetTableName();

    private static IEnumerable<(string Name, string Rule)> Policies(IEntityType entity)
    {
        switch (TableClasses.ClassOf(entity))
        {
            case TableClass.Tenant:
                yield return ("kp_tenant", $"TO {Role} USING ({Tenant}) WITH CHECK ({Tenant})");
                break;
            case TableClass.Published:
                yield return ("kp_tenant", $"TO {Role} USING ({Tenant}) WITH CHECK ({Tenant})");
                yield return ("kp_national", $"FOR SELECT TO {Role} USING ({National})");
                break;
            case TableClass.Person:
                yield return ("kp_person", $"TO {Role} USING ({Person}) WITH CHECK ({Person})");
                break;
        }

        if (TableClasses.IsAlsoReadByPerson(entity))
            yield return ("kp_own", $"FOR SELECT TO {Role} USING ({Person})");
    }
}
