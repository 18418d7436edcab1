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
