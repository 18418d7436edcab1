using System.Diagnostics;
using System.Globalization;
using System.Net;
using KunnskapsPortal.Portal.Tests.Ground;

namespace KunnskapsPortal.Benchmarks;

/// <summary>
/// 150 GPs send the enrolment form of a session with 100 seats at the same moment, a third gives up, and then the rest.
/// Everyone's own page is read in between: no more than 100 may have a seat, and no seat may stand empty while somebody waits.
/// </summary>
internal sealed class Enrolments(ServerProcess portal) : IDisposable
{
    private const int People = 150;
    private const string Page = $"/{PortalServer.Tenant}/kurs/{PortalServer.Course}/{PortalServer.Session}";
    private const string Enrol = "#pamelding form:has([name=revisjon])";
    private const string Cancel = "#pamelding details form";

    private readonly List<Visitor> _people = [];

    /// <summary>Signing in is not timed: checking a password is slow on purpose.</summary>
    public async Task SignInAsync()
    {
        for (var n = 1; n <= People; n++)
        {
            var visitor = new Visitor(portal.Address);
            _people.Add(visitor);
            await visitor.SignInAsync(n == 1 ? "fastlege" : $"fastlege{n}", PortalServer.Tenant);
        }
    }

    /// <summary>Enrolments and cancellations a second.</summary>
    public async Task<(double Enrolled, double Cancelled)> RunAsync()
    {
        var enrolled = await SendAsync(_people, Enrol);
        await ExpectAsync(PortalServer.Seats, People - PortalServer.Seats);
        var first = await SendAsync(_people[..(People - PortalServer.Seats)], Cancel);
        await ExpectAsync(PortalServer.Seats, 0);
        var rest = await SendAsync(_people[(People - PortalServer.Seats)..], Cancel);
        await ExpectAsync(0, 0);
        return (People / enrolled.TotalSeconds, People / (first + rest).TotalSeconds);
    }

    public void Dispose() => _people.ForEach(visitor => visitor.Dispose());

    private static async Task<TimeSpan> SendAsync(List<Visitor> people, string form)
    {
        var pages = new List<Answer>();
        foreach (var visitor in people)
        {
            var page = await visitor.GetAsync(Page);
            if (page.Page.QuerySelector(form) is null)
                throw new InvalidOperationException($"The form {form} does not stand on {Page}: {page.Text("#pamelding")}");
            pages.Add(page);
        }

        var clock = Stopwatch.StartNew();
        var answers = await Task.WhenAll(people.Zip(pages, (visitor, page) => visitor.SubmitAsync(page, form)));
        var time = clock.Elapsed;
        if (answers.FirstOrDefault(answer => answer.Status is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther)) is { } refused)
            throw new InvalidOperationException($"{(int)refused.Status}: {refused.Text("[role=alert]")}");
        return time;
    }

    private async Task ExpectAsync(int seats, int queue)
    {
        var (seated, waiting) = (0, 0);
        foreach (var visitor in _people)
        {
            var page = (await visitor.GetAsync(Page)).Page;
            seated += page.QuerySelector("#pamelding .kp-state[data-color=success]") is null ? 0 : 1;
            waiting += page.QuerySelector("#pamelding .kp-state[data-color=info]") is null || page.QuerySelector(Cancel) is null ? 0 : 1;
        }

        if ((seated, waiting) != (seats, queue))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{seated} seated and {waiting} waiting; should be {seats} and {queue}."));
    }
}
