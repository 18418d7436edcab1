using System.Globalization;
using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.RemindOfContacts;

/// <summary>Contacts that nobody has confirmed for ninety days, for the board. The tenant's: no editor has them in hand alone.</summary>
internal sealed class ContactsToConfirm(PortalDb db) : IDueSource
{
    public int Order => 45;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        var settings = await DirectorySettings.OfAsync(db, cancel);
        var before = question.Today.PlusDays(-settings.FreshDays);
        var due = db.Set<Contact>().AsNoTracking().Where(c => c.ConfirmedOn < before);
        if (question.Person is not null || question.Office is not null)
            return new DueGroup("kontakter", Texts.ContactsDue, [], 0);
        var total = await due.CountAsync(cancel);
        var rows = await due.OrderBy(c => c.ConfirmedOn).ThenBy(c => c.Slug).Take(question.Most).ToListAsync(cancel);
        return new DueGroup("kontakter", Texts.ContactsDue,
        [
            .. rows.Select(c => new DueRow($"/kontakt/{c.Slug}", c.In(Language()).Name, Texts.ContactsDueDetail, c.ConfirmedOn,
                Confirmation.Of(c.ConfirmedOn, question.Today, settings.FreshDays, settings.AgeingDays) == Freshness.Old)),
        ], total);
    }

    private static Kernel.Text.Language Language() =>
        CultureInfo.CurrentUICulture.Name.StartsWith("nn", StringComparison.Ordinal) ? Kernel.Text.Language.Nynorsk : Kernel.Text.Language.Bokmal;
}
