using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace KunnskapsPortal.Directory.KeepLists;

/// <summary>The contact list of one Nav office. At most one an office.</summary>
public sealed class ContactList : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>The office.</summary>
    public Guid ContactId { get; init; }

    /// <summary>Rises with every change of the draft and with every publishing; a form made from an older one changes nothing.</summary>
    public int Revision { get; set; }

    /// <summary>The day somebody last made sure that the whole list is right; null before it is published.</summary>
    public LocalDate? ConfirmedOn { get; set; }

    /// <summary>Who did; not shown to readers.</summary>
    public Guid? ConfirmedBy { get; set; }
}

/// <summary>Where a version stands. Stored by name; never renamed without a migration.</summary>
public enum ListStage
{
    /// <summary>Being edited; at most one a list.</summary>
    Draft,

    /// <summary>What readers see; at most one a list.</summary>
    Published,

    /// <summary>Published before. Without direct numbers.</summary>
    Old,
}

/// <summary>One version of a list.</summary>
public sealed class ContactListVersion : ITenantOwned
{
    /// <summary>How many old versions are kept.</summary>
    public const int OldKept = 3;

    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid ListId { get; init; }

    public int Number { get; init; }

    public ListStage Stage { get; set; }

    public Instant ChangedAt { get; set; }
}

/// <summary>One line of one version.</summary>
public sealed class ContactListEntry : ITenantOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid VersionId { get; init; }

    /// <summary>The same in every version.</summary>
    public Guid Key { get; init; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public required string Title { get; set; }

    public required string What { get; set; }

    public ListTask? Task { get; set; }

    public required string Phone { get; set; }

    public required string Direct { get; set; }

    public required string Email { get; set; }

    public FieldVisibility PhoneFor { get; set; }

    public FieldVisibility DirectFor { get; set; }

    public FieldVisibility EmailFor { get; set; }

    public required string Note { get; set; }

    public ListEntry ToEntry() => new(Key, Name)
    {
        Title = Title,
        What = What,
        Task = Task,
        Phone = Phone,
        Direct = Direct,
        Email = Email,
        PhoneFor = PhoneFor,
        // Stored before the rule was: never public, whatever was chosen.
        DirectFor = ContactVisibility.Allows(ContactField.DirectPhone, DirectFor) ? DirectFor : FieldVisibility.OwnGps,
        EmailFor = EmailFor,
        Note = Note,
    };

    public static ContactListEntry Of(Guid version, int position, ListEntry entry)
    {
        var row = new ContactListEntry { Id = Guid.CreateVersion7(), VersionId = version, Key = entry.Key, Name = "", Title = "", What = "", Phone = "", Direct = "", Email = "", Note = "" };
        row.Take(position, entry);
        return row;
    }

    public void Take(int position, ListEntry entry)
    {
        (Position, Name, Title, What, Task, Note) = (position, entry.Name, entry.Title, entry.What, entry.Task, entry.Note);
        (Phone, Direct, Email) = (entry.Phone, entry.Direct, entry.Email);
        (PhoneFor, DirectFor, EmailFor) = (entry.PhoneFor, entry.DirectFor, entry.EmailFor);
    }
}

internal sealed class ListTables : IModelContribution
{
    public void Contribute(ModelBuilder model)
    {
        model.Entity<ContactList>(list =>
        {
            list.ToTable("ContactLists").IsTenantTable();
            list.HasIndex(l => l.ContactId).IsUnique();
            list.HasIndex(l => l.TenantId);
            list.HasOne<Contact>().WithMany().HasForeignKey(l => l.ContactId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ContactListVersion>(version =>
        {
            version.ToTable("ContactListVersions").IsTenantTable();
            version.Property(v => v.Stage).HasConversion<string>().HasMaxLength(20);
            version.HasIndex(v => new { v.ListId, v.Number }).IsUnique();
            version.HasIndex(v => new { v.TenantId, v.Stage });
            version.HasOne<ContactList>().WithMany().HasForeignKey(v => v.ListId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ContactListEntry>(Entry);
    }

    private static void Entry(EntityTypeBuilder<ContactListEntry> entry)
    {
        entry.ToTable("ContactListEntries").IsTenantTable();
        entry.HasIndex(e => new { e.VersionId, e.Key }).IsUnique();
        entry.HasIndex(e => e.TenantId);
        entry.HasOne<ContactListVersion>().WithMany().HasForeignKey(e => e.VersionId).OnDelete(DeleteBehavior.Cascade);
        entry.Property(e => e.Name).HasMaxLength(ListEntryRules.LengthOf(ListField.Name));
        entry.Property(e => e.Title).HasMaxLength(ListEntryRules.LengthOf(ListField.Title));
        entry.Property(e => e.What).HasMaxLength(ListEntryRules.LengthOf(ListField.What));
        entry.Property(e => e.Task).HasConversion<string>().HasMaxLength(30);
        entry.Property(e => e.Phone).HasMaxLength(ListEntryRules.PhoneLength);
        entry.Property(e => e.Direct).HasMaxLength(ListEntryRules.PhoneLength);
        entry.Property(e => e.Email).HasMaxLength(ListEntryRules.LengthOf(ListField.Email));
        entry.Property(e => e.Note).HasMaxLength(ListEntryRules.LengthOf(ListField.Note));
        entry.Property(e => e.PhoneFor).HasConversion(level => level.Word(), word => FieldVisibilities.Parse(word)).HasMaxLength(20);
        entry.Property(e => e.DirectFor).HasConversion(level => level.Word(), word => FieldVisibilities.Parse(word)).HasMaxLength(20);
        entry.Property(e => e.EmailFor).HasConversion(level => level.Word(), word => FieldVisibilities.Parse(word)).HasMaxLength(20);
    }
}
