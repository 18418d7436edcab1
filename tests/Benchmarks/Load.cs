using System.Diagnostics;
using System.Net;

namespace KunnskapsPortal.Benchmarks;

/// <summary>One thing that is asked for: the server, its addresses in turn, and the cookie to send.</summary>
internal sealed record Scenario(string Name, ServerProcess Server, IReadOnlyList<string> Paths, string? Cookie = null);

/// <summary>One round of one scenario.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Processor">Processor time of the server for one answer.</param>
/// <param name="Latencies">From sending a request until its last byte is read, sorted, in milliseconds.</param>
internal sealed record Round(double PerSecond, TimeSpan Processor, double[] Latencies);

/// <summary>
/// Asks over a fixed number of connections, each with one request under way. The handler is used without
/// <see cref="HttpClient"/> around it: what the asking costs is taken from the same processors as what is measured.
/// </summary>
internal sealed class Load(Scenario scenario) : IDisposable
{
    public const int Connections = 16;
    private const int MostRequests = 1_000_000;

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        UseProxy = false,
        MaxConnectionsPerServer = Connections,
        PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
    });

    private readonly Uri[] _addresses = [.. scenario.Paths.Select(path => new Uri(scenario.Server.Address, path))];
    private int _next;

    public Scenario Scenario => scenario;

    public async Task<Round> RunAsync(TimeSpan time)
    {
        var first = _next;
        var processor = scenario.Server.ProcessorTime;
        var clock = Stopwatch.StartNew();
        var workers = Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(clock, time, first + MostRequests)));
        var latencies = (await Task.WhenAll(workers)).SelectMany(times => times).ToArray();
        var seconds = clock.Elapsed.TotalSeconds;
        var used = scenario.Server.ProcessorTime - processor;
        Array.Sort(latencies);
        return new Round(latencies.Length / seconds, used / latencies.Length, latencies);
    }

    public void Dispose() => _http.Dispose();

    private async Task<List<double>> AskAsync(Stopwatch clock, TimeSpan time, int last)
    {
        var latencies = new List<double>(65_536);
        while (clock.Elapsed < time)
        {
            var number = Interlocked.Increment(ref _next);
            if (number > last)
                break;
            var began = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(HttpMethod.Get, _addresses[number % _addresses.Length]);
            if (scenario.Cookie is not null)
                request.Headers.TryAddWithoutValidation("Cookie", scenario.Cookie);
            using var answer = await _http.SendAsync(request, CancellationToken.None);
            await answer.Content.CopyToAsync(Stream.Null);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"{scenario.Name}: {(int)answer.StatusCode} for {request.RequestUri}");
            latencies.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return latencies;
    }
}
