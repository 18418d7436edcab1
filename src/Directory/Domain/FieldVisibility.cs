namespace KunnskapsPortal.Directory.Domain;

/// <summary>Who may see one field of a contact. Each level names a circle of its own; they are not steps of one ladder.</summary>
public enum FieldVisibility
{
    /// <summary>Everyone, signed in or not. The only level that may stand in a cached page, a search index, a feed or an offline copy.</summary>
    Public,

    /// <summary>Everyone with an account, also one that nobody has confirmed.</summary>
    SignedIn,

    /// <summary>Those with a confirmed role in the tenant.</summary>
    Members,

    /// <summary>Those whose confirmed role proves that they are health personnel.</summary>
    HealthPersonnel,

    /// <summary>GPs with a confirmed membership in one of the municipalities that the contact serves.</summary>
    OwnGps,

    /// <summary>Those with a confirmed membership at the Nav office that the contact belongs to.</summary>
    OwnOffice,
}

/// <summary>The words that the levels are stored and imported by; never renamed without a migration.</summary>
public static class FieldVisibilities
{
    public static IReadOnlyList<FieldVisibility> All { get; } =
    [
        FieldVisibility.Public, FieldVisibility.SignedIn, FieldVisibility.Members,
        FieldVisibility.HealthPersonnel, FieldVisibility.OwnGps, FieldVisibility.OwnOffice,
    ];

    /// <summary><c>public</c>, <c>signed-in</c>, <c>member</c>, <c>health</c>, <c>own-gps</c> or <c>own-office</c>.</summary>
    public static string Word(this FieldVisibility visibility) => visibility switch
    {
        FieldVisibility.Public => "public",
        FieldVisibility.SignedIn => "signed-in",
        FieldVisibility.Members => "member",
        FieldVisibility.HealthPersonnel => "health",
        FieldVisibility.OwnGps => "own-gps",
        FieldVisibility.OwnOffice => "own-office",
        _ => throw new ArgumentOutOfRangeException(nameof(visibility)),
    };

    /// <summary>
    /// True where somebody may see this level who may not see the other. The own office sees every level and each level's circle
    /// lies within the one before it, as <see cref="FieldReader.MaySee"/> reads them.
    /// </summary>
    public static bool IsWiderThan(this FieldVisibility level, FieldVisibility other) => level < other;

    /// <summary>The level a word stands for; null for any other text.</summary>
    public static FieldVisibility? TryParse(string? word) =>
        All.Where(visibility => visibility.Word() == word).Select(visibility => (FieldVisibility?)visibility).FirstOrDefault();

    /// <summary>The level a word stands for.</summary>
    /// <exception cref="FormatException">No level has this word.</exception>
    public static FieldVisibility Parse(string word) => TryParse(word) ?? throw new FormatException($"«{word}» is not a level of visibility.");
}

/// <summary>What is known of the reader of a contact, in the tenant that owns it. Only confirmed memberships count.</summary>
/// <param name="IsSignedIn">Has an account; proves nothing else.</param>
/// <param name="IsMember">Has a confirmed role.</param>
/// <param name="IsHealthPersonnel">A confirmed role proves it.</param>
/// <param name="GpIn">The municipalities of confirmed memberships as GP.</param>
/// <param name="Offices">The Nav offices, by name, of confirmed memberships at one.</param>
/// <param name="KeepsDirectory">May edit every contact of the tenant, and so sees every field.</param>
public sealed record FieldReader(
    bool IsSignedIn,
    bool IsMember,
    bool IsHealthPersonnel,
    IReadOnlySet<MunicipalityNumber> GpIn,
    IReadOnlyList<string> Offices,
    bool KeepsDirectory)
{
    /// <summary>Nobody in particular: what a cached page, the search index, a feed and the sitemap may show.</summary>
    public static FieldReader Anyone { get; } = new(false, false, false, new HashSet<MunicipalityNumber>(), [], false);

    /// <summary>
    /// True where the reader may see a field of this level on a contact that serves these municipalities today and belongs to
    /// this office. Who keeps the directory, and those of the contact's own office, see all of it. A contact that serves
    /// nowhere has no GPs of its own, and one without an office has no colleagues.
    /// </summary>
    /// <param name="serves">The municipalities that the contact serves on the day.</param>
    /// <param name="office">The name of the Nav office that the contact is or belongs to; null for none.</param>
    public bool MaySee(FieldVisibility visibility, IEnumerable<MunicipalityNumber> serves, string? office) => visibility switch
    {
        FieldVisibility.Public => true,
        _ when KeepsDirectory || IsOfOffice(office) => true,
        FieldVisibility.SignedIn => IsSignedIn,
        FieldVisibility.Members => IsMember,
        FieldVisibility.HealthPersonnel => IsHealthPersonnel,
        FieldVisibility.OwnGps => GpIn.Count > 0 && serves.Any(GpIn.Contains),
        _ => false,
    };

    /// <summary>True where one of the reader's offices has this name, blanks around it and upper and lower case apart.</summary>
    public bool IsOfOffice(string? office) =>
        !string.IsNullOrWhiteSpace(office) && Offices.Any(own => string.Equals(own.Trim(), office.Trim(), StringComparison.OrdinalIgnoreCase));
}
