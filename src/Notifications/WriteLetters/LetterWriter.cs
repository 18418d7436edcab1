using System.Globalization;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Domain;
using KunnskapsPortal.Notifications.Resources;
using KunnskapsPortal.Notifications.TakeNotices;
using KunnskapsPortal.Notifications.WriteMail;
using NodaTime;

namespace KunnskapsPortal.Notifications.WriteLetters;

/// <summary>Writes one person's letter into the outbox. The caller saves and commits.</summary>
internal sealed class LetterWriter(MailComposer composer, Outbox outbox, NoticeKinds kinds, IClock clock)
{
    private static readonly Duration NewsIsOld = Duration.FromDays(6);

    /// <param name="person">With the lines that wait: those that are written, or will never be, are marked.</param>
    /// <param name="matter">Of this person's letter of this week.</param>
    /// <param name="due">When the letter was due.</param>
    /// <param name="news">By written form.</param>
    /// <param name="cancel">Reading the template.</param>
    /// <returns>True where the person gets a letter.</returns>
    public Task<bool> WriteAsync(
        LetterPerson person, string matter, Instant due, IReadOnlyDictionary<Language, LetterNewsParts> news, CancellationToken cancel) =>
        Culture.InAsync(person.To.Language, async () =>
        {
            var now = clock.GetCurrentInstant();
            // What waits for one who wants no letter waits no longer, so that it does not come in a heap later.
            foreach (var line in person.Lines)
                line.WrittenAt = now;
            var letter = kinds[Letter.Kind];
            if (!Letter.IsWanted(person.Choices, letter))
                return false;
            var wantsNews = person.IsMember && Choices.Of(person.Choices, kinds[Letter.News]) != NoticeWay.Off;
            var sections = Letter.Sections(
                [.. person.Lines.Select(l => new LetterLine(l.Kind, l.Title, l.Text, l.Address, l.NotAfter))],
                kinds.All, person.Choices, now, wantsNews ? news[person.To.Language] : LetterNewsParts.None, Texts.LetterOthers);
            if (sections.Count == 0)
                return false;
            var content = ContentOf(due) with { NotAfter = person.Lines.Count > 0 ? null : due + NewsIsOld };
            outbox.Add(letter, person.Email, person.To, matter, await composer.ComposeAsync(letter, person.To, content, sections, cancel), content);
            return true;
        });

    /// <summary>The letter's own words, in the current culture.</summary>
    public NoticeContent ContentOf(Instant due)
    {
        var week = NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(due.DayInOslo());
        return new NoticeContent(string.Format(CultureInfo.CurrentCulture, Texts.LetterTitle, composer.Portal, week), "/min-side") { AddressLabel = Texts.LetterButton };
    }
}
