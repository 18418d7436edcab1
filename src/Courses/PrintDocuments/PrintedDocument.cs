using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Courses.PrintDocuments;

/// <summary>A PDF that was made for a person. Behind the person's own wall: no tenant reads it.</summary>
public sealed class PrintedDocument : IPersonOwned
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>What it is of: <c>certificate-{id}</c> or <c>points</c>.</summary>
    public required string Subject { get; init; }

    public required byte[] Bytes { get; set; }

    public Instant MadeAt { get; set; }
}

/// <summary>A PDF to be made of a person's certificate or points account: the key of its job.</summary>
/// <param name="Certificate">Null for the points account.</param>
public sealed record PrintOrder(Guid Person, Guid? Certificate)
{
    public string Subject => Certificate is { } id ? $"certificate-{id:N}" : "points";

    public override string ToString() => $"{Person:N}:{Certificate?.ToString("N")}";

    /// <exception cref="FormatException">The key is not one of ours.</exception>
    public static PrintOrder Parse(string key) => key.Split(':') is [var person, var certificate]
        ? new PrintOrder(Guid.ParseExact(person, "N"), certificate.Length == 0 ? null : Guid.ParseExact(certificate, "N"))
        : throw new FormatException("Not an order of a document.");
}

internal sealed class PrintTables : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<PrintedDocument>(document =>
    {
        document.ToTable("PrintedDocuments").IsPersonTable();
        document.Property(d => d.Subject).HasMaxLength(60);
        document.HasIndex(d => new { d.PersonId, d.Subject }).IsUnique();
    });
}

/// <summary>Works for a person outside a request: what the person's own wall holds can be read and written then.</summary>
internal static class PersonScope
{
    /// <summary>A scope of the same tenant that is signed in as the person before the database is touched. It gives no roles.</summary>
    public static AsyncServiceScope CreatePersonScope(this IServiceProvider services, TenantContext here, Guid person)
    {
        var scope = services.CreateTenantScope(here.Tenant, here.Language);
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        return scope;
    }
}

/// <summary>How far a person's PDF has come.</summary>
/// <param name="MadeAt">Null where there is none.</param>
/// <param name="IsUnderWay">It is asked for and not made yet.</param>
/// <param name="HasFailed">It was tried and given up.</param>
public sealed record PrintState(Instant? MadeAt, bool IsUnderWay, bool HasFailed);

/// <summary>Asks for PDFs of the person who is signed in, and finds them.</summary>
public sealed class Prints(PortalDb db, TenantContext tenant)
{
    public const string JobKind = "course.print";

    /// <summary>How the documents of these orders stand. Two queries.</summary>
    public async Task<IReadOnlyDictionary<string, PrintState>> StatesAsync(IReadOnlyCollection<PrintOrder> orders, CancellationToken cancel)
    {
        var subjects = orders.Select(order => order.Subject).ToList();
        var keys = orders.Select(order => order.ToString()).ToList();
        var made = await db.Set<PrintedDocument>().Where(d => subjects.Contains(d.Subject)).ToDictionaryAsync(d => d.Subject, d => d.MadeAt, cancel);
        var jobs = (await db.Set<Job>().AsNoTracking().Where(j => j.Kind == JobKind && keys.Contains(j.Key)).Select(j => new { j.TenantId, j.Key, j.State }).ToListAsync(cancel))
            .ToLookup(j => j.Key);
        return orders.ToDictionary(order => order.Subject, order => new PrintState(
            made.TryGetValue(order.Subject, out var at) ? at : null,
            jobs[order.ToString()].Any(j => j.State == JobState.Waiting),
            jobs[order.ToString()].Any(j => j.State == JobState.Failed && j.TenantId == tenant.Id)));
    }

    /// <summary>The bytes of a document of the person who is signed in; null where it is not made.</summary>
    public Task<byte[]?> BytesAsync(string subject, CancellationToken cancel) =>
        db.Set<PrintedDocument>().Where(d => d.Subject == subject).Select(d => d.Bytes).FirstOrDefaultAsync(cancel);
}
