using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;

namespace KunnskapsPortal.Web.Start;

/// <summary>The national library and Nav's twelve regions.</summary>
public static class FirstTenants
{
    public static IEnumerable<Tenant> All(bool demo)
    {
        (string Key, string Name, Language Form)[] rows =
        [
            ("nasjonal", "Nasjonal", Language.Bokmal),
            ("oslo", "Oslo", Language.Bokmal),
            ("ost-viken", "Øst-Viken", Language.Bokmal),
            ("vest-viken", "Vest-Viken", Language.Bokmal),
            ("innlandet", "Innlandet", Language.Bokmal),
            ("vestfold-og-telemark", "Vestfold og Telemark", Language.Bokmal),
            ("agder", "Agder", Language.Bokmal),
            ("rogaland", "Rogaland", Language.Bokmal),
            ("vestland", "Vestland", Language.Nynorsk),
            ("more-og-romsdal", "Møre og Romsdal", Language.Nynorsk),
            ("trondelag", "Trøndelag", Language.Bokmal),
            ("nordland", "Nordland", Language.Bokmal),
            ("troms-og-finnmark", "Troms og Finnmark", Language.Bokmal),
        ];
        return rows.Select(row => new Tenant
        {
            Id = new TenantId(row.Key),
            Name = row.Name,
            DefaultLanguage = row.Form,
            Theme = row.Key == "innlandet" ? "innlandet" : "felles",
            // Every browser takes *.localhost to its own machine, so the demo has host names without a name server.
            HostName = demo ? $"{row.Key}.localhost" : null,
        });
    }
}
