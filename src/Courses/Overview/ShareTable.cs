using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Courses.Overview;

/// <summary>Shares of seats and of applicants, from published sums only.</summary>
public static class ShareTable
{
    /// <summary>The group of all that is put together.</summary>
    public const string Together = "together";

    /// <summary>
    /// One line for each profession that is shown with its seats and its queue in every course that counts; a course counts
    /// where its seats and its queue are shown apart.
    /// </summary>
    public static IReadOnlyList<GroupShare> Of(IEnumerable<PublishedCell> places)
    {
        var groups = new Dictionary<string, (int Applicants, int Seats)>();
        foreach (var block in places.GroupBy(c => $"{string.Join(',', c.Path[0])}|{string.Join(',', c.Path[1])}"))
        {
            if (block.Any(c => c.Path[2].Count > 1))
                continue;
            var mixed = block.Where(c => c.Path[3].Count > 1).SelectMany(c => c.Path[3]).ToHashSet();
            foreach (var cell in block.Where(c => c.Count > 0))
            {
                var group = cell.Path[3].Any(mixed.Contains) ? Together : cell.Path[3][0];
                var (applicants, seats) = groups.GetValueOrDefault(group);
                groups[group] = (applicants + cell.Count, seats + (cell.Path[2][0] == OverviewTables.Seated ? cell.Count : 0));
            }
        }

        return Fairness.Shares(
        [
            .. OverviewTables.AudienceKeys.Reverse().Append(Together).Where(groups.ContainsKey)
                .Select(key => (key, groups[key].Applicants, groups[key].Seats)),
        ]);
    }
}
