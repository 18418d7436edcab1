namespace KunnskapsPortal.Directory.Domain;

/// <summary>What a contact is, in the order the directory shows them.</summary>
public enum ContactKind
{
    /// <summary>Rådgivende lege i Nav.</summary>
    AdvisoryPhysician,

    /// <summary>Nav-kontor.</summary>
    NavOffice,

    /// <summary>Kommuneoverlege.</summary>
    ChiefPhysician,

    /// <summary>Legekontor.</summary>
    GpOffice,
}

/// <summary>The words that kinds are stored and imported by; never renamed without a migration.</summary>
public static class ContactKinds
{
    public static IReadOnlyList<ContactKind> All { get; } = [ContactKind.AdvisoryPhysician, ContactKind.NavOffice, ContactKind.ChiefPhysician, ContactKind.GpOffice];

    /// <summary><c>advisory-physician</c>, <c>nav-office</c>, <c>chief-physician</c> or <c>gp-office</c>.</summary>
    public static string Word(this ContactKind kind) => kind switch
    {
        ContactKind.AdvisoryPhysician => "advisory-physician",
        ContactKind.NavOffice => "nav-office",
        ContactKind.ChiefPhysician => "chief-physician",
        ContactKind.GpOffice => "gp-office",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind a word stands for.</summary>
    /// <exception cref="FormatException">No kind has this word.</exception>
    public static ContactKind Parse(string word)
    {
        foreach (var kind in All)
        {
            if (kind.Word() == word)
                return kind;
        }

        throw new FormatException($"«{word}» is not a kind of contact.");
    }
}
