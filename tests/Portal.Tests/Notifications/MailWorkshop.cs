using KunnskapsPortal.Kernel.Access;
using KunnskapsPortal.Kernel.Messaging.Jobs;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Notifications.Contracts;
using KunnskapsPortal.Notifications.Data;
using KunnskapsPortal.Notifications.SendMail;
using KunnskapsPortal.Portal.Tests.Ground;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Notifications;

/// <summary>Mails for the tests of the post.</summary>
public static class MailWorkshop
{
    public const string Kind = "prove";

    /// <summary>Waits for a server as long as a test may last, and has a kind of notice to send.</summary>
    public static void Prepare(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton(new SmtpPatience
        {
            Reply = TimeSpan.FromSeconds(3), Answer = TimeSpan.FromSeconds(3), AnswerAtStop = TimeSpan.FromSeconds(1), LeaveAlone = TimeSpan.Zero,
        }));
        services.AddSingleton(new NoticeKind(Kind, () => "Prøve", () => "Når vi prøver.", NoticeWay.AtOnce, () => new NoticeContent("Prøve", "/") { AddressLabel = "Les" }));
    }

    /// <summary>A portal that sends to this server.</summary>
    public static async Task<TestPortal> StartAsync(DatabaseKind kind, MailServer? server) =>
        await TestPortal.StartAsync((await Databases.CopyAsync(kind)) with { Smtp = server?.Address }, Prepare);

    /// <summary>Puts a mail in the outbox with its job, as a module does.</summary>
    public static async Task<Guid> WriteAsync(IServiceProvider services, string address, Action<Draft>? change = null)
    {
        var draft = new Draft();
        change?.Invoke(draft);
        var db = services.GetRequiredService<PortalDb>();
        var mail = new OutgoingMail
        {
            Id = Guid.CreateVersion7(), PersonId = draft.Person, Kind = draft.Kind, Matter = $"prove:{Guid.NewGuid():N}", Address = address, Name = "Prøve Person", Language = Language.Nynorsk,
            Subject = "Emne på prøve", Text = draft.Text, Html = "<p>Prøve</p>", Unsubscribe = draft.Unsubscribe, CreatedAt = services.GetRequiredService<IClock>().GetCurrentInstant(),
            NotAfter = draft.NotAfter, Calendar = draft.Calendar, CalendarMethod = draft.Calendar is null ? null : "REQUEST",
        };
        await using var transaction = await services.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        db.Add(mail);
        services.GetRequiredService<JobQueue>().Add("mail.send", mail.Id.ToString("N"));
        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);
        return mail.Id;
    }

    public static async Task<Guid> WriteAsync(TestPortal portal, string address, Action<Draft>? change = null, string tenant = "innlandet")
    {
        await using var scope = await portal.InAsync(tenant);
        return await WriteAsync(scope.ServiceProvider, address, change);
    }

    public static async Task<T> ReadAsync<T>(TestPortal portal, Func<PortalDb, Task<T>> read, string tenant = "innlandet")
    {
        await using var scope = await portal.InAsync(tenant);
        return await read(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    public static Task<OutgoingMail> MailAsync(TestPortal portal, Guid id) => ReadAsync(portal, db => db.Set<OutgoingMail>().AsNoTracking().SingleAsync(m => m.Id == id));

    public static Task<Job> JobAsync(TestPortal portal, Guid id)
    {
        var key = id.ToString("N");
        return ReadAsync(portal, db => db.Set<Job>().AsNoTracking().SingleAsync(j => j.Key == key));
    }

    public static Task<Guid> PersonAsync(TestPortal portal, string name) =>
        ReadAsync(portal, db => db.Set<Account>().Where(a => a.Email == $"{name}@demo.example").Select(a => a.Id).SingleAsync());

    public static Task<int> RunAsync(TestPortal portal) => portal.Services.GetRequiredService<JobWorker>().RunDueAsync(CancellationToken.None);

    /// <summary>Does what is due, and moves the clock past every pause, until the mail has ended.</summary>
    public static async Task<OutgoingMail> RunToTheEndAsync(TestPortal portal, Guid id)
    {
        for (var round = 0; round < 12; round++)
        {
            await RunAsync(portal);
            if (await MailAsync(portal, id) is { State: not MailState.Waiting } ended)
                return ended;
            portal.Clock.MoveTo(portal.Clock.GetCurrentInstant() + Duration.FromHours(25));
        }

        throw new InvalidOperationException("The mail does not end.");
    }

    /// <summary>What may differ from one mail to the next.</summary>
    public sealed class Draft
    {
        public string Kind { get; set; } = MailWorkshop.Kind;

        public Guid? Person { get; set; }

        public string? Unsubscribe { get; set; }

        public string Text { get; set; } = "Dette er ei prøve.";

        public string? Calendar { get; set; }

        public Instant? NotAfter { get; set; }
    }
}

/// <summary>A portal and its mail server, for the tests of a class.</summary>
public abstract class PostFixture(DatabaseKind kind) : IAsyncLifetime
{
    public DatabaseKind Kind => kind;

    public TestPortal Portal { get; private set; } = null!;

    public MailServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await MailServer.StartAsync();
        Portal = await MailWorkshop.StartAsync(kind, Server);
    }

    public async Task DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Server.DisposeAsync();
    }
}

public sealed class PostOnSqlite() : PostFixture(DatabaseKind.Sqlite);

public sealed class PostOnPostgreSql() : PostFixture(DatabaseKind.PostgreSql);
