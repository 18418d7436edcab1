using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Kernel.Time;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KunnskapsPortal.Benchmarks;

/// <summary>
/// The weekly letter to 5,000 members of one tenant: written by its job, and sent by the worker to a mail server on the same
/// machine. Everyone must get one letter, and nobody two.
/// </summary>
internal static class Letters
{
    private const int People = 5_000;
    private const int WithLines = 5;

    public static async Task<int> AllAsync()
    {
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors, load at start {Report.MachineLoad()}");
        var isWhole = await OneAsync(null);
        if (Environment.GetEnvironmentVariable("KP_TEST_POSTGRES") is { Length: > 0 } server)
            isWhole &= await OneAsync(server);
        Console.WriteLine($"Load at end {Report.MachineLoad()}");
        return isWhole ? 0 : 1;
    }

    private static async Task<bool> OneAsync(string? server)
    {
        await using var installation = await Installation.MakeAsync(server);
        await using var mail = await MailServer.StartAsync();
        await using var app = PortalApp.Build(new PortalOptions
        {
            Data = installation.Data,
            Database = installation.Words.ElementAtOrDefault(2),
            Root = Repository.Root,
            Urls = "http://127.0.0.1:0",
            Smtp = $"smtp://127.0.0.1:{mail.Port}",
            PublicUrl = "https://portalen.example",
        });
        await app.Services.GetRequiredService<PortalStart>().PrepareAsync(CancellationToken.None);
        var tenant = (await app.Services.GetRequiredService<TenantDirectory>().ByKeyAsync(PortalServer.Tenant))!;
        var expected = await FillAsync(app, tenant);

        var before = Memory();
        var watch = Stopwatch.GetTimestamp();
        await WriteAsync(app, tenant);
        var writing = Stopwatch.GetElapsedTime(watch);
        var afterWriting = Memory();
        watch = Stopwatch.GetTimestamp();
        await app.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);
        var sending = Stopwatch.GetElapsedTime(watch);

        var received = await mail.ReceivedAsync(expected.Count, TimeSpan.FromSeconds(5));
        var (ids, addresses) = (received.Select(r => r.Id).Distinct().Count(), received.Select(r => r.To).ToHashSet(StringComparer.OrdinalIgnoreCase));
        var missing = expected.Count(address => !addresses.Contains(address));
        Line($"{installation.Name}: {expected.Count} letters written in {writing.TotalSeconds:0.0} s ({expected.Count / writing.TotalSeconds:0} a second), sent in {sending.TotalSeconds:0.0} s ({received.Count / sending.TotalSeconds:0} a second)");
        Line($"{installation.Name}: received {received.Count}, distinct Message-IDs {ids}, distinct recipients {addresses.Count}, missing {missing}, twice {received.Count - addresses.Count}");
        Line($"{installation.Name}: peak memory of the process {before} MB before, {afterWriting} MB when written, {Memory()} MB when sent");
        return missing == 0 && received.Count == expected.Count && ids == received.Count;
    }

    private static async Task WriteAsync(WebApplication app, Tenant tenant)
    {
        await using var scope = app.Services.CreateTenantScope(tenant);
        var due = scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant();
        var end = await scope.ServiceProvider.GetRequiredKeyedService<IJobHandler>("letter.write").RunAsync(
            new JobRun(due.InZone(Oslo.Zone).LocalDateTime.Iso(), 1, due), CancellationToken.None);
        if (end != JobEnd.Done)
            throw new InvalidOperationException(end.ToString());
    }

    /// <summary>Members, every fifth with a line that waits. Gives the addresses of all confirmed members.</summary>
    private static async Task<IReadOnlyList<string>> FillAsync(WebApplication app, Tenant tenant)
    {
        for (var n = 0; n < People; n += 500)
        {
            await using var scope = app.Services.CreateTenantScope(tenant);
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            var now = scope.ServiceProvider.GetRequiredService<IClock>().GetCurrentInstant();
            await using var transaction = await scope.ServiceProvider.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
            for (var at = n; at < n + 500; at++)
                Add(db, at, now);
            await db.SaveChangesAsync();
            await transaction.CommitAsync(CancellationToken.None);
        }

        await using var reading = app.Services.CreateTenantScope(tenant);
        var all = reading.ServiceProvider.GetRequiredService<PortalDb>();
        var members = await all.Set<Membership>().Where(m => m.ConfirmedAt != null && m.EndedAt == null).Select(m => m.PersonId).Distinct().ToListAsync();
        return await all.Set<Account>().Where(a => members.Contains(a.Id)).Select(a => a.Email!).ToListAsync();
    }

    private static void Add(PortalDb db, int n, Instant now)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"medlem{n}@maling.example");
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Email = email,
            UserName = email,
            NormalizedEmail = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            DisplayName = string.Create(CultureInfo.InvariantCulture, $"Medlem Nummer {n}"),
            SecurityStamp = "x",
            Language = n % 10 == 0 ? Kernel.Text.Language.Nynorsk : null,
        };
        var membership = new Membership { Id = Guid.CreateVersion7(), PersonId = account.Id, Role = Role.Gp, AppliedAt = now };
        membership.Confirm(account.Id, now);
        db.AddRange(account, membership);
        if (n % WithLines != 0)
            return;
        db.Add(new DigestLine
        {
            Id = Guid.CreateVersion7(),
            PersonId = account.Id,
            Kind = "letter",
            Matter = "maling",
            Title = "Kurset har fått nytt rom",
            Text = "Du trenger ikke gjøre noe.",
            Address = "/kurs",
            At = now,
        });
    }

    private static long Memory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_000_000;
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
