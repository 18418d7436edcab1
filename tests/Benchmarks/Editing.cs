using System.Diagnostics;
using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Benchmarks;

/// <summary>What an editor waits for, one thing after the other, in milliseconds.</summary>
internal sealed class Editing(Uri portal, string person, string tenant) : IDisposable
{
    private const int Warm = 3;
    private const int Times = 15;
    private readonly Visitor _visitor = new(portal);
    private int _count;

    public async Task SignInAsync() => await _visitor.SignInAsync(person, tenant);

    /// <summary>Medians; a page that this portal does not have is left out.</summary>
    public async Task<IReadOnlyList<(string Step, double Milliseconds)>> MeasureAsync(Guid item)
    {
        var desk = $"/{tenant}/redaksjon";
        var text = $"{desk}/tekst/{item}";
        var steps = new (string Name, Func<Task<(double, Answer)>> Do)[]
        {
            ("list, /redaksjon/innhold", () => GetAsync($"{desk}/innhold")),
            ("list filtered by words", () => GetAsync($"{desk}/innhold?q=ytelsesm")),
            ("board, /redaksjon", () => GetAsync(desk)),
            ("open the editor", () => GetAsync(text)),
            ("autosave", async () => await SendAsync(await _visitor.GetAsync(text), "#tekst", text + "/utkast", ("body", Body()))),
            ("save a version", async () => await SendAsync(await _visitor.GetAsync(text), "#tekst", null, ("body", Body()), ("handling", "lagre"))),
            ("publish", () => PublishAsync(text)),
            ("public page after it", () => GetAsync($"/{tenant}/artikler")),
            ("first search after it", async () =>
            {
                await PublishAsync(text);
                await Task.Delay(1100);
                return await GetAsync($"/{tenant}/sok.json?q=arbeidsplassen");
            }),
        };
        var medians = new List<(string, double)>();
        foreach (var (name, step) in steps)
        {
            var times = new List<double>();
            // The first search is slow enough to be measured less often.
            var rounds = name.StartsWith("first", StringComparison.Ordinal) ? 4 : Warm + Times;
            for (var n = 0; n < rounds; n++)
            {
                var (time, answer) = await step();
                if (answer.Status == HttpStatusCode.NotFound)
                    break;
                if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.Found))
                    throw new InvalidOperationException($"{name}: {answer.Status} {answer.Text("h1")}");
                if (n >= Math.Min(Warm, rounds - 3))
                    times.Add(time);
            }

            if (times.Count > 0)
                medians.Add((name, times.Order().ElementAt(times.Count / 2)));
        }

        return medians;
    }

    public async Task PublishOnceAsync(Guid item) => _ = await PublishAsync($"/{tenant}/redaksjon/tekst/{item}");

    public void Dispose() => _visitor.Dispose();

    private async Task<(double, Answer)> PublishAsync(string text)
    {
        await _visitor.SubmitAsync(await _visitor.GetAsync(text), "#tekst", ("body", Body()), ("handling", "lagre"));
        return await SendAsync(await _visitor.GetAsync(text + "/liv"), "form:has(button[value=Publish])", null, ("steg", "Publish"));
    }

    private string Body() => $"Ny tekst nummer {++_count}, {Guid.NewGuid():N}.";

    private async Task<(double, Answer)> GetAsync(string address)
    {
        var watch = Stopwatch.GetTimestamp();
        var answer = await _visitor.GetAsync(address);
        return (Stopwatch.GetElapsedTime(watch).TotalMilliseconds, answer);
    }

    private async Task<(double, Answer)> SendAsync(Answer page, string form, string? address, params (string, string)[] values)
    {
        var watch = Stopwatch.GetTimestamp();
        var answer = await _visitor.SubmitToAsync(page, form, address, values);
        return (Stopwatch.GetElapsedTime(watch).TotalMilliseconds, answer);
    }
}
