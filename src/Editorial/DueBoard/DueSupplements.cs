using KunnskapsPortal.Editorial.Resources;
using KunnskapsPortal.Editorial.WriteSupplements;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Time;

namespace KunnskapsPortal.Editorial.DueBoard;

/// <summary>Supplements under which the national text has changed. Two queries; a region has few supplements, and only they are read.</summary>
public sealed class DueSupplements(SupplementShelf shelf) : IDueSource
{
    public int Order => 40;

    public async Task<DueGroup> FindAsync(DueQuestion question, CancellationToken cancel)
    {
        var all = await shelf.ListAsync(new DeskView(question.Person, question.Office), cancel);
        var due = all.Where(row => row.NeedsLook).ToList();
        return new DueGroup("tillegg", Texts.DueSupplements, [.. due.Take(question.Most).Select(row => new DueRow(
            $"/redaksjon/tillegg/{row.Item.Id}", row.Item.Title, SupplementListModel.StateText(row), row.Item.ChangedAt.DayInOslo(), false))], due.Count);
    }
}
