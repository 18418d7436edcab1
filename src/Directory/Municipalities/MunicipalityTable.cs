using System.Globalization;
using System.Reflection;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace KunnskapsPortal.Directory.Municipalities;

/// <summary>The table of municipalities, filled once from the list that ships with the portal.</summary>
public static class MunicipalityTable
{
    private static readonly LocalDate From2024 = new(2024, 1, 1);

    private static readonly Lazy<IReadOnlyList<EndedMunicipality>> AllEnded = new(() => Rows("kommuner-utgatt.csv", csv => new EndedMunicipality(
        new TenantId(csv.GetField("navregion")!),
        new MunicipalityPeriod(
            MunicipalityNumber.Parse(csv.GetField("kommunenummer")!), csv.GetField("navn")!,
            LocalDatePattern.Iso.Parse(csv.GetField("fra")!).Value, LocalDatePattern.Iso.Parse(csv.GetField("til")!).Value),
        [.. csv.GetField("ble")!.Split('|').Select(MunicipalityNumber.Parse)])));

    public static async Task FillAsync(PortalDb db, CancellationToken cancel)
    {
        if (!await db.Set<Municipality>().AnyAsync(cancel))
            db.AddRange(Read());
    }

    public static IReadOnlyList<Municipality> Read() => Rows("kommuner.csv", csv => new Municipality
    {
        Number = csv.GetField("kommunenummer")!,
        ValidFrom = From2024,
        Name = csv.GetField("navn")!,
        Fylke = csv.GetField("fylke")!,
        Region = new TenantId(csv.GetField("navregion")!),
    });

    /// <summary>The municipalities of a region that ended in a merger or a split, as far as the portal knows them.</summary>
    public static IEnumerable<MunicipalityPeriod> Ended(TenantId region) => AllEnded.Value.Where(m => m.Region == region).Select(m => m.Period);

    /// <summary>What each ended number became on the next day.</summary>
    public static IReadOnlyDictionary<MunicipalityNumber, IReadOnlyList<MunicipalityNumber>> ContinuedAs { get; } =
        AllEnded.Value.ToDictionary(m => m.Period.Number, m => m.ContinuedAs);

    /// <summary>The bydeler that the portal knows: Oslo's fifteen.</summary>
    public static IReadOnlyList<District> Districts { get; } =
        Rows("bydeler.csv", csv => new District(DistrictNumber.Parse(csv.GetField("bydelsnummer")!), csv.GetField("navn")!));

    private static IReadOnlyList<T> Rows<T>(string file, Func<CsvReader, T> read)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        csv.Read();
        csv.ReadHeader();
        var all = new List<T>();
        while (csv.Read())
            all.Add(read(csv));
        return all;
    }

    private sealed record EndedMunicipality(TenantId Region, MunicipalityPeriod Period, IReadOnlyList<MunicipalityNumber> ContinuedAs);
}
