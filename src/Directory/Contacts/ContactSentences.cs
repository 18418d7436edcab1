using System.Globalization;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Time;
using NodaTime;

namespace KunnskapsPortal.Directory.Contacts;

/// <summary>What is said of a contact's hours and days away.</summary>
public static class ContactSentences
{
    /// <summary>"Åpent nå" and until when; null where nobody can know.</summary>
    public static (string Text, string? Detail, string Colour)? Now(ContactView contact) => contact.Now switch
    {
        { State: ReachState.Open, Until: { } until } => (Texts.DirOpenNow, Say(Texts.DirUntilClock, until.TimeOfDay.Clock()), "success"),
        { State: ReachState.Open } => (Texts.DirOpenNow, null, "success"),
        { State: ReachState.Closed, Until: { } until } => (Texts.DirClosedNow, Say(Texts.DirOpensAt, until.Date.ToString("dddd", CultureInfo.CurrentCulture), until.TimeOfDay.Clock()), "neutral"),
        { State: ReachState.Closed } => (Texts.DirClosedNow, null, "neutral"),
        { State: ReachState.Away, Until: { } back } => (Texts.DirAwayToday, Say(Texts.DirBackOn, back.Date.Long()), "warning"),
        { State: ReachState.Away } => (Texts.DirAwayToday, null, "warning"),
        _ => null,
    };

    /// <summary>"24. desember 2026 – 2. januar 2027", for who may know.</summary>
    public static string Away((LocalDate From, LocalDate? To) away) => away.To is { } to
        ? $"{away.From.Long()} – {to.Long()}"
        : Say(Texts.DirAwayFrom, away.From.Long());

    private static string Say(string sentence, params object[] arguments) => string.Format(CultureInfo.CurrentCulture, sentence, arguments);
}
