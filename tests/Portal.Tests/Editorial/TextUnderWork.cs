using KunnskapsPortal.Kernel.Persistence;
using KunnskapsPortal.Kernel.Publishing;
using KunnskapsPortal.Kernel.Text;
using KunnskapsPortal.Portal.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace KunnskapsPortal.Portal.Tests.Editorial;

/// <summary>Texts on the desk for tests to write in.</summary>
internal static class TextUnderWork
{
    /// <summary>A whole draft of a page.</summary>
    public static async Task<Guid> NewAsync(IServiceProvider scope, string key)
    {
        var db = scope.GetRequiredService<PortalDb>();
        await using var transaction = await scope.GetRequiredService<IWriteLock>().BeginAsync(db, CancellationToken.None);
        var document = ContentParser.Parse(scope.GetRequiredService<ContentKinds>()["page"], ImportExportTests.Page(key, key)).Document!;
        var item = await scope.GetRequiredService<Publisher>().SaveDraftAsync(document, key, Language.Bokmal, VersionOrigin.Editor, null, CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return item.Id;
    }
}
