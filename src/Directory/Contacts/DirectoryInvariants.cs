using System.Globalization;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>
/// What must hold for the directory of a tenant: where it has an advisory physician at all, every municipality has one today
/// (several are allowed); nobody serves a municipality that the region does not have; no period runs backwards; no district
/// is served as part of another municipality. A Nav
/// office for every municipality is not demanded.
/// </summary>
public sealed class DirectoryInvariants(ContactBook book, IClock clock) : IInvariant
{
    public string Name => Texts.InvariantDirectory;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var today = clock.TodayInOslo();
        var municipalities = await book.MunicipalitiesAsync(cancel);
        var services = await book.ServicesAsync(cancel);
        var breaches = new List<string>();
        if ((await book.OfKindAsync(ContactKind.AdvisoryPhysician, cancel)).Count > 0)
        {
            breaches.AddRange(ContactRouting.Unserved(ContactKind.AdvisoryPhysician, today, municipalities, services)
                .Select(m => Say(Texts.BreachUnserved, m.Number, m.Name)));
        }

        var known = municipalities.Select(m => m.Number).ToHashSet();
        breaches.AddRange(services.Select(s => s.Number).Where(n => !known.Contains(n)).Distinct().Select(n => Say(Texts.BreachForeign, n)));
        breaches.AddRange(services.Where(s => s.District is { } d && d.Municipality != s.Number).Select(s => Say(Texts.DirBreachDistrict, s.District!, s.Number)));
        breaches.AddRange(services.Where(s => s.To < s.From).Select(s => Say(Texts.BreachBackwards, s.Number)));
        return breaches;
    }

    private static string Say(string sentence, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, sentence, arguments);
}
