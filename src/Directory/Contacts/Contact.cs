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

    /// <summary>The number that anyone may see.</summary>
    public required string Phone { get; set; }

    /// <summary>For confirmed members only. Never on a page that is cached, in a vCard, a feed or the search index.</summary>
    public string? DirectPhone { get; set; }

    public required string Email { get; set; }

    /// <summary>One a line.</summary>
    public required string Languages { get; set; }

    /// <summary>One a line; empty for an office.</summary>
    public required string Specialties { get; set; }

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
}

/// <summary>That a contact serves a municipality, from a first day to a last day (null: until further notice).</summary>
public sealed class ContactMunicipality : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ContactId { get; init; }

    public MunicipalityNumber Number { get; init; }

    public LocalDate ValidFrom { get; init; }

    public LocalDate? ValidTo { get; set; }
}
