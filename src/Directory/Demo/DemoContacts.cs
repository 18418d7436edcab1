using System.Globalization;
using System.Reflection;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.Demo;

/// <summary>Contacts for a demonstration, called what they are. Never in production.</summary>
public static class DemoContacts
{
    private static readonly LocalDate From2024 = new(2024, 1, 1);

    /// <summary>Adds the contacts of contacts.csv to the tenants that exist, one transaction for each.</summary>
    public static async Task AddAsync(IServiceProvider services, CancellationToken cancel)
    {
        var now = services.GetRequiredService<IClock>().GetCurrentInstant();
        var tenants = services.GetRequiredService<TenantDirectory>();
        foreach (var rows in Read(now).GroupBy(row => row.Tenant))
        {
            if (await tenants.ByKeyAsync(rows.Key, cancel) is not { } tenant)
                continue;
            await using var scope = services.CreateTenantScope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, cancel);
            db.AddRange(rows.Select(row => row.Contact));
            db.AddRange(rows.SelectMany(row => row.Serves.Select(number => new ContactMunicipality
            {
                Id = Guid.CreateVersion7(),
                ContactId = row.Contact.Id,
                Number = number,
                ValidFrom = From2024,
            })));
            await db.SaveChangesAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<Publisher>().RaiseRevisionAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        tenants.Forget();
    }

    private static IEnumerable<(string Tenant, Contact Contact, IReadOnlyList<MunicipalityNumber> Serves)> Read(Instant now)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("contacts.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            var contact = new Contact
            {
                Id = Guid.CreateVersion7(),
                Slug = csv.GetField("slug")!,
                Kind = ContactKinds.Parse(csv.GetField("kind")!),
                Bokmal = TextOf(csv, "nb"),
                Nynorsk = TextOf(csv, "nn"),
                Area = csv.GetField("area")!,
                Phone = csv.GetField("phone")!,
                DirectPhone = csv.GetField("direct_phone"),
                Email = csv.GetField("email")!,
                Languages = Lines(csv, "languages"),
                Specialties = Lines(csv, "specialties"),
                ConfirmedOn = LocalDatePattern.Iso.Parse(csv.GetField("confirmed")!).Value,
                ChangedAt = now,
            };
            yield return (csv.GetField("tenant")!, contact, [.. csv.GetField("municipalities")!.Split('|').Select(MunicipalityNumber.Parse)]);
        }
    }

    private static ContactText TextOf(CsvReader csv, string form) => new()
    {
        Name = csv.GetField($"name_{form}")!,
        Title = csv.GetField($"title_{form}")!,
        Hours = csv.GetField($"hours_{form}")!,
        Answers = Lines(csv, $"answers_{form}"),
        NotFor = Lines(csv, $"not_{form}"),
    };

    private static string Lines(CsvReader csv, string field) => csv.GetField(field)!.Replace('|', '\n');
}
