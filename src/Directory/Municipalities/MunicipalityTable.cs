using System.Globalization;
using System.Reflection;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Directory.Municipalities;

/// <summary>
/// A municipality as it is from a date to a date. Which Nav region it belongs to is Nav's own division and is stored, never
/// derived from the fylke. Source: Kartverket's open data (CC BY 4.0), 2024 numbering, and Nav's list of units.
/// </summary>
public sealed class Municipality
{
    /// <summary>Four digits; with <see cref="ValidFrom"/> the key, since numbers are used again.</summary>
    public required string Number { get; init; }

    public LocalDate ValidFrom { get; init; }

    /// <summary>The last day; null while the municipality stands.</summary>
    public LocalDate? ValidTo { get; init; }

    public required string Name { get; init; }

    public required string Fylke { get; init; }

    public TenantId Region { get; init; }
}

/// <summary>The table of municipalities, filled once from the list that ships with the portal.</summary>
public static class MunicipalityTable
{
    private static readonly LocalDate From2024 = new(2024, 1, 1);

    public static async Task FillAsync(PortalDb db, CancellationToken cancel)
    {
        if (!await db.Set<Municipality>().AnyAsync(cancel))
            db.AddRange(Read());
    }

    public static IReadOnlyList<Municipality> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("kommuner.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        csv.Read();
        csv.ReadHeader();
        var all = new List<Municipality>();
        while (csv.Read())
        {
            all.Add(new Municipality
            {
                Number = csv.GetField("kommunenummer")!,
                ValidFrom = From2024,
                Name = csv.GetField("navn")!,
                Fylke = csv.GetField("fylke")!,
                Region = new TenantId(csv.GetField("navregion")!),
            });
        }

        return all;
    }
}
