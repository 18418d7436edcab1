using KunnskapsPortal.Kernel.Tenancy;
using KunnskapsPortal.Web.Start;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace KunnskapsPortal.Portal.Tests.Ground;

/// <summary>The real portal on Kestrel on a loopback port, with a database of its own and a clock that can be moved.</summary>
public sealed class TestPortal : IAsyncDisposable
{
    private readonly WebApplication _app;

    private bool _isGuest;

    private TestPortal(WebApplication app, PortalOptions options, TestClock clock, QueryCounter queries)
    {
        _app = app;
        Options = options;
        Clock = clock;
        Queries = queries;
        Address = new Uri(app.Urls.First());
    }

    public PortalOptions Options { get; }

    public TestClock Clock { get; }

    public QueryCounter Queries { get; }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<TestPortal> StartAsync(DatabaseKind kind, Action<IServiceCollection>? change = null) =>
        await StartAsync(await Databases.CopyAsync(kind), change);

    public static async Task<TestPortal> StartAsync(PortalOptions options, Action<IServiceCollection>? change = null)
    {
        var clock = new TestClock();
        var queries = new QueryCounter();
        var app = PortalApp.Build(options, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IClock>(clock));
            // What the portal does by itself now and then, tests do when they want it: it must not disturb their counting.
            foreach (var timer in services.Where(s => s.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService) && IsOurs(s)).ToList())
                services.Remove(timer);
            queries.AddTo(services, options.Database is not null);
            change?.Invoke(services);
        });
        await app.Services.GetRequiredService<PortalStart>().PrepareAsync(CancellationToken.None);
        await app.StartAsync();
        return new TestPortal(app, options, clock, queries);
    }

    /// <summary>A second portal on the data of another, as a second process: nothing in memory is shared.</summary>
    public static async Task<TestPortal> JoinAsync(TestPortal other, Action<IServiceCollection>? change = null)
    {
        var portal = await StartAsync(other.Options, change);
        portal._isGuest = true;
        portal.Clock.MoveTo(other.Clock.GetCurrentInstant());
        return portal;
    }

    /// <summary>A browser of its own: keeps cookies, follows no redirects.</summary>
    public Visitor Visit() => new(Address);

    /// <summary>A browser that has signed in as <c>{name}@demo.example</c>.</summary>
    public async Task<Visitor> SignInAsync(string name, string tenant = "innlandet")
    {
        var visitor = Visit();
        await visitor.SignInAsync(name, tenant);
        return visitor;
    }

    /// <summary>
    /// What a warm page costs in queries. The clock is first moved past the second that a tenant's revision may be remembered,
    /// so that the first look, not the counted one, fills what is kept per revision (the menu).
    /// </summary>
    public async Task<(Answer Answer, int Queries)> CostAsync(Visitor visitor, string address)
    {
        Clock.MoveTo(Clock.GetCurrentInstant() + Duration.FromSeconds(2));
        await visitor.GetAsync(address);
        var before = Queries.Count;
        var answer = await visitor.GetAsync(address);
        return (answer, Queries.Count - before);
    }

    /// <summary>A service scope that works for a tenant.</summary>
    public async Task<AsyncServiceScope> InAsync(string tenant)
    {
        var found = await Services.GetRequiredService<TenantDirectory>().ByKeyAsync(tenant);
        return Services.CreateTenantScope(found!);
    }

    private static bool IsOurs(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.DeclaringType)?.Assembly.GetName().Name is { } name
        && (name.StartsWith("KunnskapsPortal", StringComparison.Ordinal) || name == "Quartz");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (!_isGuest)
            await Databases.DropAsync(Options);
    }
}

/// <summary>One portal for the tests of a class.</summary>
public abstract class PortalFixture(DatabaseKind kind) : IAsyncLifetime
{
    public DatabaseKind Kind => kind;

    public TestPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync() => Portal = await TestPortal.StartAsync(kind);

    public async Task DisposeAsync() => await Portal.DisposeAsync();
}

public sealed class OnSqlite() : PortalFixture(DatabaseKind.Sqlite);

public sealed class OnPostgreSql() : PortalFixture(DatabaseKind.PostgreSql);
