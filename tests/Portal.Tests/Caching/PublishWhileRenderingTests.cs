using System.Data.Common;
using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Portal.Tests.Ground;
using KunnskapsPortal.Portal.Tests.Publishing;
using KunnskapsPortal.Web.Start;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Caching;

/// <summary>
/// A page has read its text and is still rendering when the text is published anew. What it sends is old, and it ends after the
/// publication: a cache that knew the path alone would keep it and serve it to everyone.
/// </summary>
public abstract class PublishWhileRenderingTests(DatabaseKind kind)
{
    [Theory]
    [InlineData("oslo", "oslo")]
    [InlineData("nasjonal", "oslo")]
    public async Task A_page_that_was_rendering_is_never_served_to_those_who_come_after(string publishedIn, string readIn)
    {
        var gate = new Gate();
        await using var portal = await TestPortal.StartAsync(kind, services =>
        {
            services.ConfigureDbContext<SqlitePortalDb>((_, options) => options.AddInterceptors(gate));
            services.ConfigureDbContext<PostgreSqlPortalDb>((_, options) => options.AddInterceptors(gate));
        });
        await PublishAsync(portal, publishedIn, "Før");
        using var early = portal.Visit();
        using var late = portal.Visit();

        gate.Arm();
        var rendering = early.GetAsync($"/{readIn}/side/samtidig");
        await gate.Reached.WaitAsync(TimeSpan.FromSeconds(30));
        await PublishAsync(portal, publishedIn, "Etter");
        // Another process learns of it within a second; this one is told, as it would be then.
        var during = late.GetAsync($"/{readIn}/side/samtidig");
        Assert.Equal("Etter", (await during.WaitAsync(TimeSpan.FromSeconds(30))).Text("h1"));
        gate.Open();

        // The old page did end after the publication: there was something to keep.
        Assert.Equal("Før", (await rendering).Text("h1"));
        for (var n = 0; n < 3; n++)
            Assert.Equal("Etter", (await late.GetAsync($"/{readIn}/side/samtidig")).Text("h1"));
    }

    private static async Task PublishAsync(TestPortal portal, string tenant, string title)
    {
        var folder = Folders.CreateTempSubdirectory("kp-while-").FullName;
        var path = Path.Combine(folder, tenant, "page", "samtidig.nb.md");
        Folders.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, ImportExportTests.Page("samtidig", title));
        await portal.Services.GetRequiredService<PortalStart>().ImportAsync(folder, CancellationToken.None);
        Folders.Delete(folder, true);
    }

    /// <summary>Holds the first reading of the page's text after it has been armed: the rows are read, and go no further.</summary>
    private sealed class Gate : DbCommandInterceptor
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _isArmed;

        public Task Reached => _reached.Task;

        public void Arm() => Interlocked.Exchange(ref _isArmed, 1);

        public void Open() => _open.SetResult();

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            var isTheText = command.CommandText.Contains("\"Text\"", StringComparison.Ordinal)
                && command.Parameters.Cast<DbParameter>().Any(parameter => parameter.Value is "samtidig");
            if (isTheText && Interlocked.Exchange(ref _isArmed, 0) == 1)
            {
                _reached.SetResult();
                await _open.Task;
            }

            return result;
        }
    }
}

public sealed class PublishWhileRenderingOnSqlite() : PublishWhileRenderingTests(DatabaseKind.Sqlite);

[Trait("Category", "PostgreSql")]
public sealed class PublishWhileRenderingOnPostgreSql() : PublishWhileRenderingTests(DatabaseKind.PostgreSql);
