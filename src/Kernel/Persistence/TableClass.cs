using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace KunnskapsPortal.Kernel.Persistence;

/// <summary>Who owns the rows of a table. Every table is declared in exactly one class.</summary>
public enum TableClass
{
    /// <summary>Rows are read and written by the tenant that owns them.</summary>
    Tenant,

    /// <summary>Rows of public content: read by the owner, and by everyone where the owner is the national tenant.</summary>
    Published,

    /// <summary>Rows of one person: read by that person in every tenant.</summary>
    Person,

    /// <summary>Rows of the installation: reached by everyone.</summary>
    Installation,
}

/// <summary>A row that a tenant owns. The database stamps it when it is added.</summary>
public interface ITenantOwned
{
    TenantId TenantId { get; }
}

/// <summary>A row that concerns one person.</summary>
public interface IPersonOwned
{
    Guid PersonId { get; }
}

/// <summary>Declares the class of a table in the model, and reads it back.</summary>
public static class TableClasses
{
    public const string ClassAnnotation = "Portal:TableClass";
    public const string PersonReadAnnotation = "Portal:AlsoReadByPerson";

    public static EntityTypeBuilder<T> IsTenantTable<T>(this EntityTypeBuilder<T> entity) where T : class, ITenantOwned =>
        entity.Declare(TableClass.Tenant);

    public static EntityTypeBuilder<T> IsPublishedTable<T>(this EntityTypeBuilder<T> entity) where T : class, ITenantOwned =>
        entity.Declare(TableClass.Published);

    public static EntityTypeBuilder<T> IsPersonTable<T>(this EntityTypeBuilder<T> entity) where T : class, IPersonOwned =>
        entity.Declare(TableClass.Person);

    public static EntityTypeBuilder<T> IsInstallationTable<T>(this EntityTypeBuilder<T> entity) where T : class =>
        entity.Declare(TableClass.Installation);

    /// <summary>A tenant table whose rows the person they concern may also read from another tenant.</summary>
    public static EntityTypeBuilder<T> AlsoReadByPerson<T>(this EntityTypeBuilder<T> entity)
        where T : class, ITenantOwned, IPersonOwned
    {
        entity.Metadata.SetAnnotation(PersonReadAnnotation, true);
        return entity;
    }

    /// <summary>The class a table was declared in, or null where somebody forgot.</summary>
    public static TableClass? ClassOf(IReadOnlyEntityType entity) => (TableClass?)entity.FindAnnotation(ClassAnnotation)?.Value;

    public static bool IsAlsoReadByPerson(IReadOnlyEntityType entity) => entity.FindAnnotation(PersonReadAnnotation) is not null;

    private static EntityTypeBuilder<T> Declare<T>(this EntityTypeBuilder<T> entity, TableClass tableClass) where T : class
    {
        if (ClassOf(entity.Metadata) is { } other && other != tableClass)
            throw new InvalidOperationException($"{typeof(T).Name} is declared as {other} and as {tableClass}.");
        entity.Metadata.SetAnnotation(ClassAnnotation, tableClass);
        return entity;
    }
}
