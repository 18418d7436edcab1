using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace KunnskapsPortal.Courses.ArrangeCourse;

/// <summary>What municipalities are called today. One query, once in a request.</summary>
public sealed class MunicipalityNames(PortalDb db)
{
    private Dictionary<string, string> _names = [];

    public async Task LoadAsync(CancellationToken cancel) => _names = _names.Count > 0 ? _names
        : await db.Set<Municipality>().AsNoTracking().Where(m => m.ValidTo == null).ToDictionaryAsync(m => m.Number, m => m.Name, cancel);

    /// <summary>The name; the number itself where it is none of today's; null for null.</summary>
    public string? NameOf(string? number) => number is null ? null : _names.GetValueOrDefault(number, number);
}
