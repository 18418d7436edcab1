using KunnskapsPortal.Courses.Domain;

namespace KunnskapsPortal.Rules.Tests.Courses;

/// <summary>
/// A room like the two-day course's: three doctors to two from Nav, in municipalities of very different size. Where somebody
/// comes from is drawn, with the n-th municipality 1/n as likely as the first. Also what the benchmark seats.
/// </summary>
internal static class RealisticRoom
{
    public static IReadOnlyList<TableGuest> Of(int people, int municipalities, int seed)
    {
        var random = new Random(seed);
        var weights = Enumerable.Range(1, municipalities).Select(n => 1.0 / n).ToArray();
        return [.. Enumerable.Range(0, people).Select(n => new TableGuest(new Guid(n + 1, 0, 0, new byte[8]), n % 5 < 3 ? TableSide.Doctor : TableSide.Nav, Town()))];

        string Town()
        {
            var (at, town) = (random.NextDouble() * weights.Sum(), 0);
            while (town < municipalities - 1 && (at -= weights[town]) > 0)
                town++;
            return town.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
