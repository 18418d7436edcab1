namespace KunnskapsPortal.Accounts.Domain;

/// <summary>A setting that is on before and off after, or the other way round.</summary>
public sealed record SwitchChange(string Name, bool IsOn);

/// <summary>A tenant's lists of names, as they are stored with commas between, and as sets.</summary>
public static class SettingsRules
{
    /// <summary>The names in a stored list.</summary>
    public static IReadOnlySet<string> Names(string stored) =>
        stored.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    /// <summary>As stored: in order, so that equal sets are equal texts.</summary>
    public static string Stored(IEnumerable<string> names) => string.Join(',', names.Distinct().Order(StringComparer.Ordinal));

    /// <summary>
    /// The list with the offered names as chosen. Names that were not offered stay as they were: a module that this
    /// installation lacks for the moment keeps its setting.
    /// </summary>
    public static IReadOnlySet<string> Chosen(string stored, IEnumerable<string> offered, IEnumerable<string> chosen)
    {
        var known = offered.ToHashSet(StringComparer.Ordinal);
        return Names(stored).Where(name => !known.Contains(name)).Concat(chosen.Where(known.Contains)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What differs, by name; <see cref="SwitchChange.IsOn"/> says whether the name is in the list after.</summary>
    public static IReadOnlyList<SwitchChange> Changes(IReadOnlySet<string> before, IReadOnlySet<string> after) =>
        [.. before.Union(after).Order(StringComparer.Ordinal).Where(name => before.Contains(name) != after.Contains(name))
            .Select(name => new SwitchChange(name, after.Contains(name)))];

    /// <summary>What a form carries to tell whether the settings have changed since it was opened.</summary>
    public static string Stamp(string switchedOff, string fourEyes) => $"{Stored(Names(switchedOff))}|{Stored(Names(fourEyes))}";
}
