using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Architecture.Tests;

/// <summary>Every table is declared in exactly one class, and walled in accordingly.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Every_table_has_a_class_and_the_columns_its_class_needs() => Assert.Empty(Offences(Model()));

    [Fact]
    public void The_tables_of_the_installation_are_these_and_no_others() =>
        Assert.Equal(
            ["AccountClaims", "AccountLogins", "AccountTokens", "Accounts", "Jobs", "Municipalities", "Tenants"],
            Model().GetEntityTypes().Where(e => TableClasses.ClassOf(e) == TableClass.Installation).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal));

    [Fact]
    public void A_table_without_class_is_caught() =>
        Assert.Contains("Undeclared: no class", Offences(Model(model => model.Entity<Undeclared>().ToTable("Undeclared"))));

    [Fact]
    public void A_table_in_two_classes_is_caught() =>
        Assert.Throws<InvalidOperationException>(() => Model(model => model.Entity<Membership>().IsPublishedTable()));

    private static IEnumerable<string> Offences(IModel model) =>
        from entity in model.GetEntityTypes()
        let tableClass = TableClasses.ClassOf(entity)
        let offence = tableClass switch
        {
            null => "no class",
            TableClass.Tenant or TableClass.Published when entity.FindProperty("TenantId") is null => "no TenantId",
            TableClass.Person when entity.FindProperty("PersonId") is null => "no PersonId",
            not TableClass.Installation when entity.FindDeclaredQueryFilter(PortalDb.TenantFilter) is null => "no filter",
            _ => null,
        }
        where offence is not null
        select $"{entity.GetTableName()}: {offence}";

    private static IModel Model(Action<ModelBuilder>? plant = null)
    {
        var services = new ServiceCollection();
        foreach (var module in Modules.All)
            module.AddServices(services);
        var contributions = services.Where(s => s.ServiceType == typeof(IModelContribution))
            .Select(s => (IModelContribution)Activator.CreateInstance(s.ImplementationType!, nonPublic: true)!).ToList();
        if (plant is not null)
            contributions.Add(new Planted(plant));
        var options = new DbContextOptionsBuilder<SqlitePortalDb>().UseSqlite("Data Source=:memory:").EnableServiceProviderCaching(false).Options;
        using var db = new SqlitePortalDb(options, new TenantContext(), contributions);
        return db.Model;
    }

    private sealed class Planted(Action<ModelBuilder> plant) : IModelContribution
    {
        public void Contribute(ModelBuilder model) => plant(model);
    }

    private sealed class Undeclared
    {
        public int Id { get; set; }
    }
}
