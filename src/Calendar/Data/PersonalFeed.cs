using KunnskapsPortal.Kernel.Persistence;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace KunnskapsPortal.Calendar.Data;

/// <summary>
/// A secret address at which one of a person's calendar programs reads what is the person's. A person has one for each
/// program and can reset or end each by itself. The secret names its person, so that the row is found behind the person's own wall.
/// </summary>
public sealed class PersonalFeed : IPersonOwned
{
    public const int NameLength = 60;

    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>What the person calls it: "Outlook på jobb".</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the secret, in lower-case hex: what an address is compared with.</summary>
    public required string SecretHash { get; set; }

    /// <summary>The secret as the data protection keys lock it, so that its owner can see the address again.</summary>
    public required string LockedSecret { get; set; }

    /// <summary>Minutes before each meeting that the program is to remind; null for no alarm.</summary>
    public int? AlarmMinutes { get; set; }

    public Instant CreatedAt { get; init; }

    public Instant? LastFetchedAt { get; set; }
}

internal sealed class CalendarTables : IModelContribution
{
    public void Contribute(ModelBuilder model) => model.Entity<PersonalFeed>(feed =>
    {
        feed.ToTable("PersonalFeeds").IsPersonTable();
        feed.Property(f => f.Name).HasMaxLength(PersonalFeed.NameLength);
        feed.Property(f => f.SecretHash).HasMaxLength(64);
        feed.HasIndex(f => f.SecretHash).IsUnique();
        feed.HasIndex(f => f.PersonId);
    });
}
