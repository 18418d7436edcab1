using KunnskapsPortal.Directory.Contacts;
using KunnskapsPortal.Directory.Domain;
using KunnskapsPortal.Directory.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Directory.KeepLists.Fade;

/// <summary>
/// What readers have said is wrong, and lists that are no longer fresh, on the board: the office's own for its editor, all for those who ask for the
/// tenant's. Nobody has them in hand alone.
/// </summary>
internal sealed class WrongNumbersDue(PortalDb db, TenantContext tenant) : IDueSource
{
    public int Order => 44;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        if (question.Person is not null && question.Office is null)
            return new DueGroup("feilnummer", Texts.ListWrongDue, [], 0);
        var open = await (
            from report in db.Set<WrongNumber>().AsNoTracking()
            join list in db.Set<ContactList>() on report.ListId equals list.Id
            join office in db.Set<Contact>() on list.ContactId equals office.Id
            where report.ClosedAt == null
            orderby report.FirstAt
            select new { report, office }).ToListAsync(cancel);
        var mine = open.Where(row => OfOffice.Is(row.office, question.Office)).ToList();
        return new DueGroup("feilnummer", Texts.ListWrongDue,
        [
            .. mine.Take(question.Most).Select(row => new DueRow(
                $"/kontakt/lister/{row.office.Slug}", row.office.In(tenant.Language).Name, Texts.ListWrongDueDetail, row.report.FirstAt.DayInOslo(), true)),
        ], mine.Count);
    }
}

/// <summary>Published lists that nobody has confirmed for longer than the region has chosen.</summary>
internal sealed class ListsDue(PortalDb db, TenantContext tenant) : IDueSource
{
    public int Order => 46;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        if (question.Person is not null && question.Office is null)
            return new DueGroup("kontaktlister", Texts.ListsDue, [], 0);
        var settings = await DirectorySettings.OfAsync(db, cancel);
        var freshness = new ListFreshness(settings.FreshDays, settings.AgeingDays);
        var before = question.Today.PlusDays(-settings.FreshDays);
        var rows = await db.Set<ContactList>().AsNoTracking().Where(list => list.ConfirmedOn < before)
            .Join(db.Set<Contact>(), list => list.ContactId, office => office.Id, (list, office) => new { list, office })
            .OrderBy(row => row.list.ConfirmedOn).ToListAsync(cancel);
        var mine = rows.Where(row => OfOffice.Is(row.office, question.Office)).ToList();
        return new DueGroup("kontaktlister", Texts.ListsDue,
        [
            .. mine.Take(question.Most).Select(row => new DueRow(
                $"/kontakt/lister/{row.office.Slug}/bekreft", row.office.In(tenant.Language).Name, Texts.ContactsDueDetail, row.list.ConfirmedOn,
                freshness.Of(row.list.ConfirmedOn, question.Today) == Freshness.Old)),
        ], mine.Count);
    }
}

/// <summary>Whether a row of the board belongs to the office that is asked for.</summary>
internal static class OfOffice
{
    public static bool Is(Contact office, string? asked) =>
        asked is null || string.Equals(office.Bokmal.Name, asked.Trim(), StringComparison.OrdinalIgnoreCase)
        || string.Equals(office.Nynorsk.Name, asked.Trim(), StringComparison.OrdinalIgnoreCase);
}
