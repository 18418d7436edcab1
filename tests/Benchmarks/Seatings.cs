using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using KunnskapsPortal.Courses.Domain;
using KunnskapsPortal.Rules.Tests.Courses;

namespace KunnskapsPortal.Benchmarks;

/// <summary>Seating of 140 and of 1,000: the time, and the measure beside that of tables drawn by lot.</summary>
internal static class Seatings
{
    private const int TableSize = 8;
    private const int Rounds = 7;
    private const int RandomPlans = 1_000;

    public static int All()
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, load at start {Report.MachineLoad()}");
        Line($"\nTables of {TableSize}, {Rounds} rooms, means; by lot: {RandomPlans:N0} plans a room\n");
        Line($"| people, municipalities | median ms | slowest ms | tables with both: plan | by lot | ratio | have a counterpart: plan | by lot | ratio | most possible |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        One(140, 46);
        One(1_000, 357);
        Console.WriteLine($"Load at end {Report.MachineLoad()}");
        return 0;
    }

    private static void One(int people, int municipalities)
    {
        var (times, plans, lots, most) = (new List<double>(), new List<SeatingMeasure>(), new List<SeatingMeasure>(), new List<SeatingMeasure>());
        // The first is for warming up.
        for (var round = 0; round <= Rounds; round++)
        {
            var task = new SeatingTask(RealisticRoom.Of(people, municipalities, round), TableSize, [], new Dictionary<Guid, int>(), round);
            var watch = Stopwatch.GetTimestamp();
            var tables = Seating.Propose(task).Tables!;
            var time = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
            if (round == 0)
                continue;
            times.Add(time);
            plans.Add(SeatingMeasure.Of(task.People, tables));
            lots.Add(SeatingMeasure.OfRandom(task.People, [.. tables.Values.GroupBy(t => t).Select(t => t.Count())], RandomPlans, round));
            most.Add(SeatingMeasure.Most(task.People, TableSize));
        }

        var (mixed, mixedLot) = (plans.Average(m => m.MixedShare), lots.Average(m => m.MixedShare));
        var (met, metLot) = (plans.Average(m => m.MetShare), lots.Average(m => m.MetShare));
        Line($"| {people:N0}, {municipalities} | {times.Order().ElementAt(Rounds / 2):0} | {times.Max():0} | {mixed:P1} | {mixedLot:P1} | {mixed / mixedLot:0.00} | {met:P1} | {metLot:P1} | {met / metLot:0.0} | {most.Average(m => m.MetShare):P1} |");
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
