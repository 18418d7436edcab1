using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>A contact in one written form, as anyone may see it: the direct number is not here.</summary>
public sealed record ContactView(
    Guid Id,
    string Slug,
    ContactKind Kind,
    string Name,
    string Title,
    string Hours,
    IReadOnlyList<string> Answers,
    IReadOnlyList<string> NotFor)
{
    public required string Area { get; init; }

    public required PhoneNumber Phone { get; init; }

    public required string Email { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required IReadOnlyList<string> Specialties { get; init; }

    public required LocalDate ConfirmedOn { get; init; }

    public required Freshness Freshness { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>Below the tenant, with a leading slash.</summary>
    public string Address => $"/kontakt/{Slug}";

    public string Initials => Domain.Initials.Of(Name);

    public static ContactView Of(Contact contact, Language language, LocalDate today)
    {
        var text = contact.In(language);
        return new(contact.Id, contact.Slug, contact.Kind, text.Name, text.Title, text.Hours, Lines(text.Answers), Lines(text.NotFor))
        {
            Area = contact.Area,
            Phone = new PhoneNumber(contact.Phone),
            Email = contact.Email,
            Languages = Lines(contact.Languages),
            Specialties = Lines(contact.Specialties),
            ConfirmedOn = contact.ConfirmedOn,
            Freshness = Confirmation.Of(contact.ConfirmedOn, today),
            ChangedAt = contact.ChangedAt,
        };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What the kinds and the confirmed dates are called.</summary>
public static class ContactWords
{
    public static string Many(ContactKind kind) => kind switch
    {
        ContactKind.AdvisoryPhysician => Texts.AdvisoryPhysicians,
        ContactKind.NavOffice => Texts.NavOffices,
        _ => Texts.ChiefPhysicians,
    };

    /// <summary>Those of a kind besides the ones already named.</summary>
    public static string Others(ContactKind kind) => kind switch
    {
        ContactKind.AdvisoryPhysician => Texts.OtherAdvisoryPhysicians,
        ContactKind.NavOffice => Texts.OtherNavOffices,
        _ => Texts.OtherChiefPhysicians,
    };

    /// <summary>The tag of a date that is too old to trust; null for a fresh one.</summary>
    public static (string Text, string Colour)? Tag(Freshness freshness) => freshness switch
    {
        Freshness.Ageing => (Texts.Ageing, "warning"),
        Freshness.Old => (Texts.Old, "danger"),
        _ => null,
    };
}
