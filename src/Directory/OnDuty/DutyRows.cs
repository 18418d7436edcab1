using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using NodaTime;

namespace KunnskapsPortal.Directory.OnDuty;

/// <summary>That an advisory physician stands on the rota, and which entry of the directory is shown for the person.</summary>
public sealed class DutyPhysician : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    public Guid ContactId { get; set; }
}

/// <summary>One shift. Written under the lock of the tenant's <see cref="Contacts.DirectorySettings"/>, as everything of the rota is.</summary>
public sealed class DutyShift : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; set; }

    public Guid? DeputyId { get; set; }

    public LocalDateTime Starts { get; set; }

    public LocalDateTime Ends { get; set; }

    /// <summary>Rises with every change, for the person's calendar.</summary>
    public int Sequence { get; set; }

    public Instant ChangedAt { get; set; }

    public DutyTime Time => new(Id, PersonId, Starts, Ends);
}

/// <summary>Where a question about a swap stands. Stored by name; never renamed without a migration.</summary>
public enum SwapState
{
    Asked,
    Accepted,
    Declined,
    Withdrawn,
}

/// <summary>That one who has a shift asks another to take it, alone or for a shift in return.</summary>
public sealed class DutySwap : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>Who asks.</summary>
    public Guid PersonId { get; init; }

    public Guid ToPersonId { get; init; }

    public Guid ShiftId { get; init; }

    /// <summary>The other's shift that the asker takes; null for none.</summary>
    public Guid? ReturnShiftId { get; init; }

    public SwapState State { get; set; }

    public Instant AskedAt { get; init; }

    public Instant? AnsweredAt { get; set; }
}

/// <summary>Days on which an advisory physician does not answer. Why is not asked.</summary>
public sealed class DutyAbsence : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    public LocalDate FirstDay { get; init; }

    public LocalDate LastDay { get; init; }

    public DutyAway Away => new(PersonId, FirstDay, LastDay);
}

/// <summary>Time for one call, opened by the physician.</summary>
public sealed class DutySlot : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    public Guid PersonId { get; init; }

    public LocalDateTime Starts { get; init; }

    public LocalDateTime Ends { get; init; }

    public DutyTime Time => new(Id, PersonId, Starts, Ends);
}

/// <summary>That a member wants to be called in a slot. Holds no word of the member's own but a telephone number, and that only while it waits.</summary>
public sealed class CallBack : ITenantOwned, IPersonOwned
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; private set; }

    /// <summary>Who asks.</summary>
    public Guid PersonId { get; init; }

    public Guid PhysicianId { get; init; }

    public Guid SlotId { get; init; }

    /// <summary>As the slot: kept here, for the slot may go.</summary>
    public LocalDateTime Starts { get; init; }

    public LocalDateTime Ends { get; init; }

    public CallTopic Topic { get; init; }

    /// <summary>For the physician only. Null from the moment the request ends.</summary>
    public string? Number { get; private set; }

    public CallState State { get; private set; }

    /// <summary>When the person asked the first time; passing on does not change it.</summary>
    public Instant AskedAt { get; init; }

    public Instant? EndedAt { get; private set; }

    public static CallBack Of(DutySlot slot, Guid person, CallTopic topic, string number, Instant askedAt) => new()
    {
        Id = Guid.CreateVersion7(),
        PersonId = person,
        PhysicianId = slot.PersonId,
        SlotId = slot.Id,
        Starts = slot.Starts,
        Ends = slot.Ends,
        Topic = topic,
        Number = number,
        AskedAt = askedAt,
    };

    /// <summary>Ends the request and forgets the number.</summary>
    /// <returns>False where it had ended.</returns>
    public bool End(CallState state, Instant now)
    {
        if (!CallBackRules.MayBecome(State, state))
            return false;
        (State, EndedAt, Number) = (state, now, null);
        return true;
    }
}
