namespace KunnskapsPortal.Directory.Domain;

/// <summary>What came of a change to the duty rota, its slots or a request to be called back. Closed: the page has a sentence for each.</summary>
public enum DutyOutcome
{
    Done,

    /// <summary>The region has no duty rota, or nothing of the kind is there for this person.</summary>
    NotFound,

    /// <summary>The person is not a confirmed advisory physician here, or has no entry in the directory to show.</summary>
    NotOnRota,

    /// <summary>Another physician stands on the rota with this entry of the directory.</summary>
    ContactTaken,

    /// <summary>No physician or no day of the week was chosen.</summary>
    NothingChosen,

    /// <summary>It ends before it begins, or lasts longer than what is allowed.</summary>
    WrongTimes,

    /// <summary>It has begun or is over.</summary>
    Past,

    /// <summary>The physician has a shift, or a slot, that shares time with it.</summary>
    Overlaps,

    /// <summary>The deputy is the physician who is on duty.</summary>
    OwnDeputy,

    /// <summary>The pattern gives more shifts, or the opening more slots, than one form may make, or none.</summary>
    WrongNumber,

    /// <summary>Somebody has been asked to take the shift and has not answered.</summary>
    SwapAsked,

    /// <summary>The swap has been answered or withdrawn, or the shifts have changed hands since.</summary>
    SwapEnded,

    /// <summary>One asks oneself.</summary>
    OwnShift,

    /// <summary>The slot has been taken by somebody else.</summary>
    SlotTaken,

    /// <summary>The physician's own slot.</summary>
    OwnSlot,

    /// <summary>Somebody is to be called in the slot.</summary>
    SlotInUse,

    /// <summary>The person waits for another call.</summary>
    AlreadyWaiting,

    /// <summary>The request has ended.</summary>
    CallEnded,

    /// <summary>Not a telephone number.</summary>
    WrongNumberToCall,

    /// <summary>Not a topic of the list.</summary>
    NoTopic,

    /// <summary>The physician has no deputy at that time, or the deputy is away or has another slot then.</summary>
    NoDeputy,

    /// <summary>The physician whose time it is has said to be away that day.</summary>
    Away,

    /// <summary>The physician has agreed to call somebody on these days.</summary>
    CallsWait,

    /// <summary>The new time lies more than a week after the one that was chosen first.</summary>
    TooLate,

    /// <summary>The entry of the directory is linked to somebody else's account.</summary>
    OthersEntry,
}
