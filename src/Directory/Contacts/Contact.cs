using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>A person or an office that those who work with people on sick leave may call.</summary>
public sealed class Contact : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>The last part of the address; unique in the tenant, the same in both forms.</summary>
    public required string Slug { get; init; }

    public ContactKind Kind { get; init; }

    public required ContactText Bokmal { get; set; }

    public required ContactText Nynorsk { get; set; }

    /// <summary>The part of the region, in the contact's own words; a place name, the same in both forms.</summary>
    public required string Area { get; set; }

    /// <summary>The number to the switchboard or in telephone hours.</summary>
    public required string Phone { get; set; }

    /// <summary>Past the switchboard. A GP office's own line is shown only where <see cref="ConsentOn"/> says that the office has agreed.</summary>
    public string? DirectPhone { get; set; }

    public required string Email { get; set; }

    /// <summary>One a line.</summary>
    public required string Languages { get; set; }

    /// <summary>One a line; empty for an office.</summary>
    public required string Specialties { get; set; }

    /// <summary>Street and place; empty where nobody is visited.</summary>
    public string StreetAddress { get; set; } = "";

    /// <summary><see cref="OpeningHours"/> as stored; empty where the hours are only told in words.</summary>
    public string Opening { get; set; } = "";

    /// <summary>What the contact can be used for, <see cref="ContactTopics"/>, one a line; empty for what its kind usually is.</summary>
    public string Topics { get; set; } = "";

    /// <summary><see cref="ContactVisibility"/> as stored.</summary>
    public string Visibility { get; set; } = "";

    /// <summary>The account of the person who is listed, who may correct the entry.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The Nav office that a person works at, or that a GP office deals with.</summary>
    public Guid? NavOfficeId { get; set; }

    /// <summary>The person at Nav whom a GP office calls, with number; words, for the list of the Nav office is kept elsewhere.</summary>
    public string NavContact { get; set; } = "";

    /// <summary>Who stands in while the contact is away.</summary>
    public Guid? DeputyId { get; set; }

    /// <summary>Whom to try next, in the contact's own opinion.</summary>
    public Guid? NextId { get; set; }

    /// <summary>The first day away; null for nobody away.</summary>
    public LocalDate? AwayFrom { get; set; }

    /// <summary>The last day away, counted; null until further notice.</summary>
    public LocalDate? AwayTo { get; set; }

    /// <summary>The day a GP office agreed that its own line is shown to its Nav office; null where it has not, or no longer does.</summary>
    public LocalDate? ConsentOn { get; set; }

    /// <summary>The day somebody last made sure that this is right.</summary>
    public LocalDate ConfirmedOn { get; set; }

    public Instant ChangedAt { get; set; }

    public ContactText In(Language language) => language == Language.Nynorsk ? Nynorsk : Bokmal;
}

/// <summary>What is said of a contact in one written form.</summary>
public sealed record ContactText
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>When the telephone is answered.</summary>
    public required string Hours { get; init; }

    /// <summary>What to call about, one a line.</summary>
    public required string Answers { get; init; }

    /// <summary>What not to call about, one a line, each a sentence that says no by itself ("Svarer ikke på utbetaling").</summary>
    public required string NotFor { get; init; }

    /// <summary>How and when the contact is best reached, in a sentence; empty for nothing to say.</summary>
    public string Reach { get; init; } = "";

    /// <summary>How an office divides cases among its people, so that a caller understands the answer; empty for nothing to say. Nobody is asked for a date of birth.</summary>
    public string Division { get; init; } = "";
}

/// <summary>That a contact serves a municipality, from a first day to a last day (null: until further notice).</summary>
public sealed class ContactMunicipality : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ContactId { get; init; }

    public MunicipalityNumber Number { get; init; }

    /// <summary>Six digits; null for the whole municipality.</summary>
    public DistrictNumber? District { get; init; }

    public LocalDate ValidFrom { get; init; }

    public LocalDate? ValidTo { get; set; }
}
