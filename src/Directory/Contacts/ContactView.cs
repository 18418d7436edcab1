using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>A contact in one written form, as one reader may see it: what the reader may not see is null or empty here.</summary>
public sealed record ContactView(
    Guid Id,
    string Slug,
    ContactKind Kind,
    string Name,
    string Title,
    string? Hours,
    IReadOnlyList<string> Answers,
    IReadOnlyList<string> NotFor)
{
    public required string Area { get; init; }

    public PhoneNumber? Phone { get; init; }

    public PhoneNumber? Direct { get; init; }

    public string? Email { get; init; }

    public string? StreetAddress { get; init; }

    public string? NavContact { get; init; }

    public required string Reach { get; init; }

    public required string Division { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required IReadOnlyList<string> Specialties { get; init; }

    public required IReadOnlyList<ContactTopic> Topics { get; init; }

    public required Reachability Now { get; init; }

    /// <summary>The days away; null for nobody away, and for who may not know.</summary>
    public (LocalDate From, LocalDate? To)? Away { get; init; }

    /// <summary>Something of this contact is for others than the reader: signing in may show more.</summary>
    public bool HidesSomething { get; init; }

    public Guid? DeputyId { get; init; }

    public Guid? NextId { get; init; }

    public Guid? NavOfficeId { get; init; }

    public required LocalDate ConfirmedOn { get; init; }

    public required Freshness Freshness { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>Below the tenant, with a leading slash.</summary>
    public string Address => $"/kontakt/{Slug}";

    public string Initials => Domain.Initials.Of(Name);

    /// <param name="sees">Whether the reader may see a field of this contact.</param>
    public static ContactView Of(Contact contact, Language language, ContactMoment moment, Func<ContactField, bool> sees)
    {
        var text = contact.In(language);
        var ownLineIsAgreed = contact.Kind != ContactKind.GpOffice || contact.ConsentOn is not null;
        var direct = ownLineIsAgreed ? contact.DirectPhone : null;
        var away = contact.AwayFrom is { } from && (contact.AwayTo is null || contact.AwayTo >= moment.Now.Date) ? (from, contact.AwayTo) : ((LocalDate From, LocalDate? To)?)null;
        string? Shown(ContactField field, string? value) => !string.IsNullOrEmpty(value) && sees(field) ? value : null;
        return new(contact.Id, contact.Slug, contact.Kind, text.Name, text.Title, Shown(ContactField.Hours, text.Hours), Lines(text.Answers), Lines(text.NotFor))
        {
            Area = contact.Area,
            Phone = Shown(ContactField.Phone, contact.Phone) is { } phone ? new PhoneNumber(phone) : null,
            Direct = Shown(ContactField.DirectPhone, direct) is { } own ? new PhoneNumber(own) : null,
            Email = Shown(ContactField.Email, contact.Email),
            StreetAddress = Shown(ContactField.StreetAddress, contact.StreetAddress),
            NavContact = Shown(ContactField.NavContact, contact.NavContact),
            Reach = text.Reach,
            Division = text.Division,
            Languages = sees(ContactField.Languages) ? Lines(contact.Languages) : [],
            Specialties = sees(ContactField.Specialties) ? Lines(contact.Specialties) : [],
            Topics = [.. Lines(contact.Topics).Select(ContactTopics.TryParse).OfType<ContactTopic>()],
            Now = Reachability.At(moment.Now, sees(ContactField.Hours) ? OpeningHours.TryParse(contact.Opening) : null, contact.AwayFrom, contact.AwayTo, moment.IsRedDay)
                is var now && !sees(ContactField.Absence) && now.State == ReachState.Away ? now with { Until = null } : now,
            Away = sees(ContactField.Absence) ? away : null,
            HidesSomething = (!string.IsNullOrEmpty(contact.Phone) && !sees(ContactField.Phone)) || (!string.IsNullOrEmpty(direct) && !sees(ContactField.DirectPhone)),
            DeputyId = contact.DeputyId,
            NextId = contact.NextId,
            NavOfficeId = contact.NavOfficeId,
            ConfirmedOn = contact.ConfirmedOn,
            Freshness = Confirmation.Of(contact.ConfirmedOn, moment.Now.Date, moment.FreshDays, moment.AgeingDays),
            ChangedAt = contact.ChangedAt,
        };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>When the directory is read, and what the tenant has said about days.</summary>
/// <param name="Now">The wall clock in Oslo.</param>
/// <param name="IsRedDay">Sundays and public holidays.</param>
/// <param name="FreshDays">As the tenant has chosen (<see cref="DirectorySettings"/>), like the next two.</param>
public sealed record ContactMoment(LocalDateTime Now, Func<LocalDate, bool> IsRedDay, int FreshDays, int AgeingDays, bool HasDutyRota);

/// <summary>What the kinds, topics and dates are called.</summary>
public static class ContactWords
{
    public static string One(ContactKind kind) => kind switch
    {
        ContactKind.AdvisoryPhysician => Texts.DirAdvisoryPhysician,
        ContactKind.NavOffice => Texts.DirNavOffice,
        ContactKind.ChiefPhysician => Texts.DirChiefPhysician,
        _ => Texts.DirGpOffice,
    };

    public static string Many(ContactKind kind) => kind switch
    {
        ContactKind.AdvisoryPhysician => Texts.AdvisoryPhysicians,
        ContactKind.NavOffice => Texts.NavOffices,
        ContactKind.ChiefPhysician => Texts.ChiefPhysicians,
        _ => Texts.DirGpOffices,
    };

    /// <summary>Those of a kind besides the ones already named.</summary>
    public static string Others(ContactKind kind) => kind switch
    {
        ContactKind.AdvisoryPhysician => Texts.OtherAdvisoryPhysicians,
        ContactKind.NavOffice => Texts.OtherNavOffices,
        ContactKind.ChiefPhysician => Texts.OtherChiefPhysicians,
        _ => Texts.DirOtherGpOffices,
    };

    public static string Topic(ContactTopic topic) => topic switch
    {
        ContactTopic.MedicalAdvice => Texts.DirTopicMedical,
        ContactTopic.FollowUp => Texts.DirTopicFollowUp,
        ContactTopic.Measures => Texts.DirTopicMeasures,
        ContactTopic.DialogueMeeting => Texts.DirTopicDialogue,
        ContactTopic.Forms => Texts.DirTopicForms,
        ContactTopic.Cooperation => Texts.DirTopicCooperation,
        _ => Texts.DirTopicPayment,
    };

    public static string Level(FieldVisibility level) => level switch
    {
        FieldVisibility.Public => Texts.DirLevelPublic,
        FieldVisibility.SignedIn => Texts.DirLevelSignedIn,
        FieldVisibility.Members => Texts.DirLevelMembers,
        FieldVisibility.HealthPersonnel => Texts.DirLevelHealth,
        FieldVisibility.OwnGps => Texts.DirLevelOwnGps,
        _ => Texts.DirLevelOwnOffice,
    };

    public static string Field(ContactField field) => field switch
    {
        ContactField.Phone => Texts.DirPhone,
        ContactField.DirectPhone => Texts.DirectNumber,
        ContactField.Email => Texts.Email,
        ContactField.StreetAddress => Texts.DirStreetAddress,
        ContactField.Hours => Texts.DirHours,
        ContactField.Absence => Texts.DirAbsence,
        ContactField.Languages => Texts.Speaks,
        ContactField.Specialties => Texts.Specialty,
        _ => Texts.DirNavContact,
    };

    /// <summary>The tag of a date that is too old to trust; null for a fresh one.</summary>
    public static (string Text, string Colour)? Tag(Freshness freshness) => freshness switch
    {
        Freshness.Ageing => (Texts.DirAgeing, "warning"),
        Freshness.Old => (Texts.DirOld, "danger"),
        _ => null,
    };
}
