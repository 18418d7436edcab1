using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Tenancy;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace KunnskapsPortal.Editorial.MoveContent;

/// <summary>
/// Zips that somebody has sent and not yet taken in, in <c>import/{tenant}/</c> of the data folder. Each is gone when it is taken
/// in, withdrawn, or a day old. Several nodes share the folder. Looks for old ones every hour.
/// </summary>
public sealed class StagedImports(DatabaseOptions options, IClock clock) : BackgroundService
{
    private static readonly Duration Life = Duration.FromHours(24);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private string Root => Path.Combine(options.DataFolder, "import");

    /// <summary>Keeps the bytes and gives them a name.</summary>
    public async Task<Guid> KeepAsync(TenantId tenant, Stream zip, CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        var path = PathOf(tenant, id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            await zip.CopyToAsync(file, cancel);
        File.SetLastWriteTimeUtc(path, clock.GetCurrentInstant().ToDateTimeUtc());
        return id;
    }

    /// <summary>Where it lies; null where the tenant has none of this name, or no longer.</summary>
    public string? Find(TenantId tenant, Guid id)
    {
        var path = PathOf(tenant, id);
        return File.Exists(path) && !IsOld(path) ? path : null;
    }

    /// <summary>Those of a tenant that wait, the newest first.</summary>
    public IReadOnlyList<(Guid Id, Instant At)> Waiting(TenantId tenant) =>
        !Directory.Exists(Path.Combine(Root, tenant.Value)) ? [] :
        [
            .. Directory.EnumerateFiles(Path.Combine(Root, tenant.Value), "*.zip").Where(path => !IsOld(path))
                .Select(path => (Guid.Parse(Path.GetFileNameWithoutExtension(path)), At(path))).OrderByDescending(staged => staged.Item2),
        ];

    public void Remove(TenantId tenant, Guid id) => File.Delete(PathOf(tenant, id));

    public void RemoveOld()
    {
        if (!Directory.Exists(Root))
            return;
        foreach (var path in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(IsOld))
            File.Delete(path);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            RemoveOld();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static Instant At(string path) => Instant.FromDateTimeUtc(File.GetLastWriteTimeUtc(path));

    private string PathOf(TenantId tenant, Guid id) => Path.Combine(Root, tenant.Value, $"{id}.zip");

    private bool IsOld(string path) => clock.GetCurrentInstant() - At(path) > Life;
}
