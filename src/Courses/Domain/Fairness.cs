namespace KunnskapsPortal.Courses.Domain;

/// <summary>How the seats fell to one group, beside how many of the applicants it was.</summary>
/// <param name="Group">The group's key.</param>
/// <param name="Applicants">Those with a seat and those who wait.</param>
/// <param name="Seats">Those with a seat.</param>
/// <param name="ShareOfApplicants">Of all applicants, in per cent.</param>
/// <param name="ShareOfSeats">Of all seats, in per cent.</param>
public sealed record GroupShare(string Group, int Applicants, int Seats, double ShareOfApplicants, double ShareOfSeats)
{
    /// <summary>Percentage points: above 0 where the group has more of the seats than of the applicants.</summary>
    public double Difference => ShareOfSeats - ShareOfApplicants;
}

/// <summary>Whether seats fall evenly between groups. Figures in, figures out: what is hidden must be hidden before.</summary>
public static class Fairness
{
    /// <summary>The groups with their shares, in the order given. Shares add up to a hundred; the differences to nothing.</summary>
    public static IReadOnlyList<GroupShare> Shares(IReadOnlyList<(string Group, int Applicants, int Seats)> groups)
    {
        if (groups.Any(g => g.Seats < 0 || g.Applicants < g.Seats))
            throw new ArgumentException("A group cannot have more seats than applicants.", nameof(groups));
        double applicants = groups.Sum(g => g.Applicants);
        double seats = groups.Sum(g => g.Seats);
        return [.. groups.Select(g => new GroupShare(g.Group, g.Applicants, g.Seats, Percent(g.Applicants, applicants), Percent(g.Seats, seats)))];
    }

    /// <summary>The middle value, the mean of the two middle ones where they are even in number; null of none.</summary>
    public static double? Median(IReadOnlyCollection<int> values)
    {
        if (values.Count == 0)
            return null;
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0;
    }

    private static double Percent(int part, double whole) => whole == 0 ? 0 : 100 * part / whole;
}
