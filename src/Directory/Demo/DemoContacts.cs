using System.Globalization;
using System.Reflection;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.Demo;

/// <summary>Contacts for a demonstration, called what they are. Never in production.</summary>
public static class DemoContacts
{
    private const string DemoDomain = "@demo.example";
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
            foreach (var row in rows)
            {
                row.Contact.NavOfficeId = rows.FirstOrDefault(other => other.Contact.Slug == row.Office)?.Contact.Id;
                var address = row.Person + DemoDomain;
                row.Contact.PersonId = row.Person.Length == 0
                    ? null
                    : await db.Set<Account>().Where(a => a.Email == address).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel);
            }

            db.AddRange(rows.Select(row => row.Contact));
            db.AddRange(rows.SelectMany(row => row.Serves.Select(number => new ContactMunicipality
            {
                Id = Guid.CreateVersion7(),
                ContactId = row.Contact.Id,
                Number = MunicipalityNumber.Parse(number[..4]),
                District = DistrictNumber.TryParse(number),
                ValidFrom = From2024,
            })));
            await db.SaveChangesAsync(cancel);
            await scope.ServiceProvider.GetRequiredService<Publisher>().RaiseRevisionAsync(cancel);
            await transaction.CommitAsync(cancel);
        }

        tenants.Forget();
    }

    private static IEnumerable<DemoContact> Read(Instant now)
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
                StreetAddress = csv.GetField("street_address")!,
                Opening = csv.GetField("opening")!,
                Topics = Lines(csv, "topics"),
                Visibility = csv.GetField("visibility")!,
                NavContact = csv.GetField("nav_contact")!,
                ConsentOn = LocalDatePattern.Iso.Parse(csv.GetField("consent")!) is { Success: true } day ? day.Value : null,
            };
            yield return new DemoContact(
                csv.GetField("tenant")!, contact, [.. csv.GetField("municipalities")!.Split('|', StringSplitOptions.RemoveEmptyEntries)],
                csv.GetField("office")!, csv.GetField("person")!);
        }
    }

    private static ContactText TextOf(CsvReader csv, string form) => new()
    {
        Name = csv.GetField($"name_{form}")!,
        Title = csv.GetField($"title_{form}")!,
        Hours = csv.GetField($"hours_{form}")!,
        Answers = Lines(csv, $"answers_{form}"),
        NotFor = Lines(csv, $"not_{form}"),
        Reach = csv.GetField($"reach_{form}")!,
        Division = csv.GetField($"division_{form}")!,
    };

    private static string Lines(CsvReader csv, string field) => csv.GetField(field)!.Replace('|', '\n');

    /// <param name="Serves">Municipalities by four digits, districts by six.</param>
    /// <param name="Office">The slug of the Nav office in the same tenant; empty for none.</param>
    /// <param name="Person">The name of the demo account that is listed; empty for none.</param>
    private sealed record DemoContact(string Tenant, Contact Contact, IReadOnlyList<string> Serves, string Office, string Person);
}
