using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using KunnskapsPortal.Courses.Data;
using KunnskapsPortal.Courses.EnrolInSession;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Start;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KunnskapsPortal.Benchmarks;

/// <summary>
/// Enrolments a second on PostgreSQL through the portal's own handler, without HTTP, against the same three statements in bare
/// Npgsql: lock the row, insert the enrolment, count it. And what the list of courses costs with 2,000 sessions.
/// </summary>
internal static class SeatRates
{
    private const int Rounds = 5;
    private const int AtOnce = 8;
    private const int Sessions = 2_000;

    public static async Task<int> AllAsync()
    {
        if (Environment.GetEnvironmentVariable("KP_TEST_POSTGRES") is not { Length: > 0 } server)
        {
            await Console.Error.WriteLineAsync("KP_TEST_POSTGRES names no server: this is measured on PostgreSQL.");
            return 2;
        }

        Line($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, load at start {Report.MachineLoad()}");
        await using var installation = await Installation.MakeAsync(server);
        await using var app = PortalApp.Build(new PortalOptions { Data = installation.Data, Database = installation.Words[2], Root = Repository.Root, Urls = "http://127.0.0.1:0" });
        await app.Services.GetRequiredService<PortalStart>().PrepareAsync(CancellationToken.None);
        var people = await PeopleAsync(app);
        await using var bare = await BareSeats.MakeAsync(installation.Words[2]);
        var ratios = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var sessions = await PublishAsync(app, $"fart-{round}", 1, 100);
            var ours = await RateAsync(people, person => EnrolAsync(app, person, sessions[0]));
            var theirs = await bare.RunAsync(people);
            if (round == 0)
                continue;
            ratios.Add(ours / theirs);
            Line($"round {round}: portal {ours:0}/s, bare Npgsql {theirs:0}/s, ratio {ours / theirs:0.00}");
        }

        Line($"enrolment, median ratio of {Rounds} rounds of {people.Count}: {ratios.Order().ElementAt(Rounds / 2):0.00}");
        await app.StartAsync();
        using var visitor = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var few = await ListAsync(visitor);
        for (var n = 0; n < Sessions / 20; n++)
            await PublishAsync(app, $"mange-{n}", 20, 30);
        var many = await ListAsync(visitor);
        Line($"course list: {few:0.0} ms with a few sessions, {many:0.0} ms with {Sessions:N0} more, ratio {many / few:0.0}");
        Line($"Load at end {Report.MachineLoad()}");
        await app.StopAsync();
        return 0;
    }

    private static async Task<double> RateAsync(List<Guid> people, Func<Guid, Task> enrol)
    {
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (person, _) => await enrol(person));
        return people.Count / clock.Elapsed.TotalSeconds;
    }

    private static async Task EnrolAsync(WebApplication app, Guid person, Guid session)
    {
        await using var scope = await InAsync(app);
        scope.ServiceProvider.GetRequiredService<TenantContext>().SignIn(person);
        scope.ServiceProvider.GetRequiredService<Viewer>().SignIn(person, "", []);
        if (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new EnrolInSession(session, 0)) is not EnrolResult.Done and var refused)
            throw new InvalidOperationException(refused.ToString());
    }

    /// <summary>Median of seven, of the signed-out page as it is made anew: each with another query, which the cache has not seen.</summary>
    private static async Task<double> ListAsync(HttpClient visitor)
    {
        var times = new List<double>();
        for (var n = 0; n < 8; n++)
        {
            var watch = Stopwatch.GetTimestamp();
            (await visitor.GetAsync($"/{PortalServer.Tenant}/kurs?form=physical&form={Guid.NewGuid():N}")).EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        return times.Skip(1).Order().ElementAt(3);
    }

    private static async Task<List<Guid>> PeopleAsync(WebApplication app)
    {
        await using var scope = await InAsync(app);
        return await scope.ServiceProvider.GetRequiredService<PortalDb>().Set<Account>().Where(a => a.Email!.StartsWith("fastlege")).Select(a => a.Id).ToListAsync();
    }

    private static async Task<List<Guid>> PublishAsync(WebApplication app, string key, int sessions, int seats)
    {
        await using var scope = await InAsync(app);
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var document = ContentParser.Parse(services.GetRequiredService<ContentKinds>()["course"], Text(key, sessions, seats)).Document!;
        await services.GetRequiredService<Publisher>().PublishAsync(document, key, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return await db.Set<CourseSession>().Where(s => s.CourseKey == key).Select(s => s.Id).ToListAsync();
    }

    private static async Task<AsyncServiceScope> InAsync(WebApplication app) =>
        app.Services.CreateTenantScope((await app.Services.GetRequiredService<TenantDirectory>().ByKeyAsync(PortalServer.Tenant))!);

    private static string Text(string key, int sessions, int seats) =>
        $"---\nkey: {key}\ntitle: Måling {key}\nsummary: Et kurs for en måling.\nowner: Redaksjonen\naudience:\n  - gp\nvisibility: public\nchecked: 2026-11-21\ndue: 2027-11-21\norganiser: Målingen\nformat: physical\nsessions:\n"
        + string.Concat(Enumerable.Range(1, sessions).Select(n => $"  - key: s{n}\n    title: Samling {n}\n    place: Et sted\n    municipality: \"3405\"\n    format: physical\n    seats: {seats}\n    opens: 2026-01-01T08:00\n    closes: 2090-01-01T12:00\n    cancel_by: 2090-01-01T12:00\n"))
        + "meetings:\n"
        + string.Concat(Enumerable.Range(1, sessions).Select(n => $"  - key: m{n}\n    session: s{n}\n    title: Møte {n}\n    starts: 2090-02-01T09:00\n    ends: 2090-02-01T12:00\n"))
        + "sources:\n  - key: kilde\n    title: En kilde\n---\n\nTekst.\n";

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The three statements that an enrolment cannot do without, in a transaction each, on tables without anything else.</summary>
    private sealed class BareSeats(NpgsqlDataSource source) : IAsyncDisposable
    {
        private int _session;

        public static async Task<BareSeats> MakeAsync(string connection)
        {
            var source = NpgsqlDataSource.Create(connection);
            await using var command = source.CreateCommand("""
                CREATE SCHEMA bare;
                CREATE TABLE bare.sessions (id int PRIMARY KEY, capacity int NOT NULL, seated int NOT NULL, waiting int NOT NULL);
                CREATE TABLE bare.enrolments (id uuid PRIMARY KEY, session int NOT NULL, person uuid NOT NULL, state text NOT NULL, UNIQUE (session, person));
                """);
            await command.ExecuteNonQueryAsync();
            return new BareSeats(source);
        }

        public async Task<double> RunAsync(List<Guid> people)
        {
            _session++;
            await using var add = source.CreateCommand($"INSERT INTO bare.sessions VALUES ({_session}, 100, 0, 0)");
            await add.ExecuteNonQueryAsync();
            return await RateAsync(people, EnrolAsync);
        }

        public ValueTask DisposeAsync() => source.DisposeAsync();

        private async Task EnrolAsync(Guid person)
        {
            await using var connection = await source.OpenConnectionAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var isFree = (bool)(await Command(connection, "SELECT seated < capacity FROM bare.sessions WHERE id = $1 FOR UPDATE", _session).ExecuteScalarAsync())!;
            await Command(connection, "INSERT INTO bare.enrolments VALUES ($1, $2, $3, $4)", Guid.CreateVersion7(), _session, person, isFree ? "Seated" : "Waiting").ExecuteNonQueryAsync();
            await Command(connection, isFree ? "UPDATE bare.sessions SET seated = seated + 1 WHERE id = $1" : "UPDATE bare.sessions SET waiting = waiting + 1 WHERE id = $1", _session).ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        }

        private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
        {
            var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            return command;
        }
    }
}
