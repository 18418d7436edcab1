using KunnskapsPortal.Courses.Resources;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.Evaluate;

/// <summary>As many sheets are added together as people are noted to have answered.</summary>
internal sealed class EvaluationInvariant(PortalDb db) : IInvariant
{
    public string Name => Texts.EvalInvariant;

    public async Task<IReadOnlyList<string>> BreachesAsync(CancellationToken cancel)
    {
        var forms = await db.Set<EvaluationForm>().AsNoTracking().ToListAsync(cancel);
        var tickets = await db.Set<EvaluationTicket>().GroupBy(t => t.FormId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. forms.Where(f => f.Tally.Answered != tickets.GetValueOrDefault(f.Id)).Select(f => $"{f.SessionId}: {Texts.EvalBreachCount}")];
    }
}
