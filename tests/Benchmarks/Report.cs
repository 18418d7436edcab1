using System.Globalization;

namespace KunnskapsPortal.Benchmarks;

/// <summary>The numbers of a run, as a table for docs/benchmarks.md.</summary>
internal static class Report
{
    public static void Print(string database, IReadOnlyList<(string Name, List<Round> Rounds)> scenarios, List<(double Enrolled, double Cancelled)> enrolments)
    {
        var bare = scenarios[0].Rounds;
        Line($"\n{database}, {bare.Count} rounds, {Load.Connections} connections\n");
        Line($"| | requests/s | lowest to highest round | to the bare app | p50 ms | p95 ms | server CPU per request | to the bare app |");
        Line($"|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, rounds) in scenarios)
        {
            var latencies = rounds.SelectMany(round => round.Latencies).Order().ToArray();
            Line($"| {name} | {Median(rounds, PerSecond):N0} | {rounds.Min(PerSecond):N0} to {rounds.Max(PerSecond):N0} | {Ratio(rounds, bare, PerSecond):0.000} | {At(latencies, 0.5):0.00} | {At(latencies, 0.95):0.00} | {Median(rounds, Processor):0} µs | {Ratio(rounds, bare, Processor):0.00} |");
        }

        var bareRate = Median(bare, PerSecond);
        Row("enrolment", [.. enrolments.Select(e => e.Enrolled)]);
        Row("cancellation", [.. enrolments.Select(e => e.Cancelled)]);

        void Row(string name, double[] rates) =>
            Line($"| {name} | {Median(rates):N0} | {rates.Min():N0} to {rates.Max():N0} | {Median(rates) / bareRate:0.000} | | | | |");
    }

    /// <summary>The mean load of the last minute: above the number of processors, others are at work too.</summary>
    public static string MachineLoad() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static double PerSecond(Round round) => round.PerSecond;

    private static double Processor(Round round) => round.Processor.TotalMicroseconds;

    /// <summary>Each round is held against the bare app's round beside it; the median of these does not feel a slow minute.</summary>
    private static double Ratio(List<Round> rounds, List<Round> bare, Func<Round, double> of) => Median(rounds.Zip(bare, (a, b) => of(a) / of(b)));

    private static double Median(List<Round> rounds, Func<Round, double> of) => Median(rounds.Select(of));

    private static double Median(IEnumerable<double> values) => At([.. values.Order()], 0.5);

    private static double At(double[] sorted, double part) => sorted[(int)((sorted.Length - 1) * part)];

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
