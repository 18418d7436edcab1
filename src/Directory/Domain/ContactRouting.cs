using NodaTime;

namespace KunnskapsPortal.Directory.Domain;

/// <summary>A municipality's number and name from a first day to a last day; no last day while it stands.</summary>
public sealed record MunicipalityPeriod(MunicipalityNumber Number, string Name, LocalDate From, LocalDate? To);

/// <summary>That a contact serves a municipality from a first day to a last day; no last day until further notice.</summary>
public sealed record ServicePeriod(Guid ContactId, ContactKind Kind, MunicipalityNumber Number, LocalDate From, LocalDate? To)
{
    /// <summary>The part of the municipality that is served; null for all of it.</summary>
    public DistrictNumber? District { get; init; }
}

/// <summary>
/// From municipality to the right contact on a date. A number that is not in use on the date leads to nobody, also where a
/// service period for it was never closed: after a merger the old number must not send a doctor to the old office.
/// </summary>
public static class ContactRouting
{
    /// <summary>True from the first day to the last, both counted.</summary>
    public static bool Holds(LocalDate from, LocalDate? to, LocalDate on) => from <= on && (to is null || on <= to);

    /// <summary>The municipality with this number on this date; null where the number is not in use then.</summary>
    public static MunicipalityPeriod? MunicipalityOn(
        MunicipalityNumber number, LocalDate on, IEnumerable<MunicipalityPeriod> municipalities) =>
        municipalities.FirstOrDefault(m => m.Number == number && Holds(m.From, m.To, on));

    /// <summary>
    /// Those who serve the municipality on the date, each once, by kind; among equals the one who has served longest
    /// stands first. Empty where the number is not in use on the date or nobody serves it. Who serves a district only is among
    /// them where that district is asked for, and nowhere else: without a district one gets those of the whole municipality.
    /// </summary>
    public static IReadOnlyList<Guid> ContactsFor(
        MunicipalityNumber number,
        LocalDate on,
        IEnumerable<MunicipalityPeriod> municipalities,
        IEnumerable<ServicePeriod> services,
        DistrictNumber? district = null)
    {
        var known = municipalities.Where(m => m.Number == number).ToList();
        if (MunicipalityOn(number, on, known) is null)
            return [];
        return
        [
            .. services
                .Where(s => s.Number == number && (s.District is null || s.District == district) && Holds(s.From, s.To, on) && !EndedSince(s.From, on, known))
                .OrderBy(s => s.Kind).ThenBy(s => s.District is null).ThenBy(s => s.From)
                .Select(s => s.ContactId)
                .Distinct(),
        ];
    }

    /// <summary>
    /// The municipalities a number became: those in use on the date that continue it, also by several steps. Empty where the
    /// number is in use, or never was.
    /// </summary>
    /// <param name="continuedAs">For a municipality that ended: the numbers that took over on the next day.</param>
    public static IReadOnlyList<MunicipalityPeriod> BecomeOf(
        MunicipalityNumber number,
        LocalDate on,
        IReadOnlyList<MunicipalityPeriod> municipalities,
        IReadOnlyDictionary<MunicipalityNumber, IReadOnlyList<MunicipalityNumber>> continuedAs)
    {
        if (MunicipalityOn(number, on, municipalities) is not null)
            return [];
        var (found, seen, ahead) = (new List<MunicipalityPeriod>(), new HashSet<MunicipalityNumber> { number }, new Queue<MunicipalityNumber>([number]));
        while (ahead.TryDequeue(out var ended))
        {
            foreach (var next in continuedAs.GetValueOrDefault(ended, []).Where(seen.Add))
            {
                if (MunicipalityOn(next, on, municipalities) is { } inUse)
                    found.Add(inUse);
                else
                    ahead.Enqueue(next);
            }
        }

        return found;
    }

    /// <summary>The municipalities in use on the date that no contact of the kind serves then.</summary>
    public static IReadOnlyList<MunicipalityPeriod> Unserved(
        ContactKind kind,
        LocalDate on,
        IEnumerable<MunicipalityPeriod> municipalities,
        IEnumerable<ServicePeriod> services)
    {
        var known = municipalities.ToList();
        var ofKind = services.Where(s => s.Kind == kind).ToList();
        return [.. known.Where(m => Holds(m.From, m.To, on) && ContactsFor(m.Number, on, known, ofKind).Count == 0)];
    }

    /// <summary>The first day after <paramref name="today"/> on which a period begins or has ended; null where none does.</summary>
    public static LocalDate? NextChange(IEnumerable<(LocalDate From, LocalDate? To)> periods, LocalDate today)
    {
        var days = periods
            .SelectMany(p => p.To is { } last ? new[] { p.From, last.PlusDays(1) } : [p.From])
            .Where(day => day > today)
            .Order()
            .ToList();
        return days.Count == 0 ? null : days[0];
    }

    // A number may be used again: a service that began before the number last ended was for the earlier municipality.
    private static bool EndedSince(LocalDate from, LocalDate on, IEnumerable<MunicipalityPeriod> known) =>
        known.Any(m => m.To is { } ended && from <= ended && ended < on);
}
