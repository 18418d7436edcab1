using KunnskapsPortal.Kernel.Text;
using NodaTime;

namespace KunnskapsPortal.Measures.Domain;

/// <summary>What somebody in the region says of a measure. Stored names.</summary>
public enum OfferState
{
    Unknown,
    Offered,
    NotOffered,
}

/// <summary>Whom a statement comes from. Stored names; no person's name is kept with it.</summary>
public enum Reporter
{
    Region,
    Office,
}

/// <summary>A statement about a measure in one area, as it was typed.</summary>
/// <param name="WaitFrom">Weeks, the shortest; null where no waiting time is known.</param>
/// <param name="WaitTo">Weeks, the longest; null where it is the same as the shortest.</param>
/// <param name="Contact">The last part of the address of a contact in the directory; may be empty.</param>
/// <param name="Note">A sentence; may be empty.</param>
public sealed record LocalStatement(OfferState State, int? WaitFrom, int? WaitTo, LocalDate ReportedOn, string Contact, string Note);

/// <summary>What is wrong with a statement.</summary>
public enum LocalRefusal
{
    WaitOutside,
    WaitOrder,
    WaitWithoutOffer,
    DateAhead,
    DateTooOld,
    NotContact,

    /// <summary>An address of a contact, but of none in the directory.</summary>
    UnknownContact,
    NoteTooLong,
    PatientData,
}

/// <summary>The rules of statements about measures in a region.</summary>
public static class LocalRules
{
    public const int LongestNote = 240;

    /// <summary>Weeks.</summary>
    public const int LongestWait = 104;

    /// <summary>Days after which a statement is shown in amber.</summary>
    public const int FreshDays = 90;

    /// <summary>Days after which it is due on the board.</summary>
    public const int DueDays = 180;

    /// <summary>Days back that something can have been reported.</summary>
    public const int LongestBack = 366;

    /// <summary>Everything that is wrong, none where it can be kept.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="today">In Europe/Oslo.</param>
    /// <param name="contacts">Those in the directory; null where only the wording is judged.</param>
    public static IReadOnlyList<LocalRefusal> Judge(LocalStatement typed, LocalDate today, IReadOnlySet<string>? contacts = null)
    {
        var wrong = new List<LocalRefusal>();
        AddIf(typed.WaitFrom is < 0 or > LongestWait || typed.WaitTo is < 0 or > LongestWait, LocalRefusal.WaitOutside);
        AddIf(typed.WaitTo is { } to && (typed.WaitFrom is not { } from || from > to), LocalRefusal.WaitOrder);
        AddIf(typed.State != OfferState.Offered && (typed.WaitFrom ?? typed.WaitTo) is not null, LocalRefusal.WaitWithoutOffer);
        AddIf(typed.ReportedOn > today, LocalRefusal.DateAhead);
        AddIf(typed.ReportedOn < today.PlusDays(-LongestBack), LocalRefusal.DateTooOld);
        AddIf(typed.Contact.Length > 0 && !Slug.IsValid(typed.Contact), LocalRefusal.NotContact);
        AddIf(Slug.IsValid(typed.Contact) && contacts?.Contains(typed.Contact) == false, LocalRefusal.UnknownContact);
        AddIf(typed.Note.Length > LongestNote, LocalRefusal.NoteTooLong);
        AddIf(PatientDataGuard.Finds(typed.Note) || PatientDataGuard.Finds(typed.Contact), LocalRefusal.PatientData);
        return wrong;

        void AddIf(bool isWrong, LocalRefusal refusal)
        {
            if (isWrong)
                wrong.Add(refusal);
        }
    }

    /// <summary>Reported more than ninety days ago: ask before relying on it. Whole days in Europe/Oslo.</summary>
    public static bool IsAgeing(LocalDate reportedOn, LocalDate today) => Period.DaysBetween(reportedOn, today) > FreshDays;

    /// <summary>The first day after today on which <see cref="IsAgeing"/> changes; null where it never does.</summary>
    public static LocalDate? NextChange(LocalDate reportedOn, LocalDate today) =>
        IsAgeing(reportedOn, today) ? null : reportedOn.PlusDays(FreshDays + 1);

    /// <summary>
    /// What the region says taken together: offered where anybody offers it; not offered where the region as a whole says so
    /// and nobody offers it; else null, for nobody knows.
    /// </summary>
    /// <param name="stated">Statements of one measure: whether each is for the whole region, and what it says.</param>
    public static string? Together(IEnumerable<(bool WholeRegion, OfferState State)> stated)
    {
        var all = stated.ToList();
        return all.Exists(s => s.State == OfferState.Offered) ? HereWords.Offered
            : all.Exists(s => s is { WholeRegion: true, State: OfferState.NotOffered }) ? HereWords.NotOffered
            : null;
    }

    /// <summary>A publisher of the region keeps every area; an office editor keeps the own office and no other.</summary>
    /// <param name="area">The area's word in addresses; empty for the whole region.</param>
    /// <param name="mayPublish">The viewer publishes in the region.</param>
    /// <param name="ownOffice">The office the viewer edits for; null for others.</param>
    public static bool MayKeep(string area, bool mayPublish, string? ownOffice) =>
        mayPublish || (area.Length > 0 && !string.IsNullOrWhiteSpace(ownOffice) && area == Slug.From(ownOffice));
}
